import { Readable } from 'node:stream';

import type { ProviderRequest } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { googleClient } from './client.js';

const urls = {
  accounts: 'https://accounts.example',
  oauth: 'https://oauth.example',
  gmail: 'http://127.0.0.1:1/google/api',
  drive: 'http://127.0.0.1:1/google/api',
  userinfo: 'http://127.0.0.1:1/google/api/oauth2',
  account: 'https://account.example',
};

function clientAnswering(status: number, body: string | Buffer, type = 'application/json; charset=UTF-8') {
  const sent: ProviderRequest[] = [];
  const client = googleClient({
    urls,
    sites: [],
    send: async (request) => {
      sent.push(request);
      return { status, headers: { 'content-type': type, 'retry-after': '7' }, body: Buffer.from(body) };
    },
  });
  return { client, sent };
}

describe('the client', () => {
  it('builds a request without a credential, below the configured base', async () => {
    const { client, sent } = clientAnswering(200, '{"threads":[{"id":"1"}]}');
    const { data } = await client.gmail.users.threads.list({
      userId: 'me',
      q: 'from:ana subject:"a b"',
      labelIds: ['INBOX', 'UNREAD'],
    });
    expect(data.threads).toEqual([{ id: '1' }]);
    expect(sent).toEqual([
      {
        method: 'GET',
        url: 'http://127.0.0.1:1/google/api/gmail/v1/users/me/threads?q=from%3Aana%20subject%3A%22a%20b%22&labelIds=INBOX&labelIds=UNREAD',
        headers: {},
      },
    ]);
  });

  it('sends JSON, and uploads below the same base', async () => {
    const { client, sent } = clientAnswering(200, '{"id":"f"}');
    await client.gmail.users.messages.send({ userId: 'me', requestBody: { raw: 'aGk' } });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      body: '{"raw":"aGk"}',
      headers: { 'content-type': 'application/json' },
    });
    await client.drive.files.create({
      requestBody: { name: 'a' },
      media: { mimeType: 'text/markdown', body: Readable.from([Buffer.from('# Hi')]) },
    });
    expect(sent[1]?.url).toBe(`${urls.drive}/upload/drive/v3/files?uploadType=multipart`);
    expect(String(sent[1]?.body)).toMatch(/\{"name":"a"\}[^]*text\/markdown\r\n\r\n# Hi/);
  });

  it('throws what Google refused, with its status, its reason and what it is about', async () => {
    const body = {
      error: {
        code: 404,
        message: 'Requested entity was not found.',
        errors: [{ reason: 'notFound', location: 'fileId' }],
      },
    };
    const { client } = clientAnswering(404, JSON.stringify(body));
    await expect(client.drive.files.get({ fileId: 'F1', fields: 'id' })).rejects.toMatchObject({
      status: 404,
      reason: 'notFound',
      location: 'fileId',
      url: `${urls.drive}/drive/v3/files/F1`,
      retryAfter: 7,
    });
  });

  it('gives bytes as bytes and text as text', async () => {
    const { client } = clientAnswering(200, Buffer.from([0, 255]), 'application/pdf');
    const { data } = await client.drive.files.get(
      { fileId: 'F1', alt: 'media' },
      { responseType: 'arraybuffer' },
    );
    expect(data).toEqual(Buffer.from([0, 255]));
    const text = clientAnswering(200, '# Hi', 'text/markdown');
    const exported = await text.client.drive.files.export({ fileId: 'F1', mimeType: 'text/markdown' });
    expect(exported.data).toBe('# Hi');
  });

  it('knows who the person is', async () => {
    const { client, sent } = clientAnswering(200, '{"sub":"1","email":"ana@northwind.example"}');
    expect(await client.userinfo()).toMatchObject({ sub: '1', email: 'ana@northwind.example' });
    expect(sent[0]?.url).toBe(`${urls.userinfo}/v1/userinfo`);
  });
});
