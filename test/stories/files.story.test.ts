import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { rowsOf } from '../catalog/cases/rows.js';
import { type House, openHouse } from '../support/house.js';
import { type McpWorld, openMcp } from '../support/mcp-world.js';
import { Visitor, type Who } from '../support/visitor.js';

interface Handle {
  readonly file_handle: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

let house: House;
let keys: Record<Who, string>;
let ana: McpWorld;

beforeAll(async () => {
  house = await openHouse();
  const keyOf = async (who: Who) => (await new Visitor(house, who).signIn()).key();
  const [ben, chloe, dmitri] = await Promise.all([keyOf('ben'), keyOf('chloe'), keyOf('dmitri')]);
  const visitor = await new Visitor(house, 'ana').signIn();
  await visitor.connect('find-and-read-documents');
  await visitor.connect('draft-replies');
  keys = { ana: await visitor.key(), ben, chloe, dmitri };
  ana = await openMcp(house.url, keys.ana);
}, 60_000);
afterAll(async () => {
  await ana.close();
  await house.close();
});

const download = (handle: string, who: Who = 'ana'): Promise<Response> =>
  fetch(`${house.url}/api/v1/files/${handle}`, { headers: { authorization: `Bearer ${keys[who]}` } });

const upload = (
  query: Record<string, string>,
  bytes: Uint8Array<ArrayBuffer>,
  type = 'application/octet-stream',
) =>
  fetch(`${house.url}/api/v1/files?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.ana}`, 'content-type': type },
    body: bytes,
  });

async function uploaded(name: string, text: string, mime?: string): Promise<Handle> {
  const answer = await upload({ name, ...(mime !== undefined && { mime }) }, new TextEncoder().encode(text));
  expect(answer.status).toBe(201);
  return (await answer.json()) as Handle;
}

describe('a document that was got out of Drive', () => {
  let handle: Handle;

  beforeAll(async () => {
    const [spec] = rowsOf(
      await ana.call('drive_search_files', { name: 'Gripper force limit', types: ['doc'] }),
    );
    handle = (await ana.call('drive_export_file', {
      file: spec?.['file_id'],
      format: 'pdf',
    })) as unknown as Handle;
  });

  it('is a handle, and no content', () => {
    expect(handle).toEqual({
      file_handle: expect.any(String),
      name: expect.stringMatching(/^Gripper force limit.*\.pdf$/),
      mime: 'application/pdf',
      size: expect.any(Number),
    });
  });

  it('is downloaded by whom it belongs to, as a file that no browser opens as a page', async () => {
    const answer = await download(handle.file_handle);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''Gripper%20force%20limit/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect({ size: bytes.length, head: bytes.subarray(0, 5).toString() }).toEqual({
      size: handle.size,
      head: '%PDF-',
    });
  });

  it.each(['ben', 'chloe', 'dmitri'] as const)('is for %s what no file is', async (who) => {
    const [foreign, unknown] = await Promise.all([
      download(handle.file_handle, who),
      download(`file_${randomUUID()}`, who),
    ]);
    expect(foreign.status).toBe(404);
    expect(await foreign.json()).toEqual(await unknown.json());
  });

  it('is nothing to anybody without a key', async () => {
    const answer = await fetch(`${house.url}/api/v1/files/${handle.file_handle}`);
    expect(answer.status).toBe(401);
  });

  it('is not written to the log or to a table as it is', async () => {
    expect(house.output()).not.toContain('%PDF-');
    const rows = await house.query<{ bytes: string }>(`SELECT t::text AS bytes FROM files t`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ bytes }) => bytes).join()).not.toContain(Buffer.from('%PDF-').toString('hex'));
  });
});

describe('a file that was handed in', () => {
  it('becomes the attachment of a draft', async () => {
    const { file_handle: handle } = await uploaded(
      'Messwerte für Ana.csv',
      'force,newton\nmax,40\n',
      'text/csv',
    );
    const draft = await ana.call('gmail_create_draft', {
      to: ['ben@northwind.example'],
      subject: 'Measurements',
      body: 'See the file.',
      attachments: [handle],
    });
    const kept = await ana.call('gmail_get_draft', { draft_id: draft['draft_id'] });
    expect(JSON.stringify(kept)).toContain('Messwerte für Ana.csv');
  });

  it('comes back byte for byte, under a name that leads nowhere else', async () => {
    const { file_handle: handle } = await uploaded(`it's (a) "test"/..\\é.txt`, 'Grüße');
    const answer = await download(handle);
    expect(await answer.text()).toBe('Grüße');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''it%27s%20%28a%29%20_test__.._%C3%A9.txt`,
    );
  });

  it('is never served as anything that its type only pretends to be', async () => {
    const odd = await uploaded('x', 'x', 'text/html\r\nset-cookie: a=b');
    expect(odd.mime).toBe('application/octet-stream');
    const { file_handle: handle } = await uploaded('page.html', '<script>alert(1)</script>', 'text/html');
    const { headers } = await download(handle);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it('is refused when it is empty, has no name, is too large or is not plain bytes', async () => {
    const some = new Uint8Array([1, 2, 3]);
    const statuses = await Promise.all([
      upload({ name: 'empty.txt' }, new Uint8Array()),
      upload({}, some),
      upload({ name: 'large.bin' }, new Uint8Array(26 * 1024 * 1024)),
      upload({ name: 'x.json' }, new TextEncoder().encode('{}'), 'application/json'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([422, 422, 413, 422]);
  });

  it('is refused in words, however often it is too large and however long the sender takes', async () => {
    const tooLarge = new Uint8Array(40 * 1024 * 1024);
    for (let i = 0; i < 10; i += 1) {
      const answer = await upload({ name: 'large.bin' }, tooLarge);
      expect(await answer.json()).toMatchObject({ status: 413, code: 'too_large' });
    }
  });
});
