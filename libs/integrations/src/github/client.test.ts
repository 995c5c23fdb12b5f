import type { ProviderRequest } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { githubClient } from './client.js';

function clientAnswering(
  status: number,
  body: string,
  type = 'application/json; charset=utf-8',
  api = 'https://api.github.com',
) {
  const sent: ProviderRequest[] = [];
  const client = githubClient({
    urls: { web: 'https://github.com', api },
    send: async (request) => {
      sent.push(request);
      return { status, headers: { 'content-type': type }, body: Buffer.from(body) };
    },
    sites: [],
  });
  return { client, sent };
}

describe('the client', () => {
  it('builds a request without a credential and hands it over', async () => {
    const { client, sent } = clientAnswering(201, '{"number":7}');
    const { data } = await client.issues.create({ owner: 'o', repo: 'n', title: 'Hi' });
    expect(data.number).toBe(7);
    expect(sent).toEqual([
      expect.objectContaining({
        method: 'POST',
        url: 'https://api.github.com/repos/o/n/issues',
        body: '{"title":"Hi"}',
      }),
    ]);
    expect(Object.keys(sent[0]?.headers ?? {})).not.toContain('authorization');
  });

  it('throws what GitHub refused, with its status and words', async () => {
    const { client } = clientAnswering(422, '{"message":"No"}');
    await expect(client.issues.get({ owner: 'o', repo: 'n', issue_number: 1 })).rejects.toMatchObject({
      status: 422,
      response: { data: { message: 'No' } },
    });
  });

  it('gives text as text, also a broken JSON and a raw file', async () => {
    const { client } = clientAnswering(200, '{"a":', 'application/json');
    expect((await client.request('GET /user')).data).toBe('{"a":');
    const raw = clientAnswering(200, '{"a":1}', 'application/vnd.github.raw+json; charset=utf-8');
    expect((await raw.client.request('GET /user')).data).toBe('{"a":1}');
  });

  it('keeps a slash inside a parameter inside it', async () => {
    const { client, sent } = clientAnswering(200, '[]');
    await client.repos.getContent({ owner: 'o', repo: 'n', path: 'a/b?c', ref: 'x/y' });
    expect(sent[0]?.url).toBe('https://api.github.com/repos/o/n/contents/a%2Fb%3Fc?ref=x%2Fy');
  });

  it('finds GraphQL beside REST on GitHub Enterprise Server', async () => {
    const { client, sent } = clientAnswering(200, '{}', 'application/json', 'https://git.example/api/v3');
    await client.request('POST /graphql', { query: '{ viewer { login } }' });
    expect(sent[0]?.url).toBe('https://git.example/api/graphql');
  });
});
