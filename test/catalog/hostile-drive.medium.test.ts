import { Readable } from 'node:stream';

import type { drive_v3 } from '@googleapis/drive';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { driveAs } from '../support/google-drive.js';
import { testRedirectUri } from '../support/sandbox.js';
import { expectHarmless, type HostileDesk, openDesk } from './hostile-desk.js';
import { brokenOut, tricky, unseen } from './hostile-words.js';

let sandbox: Sandbox;
let desk: HostileDesk;
let drive: drive_v3.Drive;

beforeAll(async () => {
  sandbox = await startSandbox({ redirectUris: [testRedirectUri] });
  desk = await openDesk(sandbox, ['google']);
  drive = await driveAs(sandbox, 'ana-lopez');
});
afterAll(async () => {
  await desk.close();
  await sandbox.close();
});

const doc = 'application/vnd.google-apps.document';

async function fileOf(name: string, content: string, mimeType = 'text/plain', as = mimeType): Promise<string> {
  const { data } = await drive.files.create({
    requestBody: { name, mimeType },
    media: { mimeType: as, body: Readable.from([content]) },
    fields: 'id',
  });
  return data.id ?? '';
}

const lines = (size: number): string => {
  const line = `${'A line of "words" with\ta tab, an accent é and a robot 🤖. '.repeat(2)}\n`;
  return line.repeat(Math.ceil(size / line.length)).slice(0, size);
};

describe('a document of 5 MB', () => {
  async function read(name: string, content: string): Promise<string> {
    const asked = { file: await fileOf(name, content), max_chars: 20_000 };
    expectHarmless(await desk.measure('drive_read_file', asked));
    const parts = await desk.follow('drive_read_file', asked, ({ next_offset: offset }) =>
      typeof offset === 'number' ? { offset } : undefined,
    );
    return parts.map((part) => String(part['text'])).join('');
  }

  it.each([
    ['text', lines(5_000_000)],
    ['one line', 'x'.repeat(5_000_000)],
    ['line ends', '\n'.repeat(5_000_000)],
  ])(
    'is read to its end in parts: %s',
    async (name, content) => expect((await read(name, content)) === content).toBe(true),
    60_000,
  );

  it('loses nothing but what cannot be seen', async () => {
    expect(await read('hidden', `${unseen}a`.repeat(30_000))).toMatch(/^a{30000}$/);
  }, 60_000);

  it('is read as Markdown where it is a Google Doc', async () => {
    const file = await fileOf('Long', `# Title\n\n${lines(5_000_000)}`, doc, 'text/markdown');
    expectHarmless(await desk.measure('drive_read_file', { file }));
  }, 60_000);
});

describe('a file with hidden words and a name that leads elsewhere', () => {
  it.each([
    ...tricky,
    ['a way up', '../../etc/passwd'],
    ['nothing but dots', '..'],
    ['an ending turned round', 'cod\u202Eexe.doc'],
  ] as const)('shows nothing hidden, stays in its place and is kept under a plain name: %s', async (_wrong, name) => {
    const file = await fileOf(name, `x ${name}`, 'application/zip');
    const found = await desk.measure('drive_list_recent_files', { limit: 3 });
    expectHarmless(found);
    expect(brokenOut(found.text)).toEqual([]);
    expectHarmless(await desk.measure('drive_get_file_metadata', { file }));
    const kept = await desk.measure('drive_export_file', { file });
    expectHarmless(kept);
    expect(await desk.nameOf(kept.content['file_handle'])).toMatch(/^(?!\.)[^/\\\p{Cc}\p{Cf}]{1,200}$/u);
  });
});
