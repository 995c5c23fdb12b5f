import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import * as drive from '../../libs/integrations/src/google/drive/index.js';
import * as google from '../../libs/integrations/src/google/index.js';
import * as skills from '../../libs/integrations/src/skills/index.js';
import { fresh } from './cases/rows.js';
import type { Fields } from './cases/tool-case.js';
import { openWire, type Wire } from './wire.js';

let sandbox: Sandbox;
let wire: Wire;

beforeAll(async () => {
  sandbox = await startSandbox();
  wire = await openWire(sandbox, 'drive', 'ana-lopez', { tools: Object.values(drive) });
});

afterAll(async () => sandbox.close());

async function documentOf(name: string, markdown = '# Plan'): Promise<unknown> {
  return (await wire.call('drive_create_document', { name, markdown }))['file_id'];
}

describe('Drive tools', () => {
  it('ask which folder is meant where several have the name', async () => {
    const name = fresh('Twin');
    const ids = await Promise.all(
      [1, 2].map(async () => (await wire.call('drive_create_folder', { name }))['file_id']),
    );
    await expect(wire.call('drive_list_folder', { folder_id: name })).rejects.toMatchObject({
      code: 'needs_input',
      candidates: expect.arrayContaining(
        ids.map((value) => ({ field: 'folder_id', value, label: expect.stringContaining(name) })),
      ),
    });
  });

  it('share with those who can be, and say who could not', async () => {
    const file = await documentOf(fresh('Plan'));
    const emails = ['ben@northwind.example', 'nobody@nowhere.example'];
    expect(await wire.call('drive_share_file', { file, emails, notify: false })).toMatchObject({
      shared: [{ who: 'ben@northwind.example', role: 'reader' }],
      failed: [{ who: 'nobody@nowhere.example', reason: expect.stringContaining('Google Drive refused') }],
    });
  });

  it('upload in a session what is too large for one request, and give it back byte by byte', async () => {
    const bytes = Buffer.alloc(6_000_000, 'arm ');
    const { file_handle } = await wire.files.keep({ name: 'log.bin', mime: 'application/zip', bytes });
    const { file_id: file } = await wire.call('drive_create_file', { name: fresh('log'), file_handle });
    const back = await wire.call('drive_export_file', { file });
    expect(back).toMatchObject({ mime: 'application/zip', size: bytes.length });
    expect(Buffer.from((await wire.files.open(String(back['file_handle']))).bytes).equals(bytes)).toBe(true);
  });

  it('read a document of 5 MB page by page', async () => {
    const bytes = Buffer.from(`# Long\n\n${'word '.repeat(1_000_000)}`);
    const { file_handle } = await wire.files.keep({ name: 'long.md', mime: 'text/markdown', bytes });
    const input = { name: fresh('Long'), file_handle, convert: true };
    const { file_id: file } = await wire.call('drive_create_file', input);
    const page = await wire.call('drive_read_file', { file, offset: 4_000_000 });
    expect(page).toMatchObject({ type: 'doc', next_offset: 4_012_000 });
    expect(Number(page['total_chars'])).toBeGreaterThanOrEqual(5_000_000);
    expect(String(page['text'])).toHaveLength(12_000);
  });

  it('read any tab of a Sheet, and name the tabs where there is no such one', async () => {
    const [budget] = (await wire.call('drive_search_files', { name: 'Budget' }))['items'] as Fields[];
    const file = budget?.['file_id'];
    const first = await wire.call('drive_read_file', { file });
    expect(first).toMatchObject({ text: expect.stringMatching(/^Item,Planned/), note: expect.stringMatching(/first tab/) });
    const second = await wire.call('drive_read_file', { file, sheet: 'Cloud by month' });
    expect(second['text']).toMatch(/^Month,Cost\nSeptember,690/);
    await expect(wire.call('drive_read_file', { file, sheet: 'Nothing' })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('its tabs are Overview, Cloud by month'),
    });
  });

  it('take the address of a file as well as its id', async () => {
    const [found] = (await wire.call('drive_search_files', { types: ['doc'], limit: 1 }))['items'] as Fields[];
    const read = await wire.call('drive_read_file', { file: found?.['url'] });
    expect(read['file_id']).toBe(found?.['file_id']);
  });

  it('list page after page without a file twice', async () => {
    const seen: unknown[] = [];
    let cursor: unknown;
    for (let page = 0; page < 4; page += 1) {
      const answer: Fields = await wire.call('drive_search_files', { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...(answer['items'] as Fields[]).map(({ file_id }) => file_id));
      cursor = answer['next_cursor'];
    }
    expect(new Set(seen).size).toBe(8);
  });

  it('find and read what lies in a shared drive', async () => {
    const drives = (await wire.call('drive_list_shared_drives', {}))['items'] as Fields[];
    const listed = await wire.call('drive_list_folder', { folder_id: drives[0]?.['id'] });
    expect((listed['items'] as Fields[])[0]).toMatchObject({ shared_drive: drives[0]?.['name'] });
  });

  it('say how to choose a file where the connection covers chosen files only', async () => {
    const [found] = (await wire.call('drive_search_files', { name: 'Gripper' }))['items'] as Fields[];
    const narrow = await openWire(sandbox, 'drive', 'ben-okafor', {
      tools: Object.values(drive),
      scopes: ['https://www.googleapis.com/auth/drive.file'],
    });
    await expect(narrow.call('drive_read_file', { file: found?.['file_id'] })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:not_found|denied)$/),
      fix: { label: expect.stringMatching(/choose|pick/i) },
    });
    const { file_id: own } = await narrow.call('drive_create_document', { name: fresh('Own'), markdown: 'x' });
    const seen = (await narrow.call('drive_search_files', { name: 'Own' }))['items'] as Fields[];
    expect(seen.map(({ file_id }) => file_id)).toContain(own);
    expect((await narrow.call('drive_search_files', { name: 'Gripper' }))['items']).toEqual([]);
  });

  const examples = Object.values({ ...google, ...skills })
    .flatMap((one) => ('examples' in one ? one.examples : []))
    .filter(({ tool }) => tool.name.startsWith('drive_'));

  it.each(examples.map((example) => [example.question, example] as const))(
    'answer the example "%s" at once',
    async (_question, { tool, input }) => {
      const { items, url } = await wire.call(tool.name, input);
      expect(items === undefined ? url : (items as Fields[]).length).toBeTruthy();
    },
  );
});
