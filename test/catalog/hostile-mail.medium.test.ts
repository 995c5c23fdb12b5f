import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { rowsOf } from './cases/rows.js';
import type { Fields } from './cases/tool-case.js';
import { expectHarmless, type HostileDesk, openDesk } from './hostile-desk.js';
import { brokenOut, tricky, unseen } from './hostile-words.js';

let sandbox: Sandbox;
let desk: HostileDesk;

beforeAll(async () => {
  sandbox = await startSandbox();
  desk = await openDesk(sandbox, ['google']);
});
afterAll(async () => {
  await desk.close();
  await sandbox.close();
});

const encoded = (words: string): string => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;

interface Letter {
  readonly subject: string;
  readonly type?: string;
  readonly from?: string;
  readonly headers?: readonly string[];
}

const receive = ({ subject, type = 'text/html', from = 'Stranger', headers = [] }: Letter, body: string) =>
  sandbox.receiveMail(
    [
      `From: ${from} <stranger@elsewhere.example>`,
      'To: ana@northwind.example',
      `Subject: ${subject}`,
      `Content-Type: ${type}`,
      ...headers,
      '',
      body,
    ].join('\r\n'),
  );

async function newest(query: string): Promise<Fields> {
  const [row] = rowsOf(await desk.call('gmail_search_threads', { query }));
  const thread = await desk.call('gmail_get_thread', { thread_id: row?.['thread_id'], max_messages: 1 });
  return rowsOf(thread, 'messages')[0] ?? {};
}

describe('a mail of 2 MB', () => {
  /** Its first part, measured, and the last of all parts. */
  async function read(subject: string, type: string, body: string) {
    receive({ subject: `Hostile ${subject}`, type }, body);
    const { message_id } = await newest(`subject:"hostile ${subject}"`);
    const asked = { message_id, max_chars: 20_000 };
    const first = await desk.measure('gmail_get_message', asked);
    expectHarmless(first);
    const parts = await desk.follow('gmail_get_message', asked, ({ next_offset: offset }) =>
      offset === undefined ? undefined : { offset },
    );
    const text = parts.map((part) => String(part['text'])).join('');
    expect(text.length).toBe(first.content['total_chars']);
    return parts.at(-1) ?? {};
  }

  it.each([
    ['nested', '<div><blockquote>'.repeat(110_000)],
    ['tabular', '<table><tr><td>x'.repeat(120_000)],
    ['linked', `<a href="https://x.example/${'x'.repeat(1_000)}">b</a>`.repeat(1_900)],
    ['entangled', '<b><i></b><p></i>&#8203;&nbsp;'.repeat(70_000)],
  ])(
    'is read to its end in parts: %s',
    async (subject, html) => {
      const last = await read(subject, 'text/html', `${html}the end`);
      expect(last['text']).toMatch(/the end$/);
    },
    30_000,
  );

  it('that says more than anybody reads is read up to there, and says so', async () => {
    const last = await read('quoted', 'text/plain', '"'.repeat(2_000_000));
    expect(last).toMatchObject({ truncated: true, url: expect.stringContaining('https://') });
  }, 30_000);
});

describe('a conversation of 10,000 mails', () => {
  beforeAll(() => {
    const type = 'text/plain';
    receive({ subject: 'Endless', type, headers: ['Message-ID: <endless@elsewhere.example>'] }, 'number 0');
    for (let number = 1; number < 10_000; number += 1)
      receive(
        { subject: 'Re: Endless', type, headers: ['In-Reply-To: <endless@elsewhere.example>'] },
        `number ${number}`,
      );
  });
  const numbersIn = (answer: Fields): number[] =>
    rowsOf(answer, 'messages').map(({ text }) => Number(/\d+/.exec(String(text))?.[0]));

  it('is read from its end, and back to its beginning', async () => {
    const [row] = rowsOf(await desk.call('gmail_search_threads', { query: 'subject:endless' }));
    const asked = { thread_id: row?.['thread_id'], max_messages: 50 };
    const latest = await desk.measure('gmail_get_thread', asked);
    expectHarmless(latest);
    expect(numbersIn(latest.content).at(-1)).toBe(9_999);
    const { next_skip: skip, omitted_count: omitted } = latest.content;
    expect(Number(skip) + Number(omitted)).toBe(10_000);
    const before = await desk.call('gmail_get_thread', { ...asked, skip });
    expect(numbersIn(before).at(-1)).toBe(Number(numbersIn(latest.content)[0]) - 1);
    const first = await desk.call('gmail_get_thread', { ...asked, skip: 9_960 });
    expect(numbersIn(first)[0]).toBe(0);
    expect(first['next_skip']).toBeUndefined();
  });

  it('gives the latest of long ones, and says how to go on', async () => {
    const asked = { max_messages: 50, max_chars_per_message: 20_000, include_quoted: true };
    for (let number = 0; number < 6; number += 1)
      receive(
        { subject: 'Wordy', type: 'text/plain', headers: ['In-Reply-To: <wordy@elsewhere.example>', ...(number ? [] : ['Message-ID: <wordy@elsewhere.example>'])] },
        `number ${number} ${'word '.repeat(3_000)}`,
      );
    const [row] = rowsOf(await desk.call('gmail_search_threads', { query: 'subject:wordy' }));
    const pages = await desk.follow('gmail_get_thread', { ...asked, thread_id: row?.['thread_id'] }, ({ next_skip: skip }) =>
      skip === undefined ? undefined : { skip },
    );
    expect(pages.flatMap((page) => numbersIn(page).toReversed())).toEqual([5, 4, 3, 2, 1, 0]);
  });
});

describe('a mail with hidden words and names that lead elsewhere', () => {
  it.each(tricky)('shows nothing hidden and stays in its place: %s', async (_wrong, words) => {
    receive({ subject: encoded(`Trick ${words}`), from: encoded(words) }, `Trick body ${words}`);
    const found = await desk.measure('gmail_search_threads', { query: 'in:inbox', limit: 3 });
    expectHarmless(found);
    expect(brokenOut(found.text)).toEqual([]);
    const { message_id } = await newest('subject:trick');
    const read = await desk.measure('gmail_get_message', { message_id });
    expectHarmless(read);
    expect(brokenOut(read.text, 1)).toEqual([]);
  });

  it('has its files kept under plain names', async () => {
    const names = ['../../etc/passwd', String.raw`..\..\boot.ini`, '/.ssh/id', `${unseen}a.pdf`, 'x'.repeat(5_000)];
    const file = (name: string) =>
      `--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename="${encoded(name)}"\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n`;
    receive({ subject: 'Files', type: 'multipart/mixed; boundary=b' }, `${names.map(file).join('')}--b--`);
    const { message_id, attachments } = await newest('subject:files');
    const listed = attachments as Fields[];
    expect(listed).toHaveLength(names.length);
    for (const { attachment_id } of listed) {
      const opened = await desk.measure('gmail_get_attachment', { message_id, attachment_id });
      expectHarmless(opened);
      expect(await desk.nameOf(opened.content['file_handle'])).toMatch(/^(?!\.)[^/\\\p{Cc}\p{Cf}]{1,200}$/u);
    }
  });
});
