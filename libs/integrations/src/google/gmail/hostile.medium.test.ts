import type { Tool } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { longestTurnOfGoes } from '../../../../../test/support/cost.js';
import { googleClient } from '../client.js';
import { getMessage, getThread, searchThreads } from './index.js';

const urls = { accounts: '', oauth: '', gmail: 'http://g', drive: '', userinfo: '', account: '' };
const encoded = (text: string): string => Buffer.from(text).toString('base64url');

type Answers = (path: string) => unknown;

/** What a tool answers, which requests it made, and the longest work of this thread between two turns of the event loop. */
async function runOn(tool: Tool, input: Record<string, unknown>, answers: Answers) {
  const asked: string[] = [];
  const bodies = new Map<string, Buffer>();
  const bodyOf = (path: string): Buffer => {
    const body = bodies.get(path) ?? Buffer.from(JSON.stringify(answers(path)));
    bodies.set(path, body);
    return body;
  };
  const client = googleClient({
    urls,
    sites: [],
    send: async ({ url }) => {
      const path = url.slice('http://g/gmail/v1/users/me/'.length);
      asked.push(path);
      return { status: 200, headers: { 'content-type': 'application/json' }, body: bodyOf(path) };
    },
  });
  const call = {
    client,
    input: tool.input.parse(input),
    signal: AbortSignal.timeout(10_000),
    after: undefined,
    operation: 'o',
    page: (path: string) => path,
    files: {
      keep: async () => ({ file_handle: 'f', name: '', mime: '', size: 0 }),
      open: async () => ({ name: '', mime: '', bytes: Buffer.of() }),
    },
  };
  const once = async () => tool.output.parse(await tool.run(call)) as Record<string, unknown>;
  // The first call loads Google's client and makes the answers.
  await once();
  asked.length = 0;
  const answer = await once();
  const first = [...asked];
  const longest = await longestTurnOfGoes(50, once);
  return { answer, asked: first, longest };
}

const header = (name: string, value: string) => ({ name, value });
const messageOf = (id: string, text: string, mimeType = 'text/plain') => ({
  id,
  threadId: 't1',
  labelIds: ['INBOX'],
  internalDate: '1795392000000',
  snippet: 'x'.repeat(150),
  payload: {
    partId: '',
    mimeType,
    filename: '',
    headers: [
      header('From', 'Ben Okafor <ben@northwind.example>'),
      header('To', 'Ana Lopez <ana@northwind.example>'),
      header('Subject', 'Long'),
      header('Content-Type', `${mimeType}; charset=utf-8`),
    ],
    body: { size: text.length, data: encoded(text) },
  },
});

const thousands = Array.from({ length: 10_000 }, (_, index) => `m${index}`);

describe('a conversation of 10,000 messages', () => {
  const answers: Answers = (path) =>
    path.startsWith('threads/t1?format=minimal')
      ? {
          id: 't1',
          messages: thousands.map((id) => ({
            id,
            threadId: 't1',
            labelIds: ['INBOX'],
            internalDate: '1795392000000',
          })),
        }
      : messageOf(/messages\/(\w+)/.exec(path)?.[1] ?? '', 'Hello');

  it('is read from its end, with one request for each message that is shown', async () => {
    const { answer, asked, longest } = await runOn(getThread, { thread_id: 't1', max_messages: 20 }, answers);
    expect(answer['omitted_count']).toBe(9_980);
    expect((answer['messages'] as { message_id: string }[]).map((one) => one.message_id)).toEqual(
      thousands.slice(-20),
    );
    expect(asked).toHaveLength(21);
    expect(longest).toBeLessThan(50);
  });

  it('is one row of a search', async () => {
    const { answer, longest } = await runOn(searchThreads, {}, (path) =>
      path.startsWith('threads?')
        ? { threads: [{ id: 't1' }] }
        : { id: 't1', messages: thousands.map((id) => ({ ...messageOf(id, ''), threadId: undefined })) },
    );
    expect(answer['items']).toMatchObject([
      { message_count: 10_000, from: 'Ben Okafor <ben@northwind.example>' },
    ]);
    expect(longest).toBeLessThan(50);
  });
});

describe('a message of 2 MB', () => {
  it.each([
    ['HTML nested 100,000 deep', 'text/html', '<div><blockquote>x'.repeat(110_000)],
    ['HTML of entities', 'text/html', '&#8203;&nbsp;'.repeat(150_000)],
    ['text of one line', 'text/plain', 'On a b wrote '.repeat(150_000)],
    ['text of quotes', 'text/plain', '> a\n'.repeat(500_000)],
    ['text that cannot be seen', 'text/plain', '\u200B\u{E0041}a'.repeat(200_000)],
  ])('leaves time for others: %s', async (_name, mime, text) => {
    const { answer, longest } = await runOn(getMessage, { message_id: 'm1' }, (path) =>
      path.startsWith('labels') ? { labels: [] } : messageOf('m1', text, mime),
    );
    expect(String(answer['text']).length).toBeLessThanOrEqual(12_000);
    expect(longest).toBeLessThan(50);
  });
});
