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
let ben: gmail_v1.Gmail;
beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await gmailAs(sandbox, 'ana-lopez');
  ben = await gmailAs(sandbox, 'ben-okafor');
});
afterAll(() => sandbox.close());

const send = (from: gmail_v1.Gmail, headers: Record<string, string>, more: { threadId?: string } = {}) =>
  from.users.messages.send({ ...me, requestBody: { raw: rawMail(headers), ...more } });

it('delivers to everyone it is for, without the Bcc, and answers land in the same conversation', async () => {
  const to = 'Ben Okafor <ben@northwind.example>, "Volkov, Dmitri" <dmitri@contoso-labs.example>';
  const sent = await send(ana, { To: to, Bcc: 'chloe@northwind.example', Subject: 'Three of us' });
  expect(sent.data).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{16}$/),
    threadId: sent.data.id,
    labelIds: ['SENT'],
  });
  const own = await messageOf(ana, sent.data.id);
  expect(headerIn(own, 'bcc')).toBe('chloe@northwind.example');
  const arrived = await messageOf(ben, await firstId(ben, 'subject:"three of us"'));
  expect(arrived.labelIds).toEqual(expect.arrayContaining(['INBOX', 'UNREAD']));
  expect([headerIn(arrived, 'bcc'), headerIn(arrived, 'from')]).toEqual([
    undefined,
    'Ana Lopez <ana@northwind.example>',
  ]);
  expect(await firstId(await gmailAs(sandbox, 'chloe-martin'), 'subject:"three of us"')).not.toBe('');
  const messageId = headerIn(arrived, 'message-id') ?? '';
  expect(messageId).toBe(headerIn(own, 'message-id'));
  await send(
    ben,
    {
      To: 'ana@northwind.example',
      Subject: 'Re: Three of us',
      'In-Reply-To': messageId,
      References: messageId,
    },
    { threadId: arrived.threadId ?? '' },
  );
  const { data } = await ana.users.threads.get({ ...me, id: sent.data.threadId ?? '' });
  expect(data.messages).toHaveLength(2);
});

it('threads for the sender only when the reply headers are missing, and not at all under another subject', async () => {
  const { data: first } = await send(ana, { To: 'ben@northwind.example', Subject: 'One topic' });
  const { data: bare } = await send(
    ana,
    { To: 'ben@northwind.example', Subject: 'Re: One topic' },
    { threadId: first.threadId ?? '' },
  );
  const { data: other } = await send(
    ana,
    { To: 'ben@northwind.example', Subject: 'Another topic' },
    { threadId: first.threadId ?? '' },
  );
  expect([bare.threadId === first.threadId, other.threadId === first.threadId]).toEqual([true, false]);
  const { data } = await ben.users.threads.list({ ...me, q: 'subject:"one topic"' });
  expect(data.threads).toHaveLength(2);
});

it('writes only from addresses of the person', async () => {
  const fromOf = async (from: string) => {
    const { data } = await send(ana, { From: from, To: 'x@elsewhere.example', Subject: 'From' });
    return headerIn(await messageOf(ana, data.id), 'from');
  };
  expect(await fromOf('chloe@northwind.example')).toBe('Ana Lopez <ana@northwind.example>');
  expect(await fromOf('Northwind Product <product@northwind.example>')).toContain('product@');
  const { data } = await ana.users.settings.sendAs.list(me);
  expect(data.sendAs?.map((one) => one.sendAsEmail)).toEqual([
    'ana@northwind.example',
    'product@northwind.example',
  ]);
});

it('tells the sender about an address that nobody has', async () => {
  const { data } = await send(ana, { To: 'nobody@northwind.example', Subject: 'Lost' });
  const thread = await ana.users.threads.get({ ...me, id: data.threadId ?? '' });
  expect(headerIn(thread.data.messages?.[1], 'from')).toContain('mailer-daemon@');
});

