import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { gmailCases } from './cases/gmail.cases.js';
import { newDraft, threadOf } from './cases/gmail/places.js';
import { fresh } from './cases/rows.js';
import { runCases } from './cases/run-cases.js';
import type { Fields } from './cases/tool-case.js';
import { openWire, type Wire } from './wire.js';

let sandbox: Sandbox;
let wire: Wire;

beforeAll(async () => {
  sandbox = await startSandbox();
  wire = await openWire(sandbox, 'gmail', 'ana-lopez');
});

afterAll(async () => sandbox.close());

runCases(gmailCases, () => wire);

const mail = (scope: string): string => `https://www.googleapis.com/auth/gmail.${scope}`;
const subjectOf = () => fresh('Plan');

async function sentTo(to: string[], subject = subjectOf()): Promise<Fields> {
  return wire.call('gmail_send_message', { to, subject, body: 'Hello' });
}

describe('a change whose answer was lost', () => {
  const to = ['ben@northwind.example'];

  it.each([
    ['gmail_create_draft', async () => ({ to, subject: subjectOf(), body: 'x' })],
    ['gmail_send_message', async () => ({ to, subject: subjectOf(), body: 'x' })],
    ['gmail_reply_to_thread', async () => ({ thread_id: (await sentTo(to))['thread_id'], body: 'x' })],
    ['gmail_create_reply_draft', async () => ({ thread_id: (await sentTo(to))['thread_id'], body: 'x' })],
    ['gmail_forward_message', async () => ({ message_id: (await sentTo(to))['message_id'], to, note: 'x' })],
    ['gmail_update_draft', async () => ({ draft_id: (await newDraft(wire))['draft_id'], body: 'y', to })],
  ] as const)('of %s is found by its mark, and not when it was never made', async (tool, inputFor) => {
    const input = await inputFor();
    const operation = crypto.randomUUID();
    expect(await wire.settle(tool, input, operation)).toBeUndefined();
    const made = await wire.call(tool, input, operation);
    expect(made).toMatchObject((await wire.settle(tool, input, operation)) ?? { settled: 'as done' });
    expect(await wire.settle(tool, input, crypto.randomUUID())).toBeUndefined();
  });

  it('of deleting a draft or making a label is known by what is there', async () => {
    const { draft_id } = await newDraft(wire);
    expect(await wire.settle('gmail_delete_draft', { draft_id }, crypto.randomUUID())).toBeUndefined();
    await wire.call('gmail_delete_draft', { draft_id });
    expect(await wire.settle('gmail_delete_draft', { draft_id }, crypto.randomUUID())).toEqual({ deleted: true });
    const name = fresh('Lost');
    expect(await wire.settle('gmail_create_label', { name }, crypto.randomUUID())).toBeUndefined();
    const made = await wire.call('gmail_create_label', { name });
    expect(await wire.settle('gmail_create_label', { name }, crypto.randomUUID())).toEqual(made);
  });

  it('cannot be known where the connection may only send', async () => {
    const blind = await openWire(sandbox, 'gmail', 'dmitri-volkov', { scopes: [mail('send')] });
    const input = { to, subject: subjectOf(), body: 'x' };
    await blind.call('gmail_send_message', input);
    await expect(blind.settle('gmail_send_message', input, crypto.randomUUID())).rejects.toMatchObject({
      code: 'missing_scope',
    });
    expect(await blind.call('gmail_get_profile', {})).toEqual({ email: 'dmitri@contoso-labs.example' });
  });

  it('of sending a draft is known by the draft, and by the one mail that was sent just now', async () => {
    const alone = await startSandbox();
    const chloe = await openWire(alone, 'gmail', 'chloe-martin');
    const { draft_id } = await newDraft(chloe);
    expect(await chloe.settle('gmail_send_draft', { draft_id }, crypto.randomUUID())).toBeUndefined();
    const sent = await chloe.call('gmail_send_draft', { draft_id });
    expect(await chloe.settle('gmail_send_draft', { draft_id }, crypto.randomUUID())).toEqual(sent);
    await chloe.call('gmail_send_message', { to, subject: subjectOf(), body: 'x' });
    await expect(chloe.settle('gmail_send_draft', { draft_id }, crypto.randomUUID())).rejects.toMatchObject({
      code: 'outcome_unknown',
    });
    await alone.close();
  });
});

