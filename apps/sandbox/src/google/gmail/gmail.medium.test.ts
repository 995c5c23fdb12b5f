import type { gmail_v1 } from '@googleapis/gmail';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import {
  firstId,
  firstThread,
  gmailAs,
  headerIn,
  me,
  messageOf,
  rawMail,
} from '../../../../../test/support/google-mail.js';
import { part, sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

let sandbox: Sandbox;
let ana: gmail_v1.Gmail;

beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await gmailAs(sandbox, 'ana-lopez');
});
afterAll(() => sandbox.close());

const send = (from: gmail_v1.Gmail, headers: Record<string, string>, more: { threadId?: string } = {}) =>
  from.users.messages.send({ ...me, requestBody: { raw: rawMail(headers), ...more } });

const decoded = (data: string | null | undefined) => Buffer.from(data ?? '', 'base64url').toString();

const partsOf = (message: gmail_v1.Schema$Message) => message.payload?.parts ?? [];

const attachmentIdIn = (message: gmail_v1.Schema$Message) => partsOf(message)[1]?.body?.attachmentId ?? '';

it('shows a message as a tree, its text as base64url and its files behind ids', async () => {
  const messageId = await firstId(ana, 'filename:cycle-log-A17.csv');
  const full = await messageOf(ana, messageId);
  expect(full).toMatchObject({ historyId: expect.stringMatching(/^\d+$/), sizeEstimate: expect.any(Number) });
  const [text, file] = partsOf(full);
  expect(decoded(text?.body?.data)).toContain('drops oak panels');
  expect(file).toMatchObject({ filename: 'cycle-log-A17.csv', mimeType: 'text/csv' });
  const get = (id: string) => ana.users.messages.attachments.get({ ...me, messageId, id });
  const [id, another] = [attachmentIdIn(full), attachmentIdIn(await messageOf(ana, messageId))];
  expect(id).not.toBe(another);
  expect(decoded((await get(id)).data.data)).toContain('grip_force_n');
  expect((await get(another)).status).toBe(200);
  expect((await get('ANGjdJnonsense')).status).toBe(400);
});

it('shows only the headers or only the bytes when asked to', async () => {
  const id = await firstId(ana, 'filename:cycle-log-A17.csv');
  const metadata = await ana.users.messages.get({
    ...me,
    id,
    format: 'metadata',
    metadataHeaders: ['From', 'Subject'],
  });
  expect(metadata.data.payload?.headers?.map(({ name }) => name)).toEqual(['From', 'Subject']);
  const raw = await ana.users.messages.get({ ...me, id, format: 'raw' });
  expect(decoded(raw.data.raw)).toContain('Subject: Arm drops parts');
});

it('decodes headers that are not ASCII', async () => {
  const { data } = await send(ana, {
    To: 'ben@northwind.example',
    Subject: '=?UTF-8?B?UGXDp2E=?= =?UTF-8?Q?_n=C2=BA_3?=',
  });
  expect(headerIn(await messageOf(ana, data.id), 'subject')).toBe('Peça nº 3');
});

it('changes labels of messages, of conversations and of many messages at once', async () => {
  const { data: label } = await ana.users.labels.create({
    ...me,
    requestBody: { name: 'Follow up/This week' },
  });
  const id = await firstThread(ana, 'subject:"gateway out of memory"');
  const { data } = await ana.users.threads.modify({
    ...me,
    id,
    requestBody: { addLabelIds: [label.id ?? '', 'STARRED'], removeLabelIds: ['INBOX'] },
  });
  expect(
    data.messages?.every((one) => one.labelIds?.includes('STARRED') && !one.labelIds.includes('INBOX')),
  ).toBe(true);
  const ids = data.messages?.map((one) => one.id ?? '') ?? [];
  const batch = await ana.users.messages.batchModify({
    ...me,
    requestBody: { ids, removeLabelIds: ['STARRED'] },
  });
  expect(batch.status).toBe(204);
  const { data: counted } = await ana.users.labels.get({ ...me, id: label.id ?? '' });
  expect(counted).toMatchObject({ messagesTotal: ids.length, threadsTotal: 1, type: 'user' });
  expect(await firstId(ana, `label:follow-up-this-week is:starred`)).toBe('');
});

it('refuses labels that are not there or not to be given, and a name that is taken', async () => {
  const id = await firstThread(ana, 'subject:"parking height"');
  const modify = async (addLabelIds: string[]) =>
    (await ana.users.threads.modify({ ...me, id, requestBody: { addLabelIds } })).status;
  expect([await modify(['Label_999']), await modify(['SENT']), await modify([])]).toEqual([400, 400, 400]);
  const taken = await ana.users.labels.create({ ...me, requestBody: { name: 'product' } });
  expect([taken.status, part(taken.data, 'error', 'message')]).toEqual([
    409,
    'Label name exists or conflicts',
  ]);
  expect((await ana.users.labels.create({ ...me, requestBody: { name: 'Inbox' } })).status).toBe(400);
  const many = await ana.users.messages.batchModify({
    ...me,
    requestBody: { ids: Array.from({ length: 1001 }, () => id), addLabelIds: ['STARRED'] },
  });
  expect(many.status).toBe(400);
});

it('moves a conversation to the trash and back', async () => {
  const id = await firstThread(ana, 'subject:"training for two operators"');
  await ana.users.threads.trash({ ...me, id });
  expect(await firstThread(ana, 'subject:"training for two operators"')).toBe('');
  expect(await firstThread(ana, 'in:trash subject:training')).toBe(id);
  const { data } = await ana.users.threads.untrash({ ...me, id });
  expect(data.messages?.some((one) => one.labelIds?.includes('TRASH'))).toBe(false);
  expect(await firstThread(ana, 'subject:"training for two operators"')).toBe(id);
});
