import type { drive_v3 } from '@googleapis/drive';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { driveAs, idOf, refusalOf } from '../../../../../../test/support/google-drive.js';
import { googleTokensOf, googleScopes, sandboxForTest } from '../../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../../sandbox.js';

const doc = 'application/vnd.google-apps.document';
const sheet = 'application/vnd.google-apps.spreadsheet';
let sandbox: Sandbox;
let ana: drive_v3.Drive;

beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await driveAs(sandbox, 'ana-lopez');
});
afterAll(() => sandbox.close());

const upload = (requestBody: drive_v3.Schema$File, mimeType: string, body: string) =>
  ana.files.create({ requestBody, media: { mimeType, body }, fields: 'id,name,mimeType,size' });

it('keeps uploaded bytes as they are', async () => {
  const body = 'a\r\n--b\r\n\r\nümlaut';
  const { data } = await upload({ name: 'odd.txt' }, 'text/plain', body);
  expect(data).toMatchObject({
    name: 'odd.txt',
    mimeType: 'text/plain',
    size: String(Buffer.byteLength(body)),
  });
  expect((await ana.files.get({ fileId: data.id ?? '', alt: 'media' })).data).toBe(body);
  const bare = await ana.files.create({ media: { mimeType: 'text/plain', body: 'x' } });
  expect(bare.data).toMatchObject({ name: 'Untitled', mimeType: 'text/plain' });
});

it('turns Markdown into a document and CSV into a sheet, and nothing else', async () => {
  const made = await upload({ name: 'Plan', mimeType: doc }, 'text/markdown', '# Plan\n\n- one\n');
  expect(made.data).toEqual({ id: expect.any(String), name: 'Plan', mimeType: doc });
  const fileId = made.data.id ?? '';
  expect((await ana.files.export({ fileId, mimeType: 'text/markdown' })).data).toBe('# Plan\n\n* one\n');
  const table = await upload({ name: 'T', mimeType: sheet }, 'text/csv', 'a,b\n1,2\n');
  const csv = await ana.files.export({ fileId: table.data.id ?? '', mimeType: 'text/csv' });
  expect(csv.data).toBe('a,b\r\n1,2');
  expect((await upload({ name: 'P', mimeType: doc }, 'application/pdf', '%PDF')).status).toBe(400);
});

it('replaces content, keeps the old as a revision and notes who did it', async () => {
  const { data } = await upload({ name: 'r.txt' }, 'text/plain', 'one');
  const fileId = data.id ?? '';
  const facts = async () =>
    (await ana.files.get({ fileId, fields: 'modifiedTime,version,headRevisionId,md5Checksum' })).data;
  const before = await facts();
  sandbox.clock.advance(60);
  await ana.files.update({ fileId, media: { mimeType: 'text/plain', body: 'two' } });
  const after = await facts();
  expect(Date.parse(after.modifiedTime ?? '')).toBeGreaterThan(Date.parse(before.modifiedTime ?? ''));
  expect(Number(after.version)).toBeGreaterThan(Number(before.version));
  expect(after.md5Checksum).not.toBe(before.md5Checksum);
  const { revisions } = (await ana.revisions.list({ fileId, fields: '*' })).data;
  expect(revisions).toMatchObject([{ size: '3' }, { lastModifyingUser: { displayName: 'Ana Lopez' } }]);
  const revisionId = revisions?.[0]?.id ?? '';
  expect((await ana.revisions.get({ fileId, revisionId, alt: 'media' })).data).toBe('one');
  const reader = await driveAs(sandbox, 'ana-lopez', 'drive.metadata.readonly');
  const template = await idOf(ana, 'Weekly product update template');
  expect((await reader.revisions.list({ fileId })).status).toBe(200);
  expect(refusalOf(await ana.revisions.list({ fileId: template }))[1]).toBe('insufficientFilePermissions');
});

