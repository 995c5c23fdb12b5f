import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import * as drive from '../../libs/integrations/src/google/drive/index.js';
import { fresh } from './cases/rows.js';
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

describe('a change whose answer was lost', () => {
  it.each([
    ['drive_create_document', () => ({ name: fresh('Lost'), markdown: '# Lost' })],
    ['drive_create_file', () => ({ name: `${fresh('Lost')}.txt`, content: 'lost' })],
    ['drive_create_folder', () => ({ name: fresh('Lost') })],
  ] as const)('of %s is found by its mark, and not when it was never made', async (tool, input) => {
    const operation = crypto.randomUUID();
    const made = await wire.call(tool, input(), operation);
    expect(await wire.settle(tool, input(), operation)).toEqual(made);
    expect(await wire.settle(tool, input(), crypto.randomUUID())).toBeUndefined();
  });

  it('of a copy is found by its mark, not by that of the original', async () => {
    const original = crypto.randomUUID();
    const input = { name: fresh('Original'), markdown: '# A' };
    const { file_id: file } = await wire.call('drive_create_document', input, original);
    const operation = crypto.randomUUID();
    const copy = await wire.call('drive_copy_file', { file, name: fresh('Copy') }, operation);
    expect(await wire.settle('drive_copy_file', { file }, operation)).toEqual(copy);
    expect(await wire.settle('drive_create_document', input, original)).toMatchObject({ file_id: file });
  });

  it('of a content is known by the mark on the file', async () => {
    const file = await documentOf(fresh('Plan'));
    const { modified } = await wire.call('drive_read_file', { file });
    const input = { file, content: '# New', expected_modified: modified };
    const operation = crypto.randomUUID();
    expect(await wire.settle('drive_update_file_content', input, operation)).toBeUndefined();
    const replaced = await wire.call('drive_update_file_content', input, operation);
    expect(await wire.settle('drive_update_file_content', input, operation)).toEqual(replaced);
  });

  it('of a comment or a reply is known by its words', async () => {
    const comment = { file: await documentOf(fresh('Plan')), text: 'Why?' };
    expect(await wire.settle('drive_add_comment', comment, crypto.randomUUID())).toBeUndefined();
    const made = await wire.call('drive_add_comment', comment);
    expect(await wire.settle('drive_add_comment', comment, crypto.randomUUID())).toEqual(made);
    const reply = { file: comment.file, comment_id: made['comment_id'], text: 'Because', resolve: true };
    expect(await wire.settle('drive_reply_to_comment', reply, crypto.randomUUID())).toBeUndefined();
    const answered = await wire.call('drive_reply_to_comment', reply);
    expect(await wire.settle('drive_reply_to_comment', reply, crypto.randomUUID())).toEqual(answered);
  });

  it('of sharing is known by who has access now', async () => {
    const input = { file: await documentOf(fresh('Plan')), emails: ['ben@northwind.example'], notify: false };
    expect(await wire.settle('drive_share_file', input, crypto.randomUUID())).toBeUndefined();
    const shared = await wire.call('drive_share_file', input);
    expect(await wire.settle('drive_share_file', input, crypto.randomUUID())).toEqual(shared);
    const away = { file: input.file, email: 'ben@northwind.example' };
    expect(await wire.settle('drive_remove_permission', away, crypto.randomUUID())).toBeUndefined();
    const removed = await wire.call('drive_remove_permission', away);
    expect(await wire.settle('drive_remove_permission', away, crypto.randomUUID())).toEqual(removed);
  });

  it('of a document is told as unknown, and settled by looking', async () => {
    const operation = crypto.randomUUID();
    const input = { name: fresh('Lost'), markdown: '# Lost' };
    sandbox.faults.push({ method: 'POST', path: '/upload/drive/v3/files', when: 'after', drop: true });
    await expect(wire.call('drive_create_document', input, operation)).rejects.toMatchObject({
      code: 'outcome_unknown',
    });
    const settled = await wire.settle('drive_create_document', input, operation);
    expect(settled).toMatchObject({ name: input.name });
  });

  it('of a file with an id of its own is settled at once, and made once', async () => {
    const input = { name: `${fresh('Lost')}.txt`, content: 'lost' };
    sandbox.faults.push({ method: 'POST', path: '/upload/drive/v3/files', when: 'after', status: 503 });
    const made = await wire.call('drive_create_file', input);
    const found = await wire.call('drive_search_files', { name: input.name });
    expect(found['items']).toEqual([expect.objectContaining({ file_id: made['file_id'] })]);
  });

  it('is made after all where nothing was done', async () => {
    const input = { name: fresh('Late') };
    sandbox.faults.push({ method: 'POST', path: '/drive/v3/files', when: 'before', status: 503 });
    expect(await wire.call('drive_create_folder', input)).toMatchObject({ name: input.name });
  });
});
