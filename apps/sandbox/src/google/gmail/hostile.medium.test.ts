import type { gmail_v1 } from '@googleapis/gmail';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { firstId, firstThread, gmailAs, me, messageOf } from '../../../../../test/support/google-mail.js';
import { sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

let sandbox: Sandbox;
let ana: gmail_v1.Gmail;
beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await gmailAs(sandbox, 'ana-lopez', 'gmail.readonly');
});
afterAll(() => sandbox.close());

const receive = (subject: string, type: string, body: string, more: string[] = []) =>
  sandbox.receiveMail(
    [
      'From: Stranger <stranger@elsewhere.example>',
      'To: ana@northwind.example',
      `Subject: ${subject}`,
      `Content-Type: ${type}`,
      ...more,
      '',
      body,
    ].join('\r\n'),
  );

it.each([
  ['deep', '<div>'.repeat(400_000)],
  ['unclosed', '<'.repeat(2_000_000)],
  ['styled', '<style>'.repeat(290_000)],
])('shows two megabytes of %s HTML', async (name, html) => {
  receive(`Hostile ${name}`, 'text/html', html);
  const message = await messageOf(ana, await firstId(ana, `subject:"hostile ${name}"`));
  expect(message.payload?.body?.size).toBe(html.length);
});

it('reads parts inside parts only so deep', async () => {
  const open = Array.from(
    { length: 200 },
    (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`,
  );
  receive('Nested', 'multipart/mixed; boundary=b0', open.join(''));
  expect((await messageOf(ana, await firstId(ana, 'subject:nested'))).payload?.mimeType).toBe(
    'multipart/mixed',
  );
});

it('keeps ten thousand messages in one conversation', async () => {
  receive('Endless', 'text/plain', 'first', ['Message-ID: <endless@elsewhere.example>']);
  for (let n = 0; n < 9_999; n += 1) {
    receive('Re: Endless', 'text/plain', `number ${n}`, ['In-Reply-To: <endless@elsewhere.example>']);
  }
  const id = await firstThread(ana, 'subject:endless');
  const { data } = await ana.users.threads.get({ ...me, id, format: 'metadata', metadataHeaders: ['From'] });
  expect(data.messages).toHaveLength(10_000);
}, 30_000);