it.each([
  ['nobody to send to', { raw: rawMail({ Subject: 'x' }) }, 'Recipient address required'],
  ['an address that is none', { raw: rawMail({ To: 'not an address' }) }, 'Invalid To header'],
  ['no message', {}, "'raw' RFC822 payload message string or uploading message via /upload/* URL required"],
  ['bytes that are no base64', { raw: '%%%' }, 'Base64 decoding failed'],
])('refuses to send with %s', async (_what, requestBody, message) => {
  const { status, data } = await ana.users.messages.send({ ...me, requestBody });
  expect([status, part(data, 'error', 'message')]).toEqual([400, expect.stringContaining(message)]);
});

it('takes a message of 20 MB as an upload, with its conversation beside it', async () => {
  const threadId = await firstThread(ana, 'subject:"lunch on friday"');
  const body = [
    'To: ben@northwind.example',
    'Subject: Re: Lunch on Friday?',
    'Content-Type: application/octet-stream; name="menu.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.alloc(15_000_000, 7).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
  ].join('\r\n');
  const { data } = await ana.users.messages.send({
    ...me,
    requestBody: { threadId },
    media: { mimeType: 'message/rfc822', body },
  });
  expect(data.threadId).toBe(threadId);
  const message = await messageOf(ben, await firstId(ben, 'filename:menu'));
  const attachment = await ben.users.messages.attachments.get({
    ...me,
    messageId: message.id ?? '',
    id: message.payload?.body?.attachmentId ?? '',
  });
  expect(attachment.data.size).toBe(15_000_000);
}, 30_000);

it('keeps a draft under its id while its message changes, and sends it once', async () => {
  const raw = (subject: string) => rawMail({ To: 'ben@northwind.example', Subject: subject });
  const { data: made } = await ana.users.drafts.create({
    ...me,
    requestBody: { message: { raw: raw('Draft one') } },
  });
  expect(made.message?.labelIds).toEqual(['DRAFT']);
  const id = made.id ?? '';
  const { data: changed } = await ana.users.drafts.update({
    ...me,
    id,
    requestBody: { message: { raw: raw('Draft two') } },
  });
  expect([changed.id, changed.message?.id === made.message?.id]).toEqual([id, false]);
  expect((await ana.users.messages.get({ ...me, id: made.message?.id ?? '' })).status).toBe(404);
  const { data: read } = await ana.users.drafts.get({ ...me, id });
  expect(headerIn(read.message, 'subject')).toBe('Draft two');
  const { data: sent } = await ana.users.drafts.send({ ...me, requestBody: { id } });
  expect(sent.labelIds).toEqual(['SENT']);
  expect(await firstId(ben, 'subject:"draft two"')).not.toBe('');
  const again = await ana.users.drafts.send({ ...me, requestBody: { id } });
  expect([again.status, part(again.data, 'error', 'message')]).toEqual([
    404,
    'Requested entity was not found.',
  ]);
});

it('keeps a draft without recipients and refuses to send it', async () => {
  const { data } = await ana.users.drafts.list({ ...me, q: 'subject:"product update"' });
  const id = data.drafts?.[0]?.id ?? '';
  const sent = await ana.users.drafts.send({ ...me, requestBody: { id } });
  expect([sent.status, part(sent.data, 'error', 'message')]).toEqual([400, 'Recipient address required']);
  expect((await ana.users.drafts.delete({ ...me, id })).status).toBe(204);
  expect((await ana.users.drafts.get({ ...me, id })).status).toBe(404);
});

it('takes mail from outside, also from another process', async () => {
  const raw =
    'From: Press <press@daily.example>\r\nTo: Ana Lopez <ana@northwind.example>\r\nSubject: Question\r\n\r\nMay we call?';
  const posted = await fetch(`${sandbox.url}/_sandbox/mail`, {
    method: 'POST',
    body: JSON.stringify({ raw }),
  });
  expect(posted.status).toBe(204);
  expect(await firstId(ana, 'from:press@daily.example is:unread in:inbox')).not.toBe('');
});