describe('Gmail tools', () => {
  it('answer so that everybody sees one conversation', async () => {
    const ben = await openWire(sandbox, 'gmail', 'ben-okafor');
    const subject = subjectOf();
    await sentTo(['ben@northwind.example', 'chloe@northwind.example'], subject);
    const atBen = await threadOf(ben, subject);
    await ben.call('gmail_reply_to_thread', { thread_id: atBen, body: 'Yes.' });
    const atAna = await threadOf(wire, subject);
    await wire.call('gmail_reply_to_thread', { thread_id: atAna, body: 'Good.', reply_to: 'sender' });
    const { messages } = await ben.call('gmail_get_thread', { thread_id: atBen });
    expect((messages as Fields[]).map(({ text }) => text)).toEqual(['Hello', 'Yes.', 'Good.']);
    const chloe = await openWire(sandbox, 'gmail', 'chloe-martin');
    const seen = await chloe.call('gmail_get_thread', { thread_id: await threadOf(chloe, subject) });
    expect((seen['messages'] as Fields[]).map(({ text }) => text)).toEqual(['Hello', 'Yes.']);
  });

  it('send blind copies to people whom the others do not see', async () => {
    const subject = subjectOf();
    const bcc = ['chloe@northwind.example'];
    await wire.call('gmail_send_message', { to: ['ben@northwind.example'], bcc, subject, body: 'x' });
    const chloe = await openWire(sandbox, 'gmail', 'chloe-martin');
    const { messages } = await chloe.call('gmail_get_thread', { thread_id: await threadOf(chloe, subject) });
    expect(JSON.stringify(messages)).not.toContain('chloe@');
  });

  it('keep the files of a draft, byte by byte, when its text changes', async () => {
    const bytes = Buffer.alloc(70_000, 'arm \u00ff');
    const { file_handle } = await wire.files.keep({ name: 'Plan ä.bin', mime: 'application/zip', bytes });
    const { draft_id } = await newDraft(wire, { attachments: [file_handle] });
    await wire.call('gmail_update_draft', { draft_id, subject: 'Other' });
    const { message_id } = await wire.call('gmail_update_draft', { draft_id, body: 'New text' });
    const draft = await wire.call('gmail_get_draft', { draft_id });
    expect(draft).toMatchObject({ subject: 'Other', text: 'New text' });
    const [file] = draft['attachments'] as Fields[];
    expect(file).toMatchObject({ filename: 'Plan ä.bin', mime: 'application/zip', size: bytes.length });
    const opened = await wire.call('gmail_get_attachment', { message_id, attachment_id: file?.['attachment_id'] });
    const kept = await wire.files.open(String(opened['file_handle']));
    expect(Buffer.from(kept.bytes).equals(bytes)).toBe(true);
  });

  it('send large files, and refuse more than a mail can hold', async () => {
    const keep = (size: number) =>
      wire.files.keep({ name: 'log.bin', mime: 'application/zip', bytes: Buffer.alloc(size, 'arm ') });
    const { file_handle } = await keep(5_000_000);
    const input = { to: ['ben@northwind.example'], subject: subjectOf(), body: 'x' };
    const { message_id } = await wire.call('gmail_send_message', { ...input, attachments: [file_handle] });
    expect((await wire.call('gmail_get_message', { message_id }))['attachments']).toMatchObject([{ size: 5_000_000 }]);
    const { file_handle: huge } = await keep(19_000_000);
    await expect(wire.call('gmail_send_message', { ...input, attachments: [huge] })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('list page after page without a conversation twice', async () => {
    const seen: unknown[] = [];
    let cursor: unknown;
    for (let page = 0; page < 3; page += 1) {
      const answer: Fields = await wire.call('gmail_search_threads', { limit: 4, ...(cursor ? { cursor } : {}) });
      seen.push(...(answer['items'] as Fields[]).map(({ thread_id: id }) => id));
      cursor = answer['next_cursor'];
    }
    expect(new Set(seen).size).toBe(12);
  });

  it('leave newsletters and notifications out where only people are wanted', async () => {
    const { items } = await wire.call('gmail_search_threads', {
      query: '-from:ana@northwind.example',
      exclude_automated: true,
      limit: 25,
    });
    const from = (items as Fields[]).map((row) => String(row['from'])).join('\n');
    expect(from).toContain('Chloe Martin');
    expect(from).not.toMatch(/news@|noreply|no-reply|notifications@/);
  });

  it('do one thing to all that a search finds', async () => {
    const found = { query: 'from:news@servoletter.example', action: 'star' };
    const first = await wire.call('gmail_triage_threads', found);
    expect(first['changed']).toBeGreaterThan(1);
    expect(await wire.call('gmail_triage_threads', found)).toEqual({ changed: 0, unchanged: first['changed'] });
  });
});