it('writes text into a document that stays a document', async () => {
  const fileId = await idOf(ana, 'Notes to self');
  const media = { mimeType: 'text/markdown', body: '# New\n' };
  expect((await ana.files.update({ fileId, media })).data.mimeType).toBe(doc);
  expect((await ana.files.export({ fileId, mimeType: 'text/markdown' })).data).toBe('# New\n');
  expect((await ana.revisions.list({ fileId })).data.revisions).toHaveLength(2);
});

it('takes an id that it gave out, once, and not for documents', async () => {
  const ids = (await ana.files.generateIds({ count: 2 })).data.ids ?? [];
  const create = (requestBody: drive_v3.Schema$File) => ana.files.create({ requestBody });
  const [id = '', other = ''] = ids;
  expect((await create({ id, name: 'Once' })).data).toMatchObject({ id, name: 'Once' });
  expect(refusalOf(await create({ id, name: 'Twice' }))).toEqual([409, 'fileIdInUse']);
  expect(refusalOf(await create({ id: other, mimeType: doc }))).toEqual([400, 'generatedIdNotSupported']);
  expect(refusalOf(await create({ id: '1madeup', name: 'x' }))[0]).toBe(400);
  const folder = await create({ id: other, mimeType: 'application/vnd.google-apps.folder' });
  expect(folder.status).toBe(200);
});

it('refuses bodies that Drive does not know, and places that one may not write to', async () => {
  const create = async (requestBody: object) => refusalOf(await ana.files.create({ requestBody }));
  expect((await create({ title: 'v2' }))[0]).toBe(400);
  expect(await create({ name: 'x', size: '1' })).toEqual([403, 'fieldNotWritable']);
  expect(await create({ parents: ['1nothing'] })).toEqual([404, 'notFound']);
  expect(await create({ parents: [await idOf(ana, 'Templates')] })).toEqual([
    403,
    'insufficientFilePermissions',
  ]);
  expect((await create({ mimeType: 'application/vnd.google-apps.form' }))[0]).toBe(400);
  expect((await create({ parents: ['root', 'root'] }))[0]).toBe(400);
});

async function session(headers: Record<string, string>): Promise<string> {
  const { access_token } = await googleTokensOf(sandbox, 'ana-lopez', googleScopes('drive'));
  const response = await fetch(
    `${sandbox.google.api}/upload/drive/v3/files?uploadType=resumable&fields=id,size`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'big.bin' }),
    },
  );
  expect(response.status).toBe(200);
  return response.headers.get('location') ?? '';
}

const put = (url: string, range: string, body: Buffer) =>
  fetch(url, { method: 'PUT', headers: { 'content-range': range }, body: new Uint8Array(body) });

it('takes a large file in pieces, says how far it is, and goes on after a break', async () => {
  const bytes = Buffer.alloc(600_000, 'arm ');
  const chunk = 262_144;
  const url = await session({ 'x-upload-content-type': 'application/zip' });
  const first = await put(url, `bytes 0-${chunk - 1}/${bytes.length}`, bytes.subarray(0, chunk));
  expect([first.status, first.headers.get('range')]).toEqual([308, `bytes=0-${chunk - 1}`]);
  expect((await put(url, `bytes ${chunk}-${chunk + 9}/${bytes.length}`, bytes.subarray(0, 10))).status).toBe(
    400,
  );
  const asked = await put(url, `bytes */${bytes.length}`, Buffer.alloc(0));
  expect([asked.status, asked.headers.get('range')]).toEqual([308, `bytes=0-${chunk - 1}`]);
  const last = await put(url, `bytes ${chunk}-${bytes.length - 1}/${bytes.length}`, bytes.subarray(chunk));
  expect(await last.json()).toEqual({ id: expect.any(String), size: '600000' });
  const again = await put(url, `bytes */${bytes.length}`, Buffer.alloc(0));
  expect(again.status).toBe(200);
  expect((await put(`${url}x`, 'bytes */1', Buffer.alloc(0))).status).toBe(404);
});
