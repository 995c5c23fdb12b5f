import type { gmail_v1 } from '@googleapis/gmail';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { gmailAs, headerIn } from '../../../../../test/support/google-mail.js';
import { sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

let sandbox: Sandbox;
let mail: gmail_v1.Gmail;
beforeAll(async () => {
  sandbox = await sandboxForTest({ scale: { mails: 1200 } });
  mail = await gmailAs(sandbox, 'ana-lopez', 'gmail.readonly');
});
afterAll(() => sandbox.close());

const find = async (q: string, more: gmail_v1.Params$Resource$Users$Messages$List = {}) => {
  const { data } = await mail.users.messages.list({ userId: 'me', maxResults: 500, q, ...more });
  return data.messages ?? [];
};
const subjects = async (q: string) => {
  const all = await Promise.all(
    (await find(q)).map(async ({ id }) => {
      const { data } = await mail.users.messages.get({ userId: 'me', id: id ?? '', format: 'metadata' });
      return headerIn(data, 'subject') ?? '';
    }),
  );
  return [...new Set(all)];
};

it('finds words and phrases, whole and without regard to case or accents', async () => {
  expect(await subjects('"grip force goes down" from:ana')).toEqual([
    'Re: Arm drops parts when it speeds up',
  ]);
  expect(await find('"force grip goes"')).toEqual([]);
  expect(await subjects('BRAGA contagem')).toEqual(['Contagem de ciclos errada desde segunda-feira']);
  expect(await find('contage')).toEqual([]);
});

it.each([
  ['subject:(offer sensors) from:ana -in:draft', 'Offer for 40 force sensors'],
  ['subject:(offer sensors) from:me -in:draft', 'Offer for 40 force sensors'],
  ['from:keller filename:pdf', 'Re: Offer for 40 force sensors'],
  ['filename:invoice-2026-1147.pdf', 'Invoice 2026-1147'],
  ['to:dmitri in:sent newer_than:6d', 'Re: Pilot with two arms: dates and open points'],
  ['label:customers-faria is:unread', 'Contagem de ciclos errada desde segunda-feira'],
  ['category:forums', '[motion-dev] Jerk limits for short moves'],
  ['list:motion-dev', '[motion-dev] Jerk limits for short moves'],
  ['in:spam', 'You have WON a 3D printer'],
  ['in:anywhere {"parking permit" "nothing at all"} -in:inbox', 'Old parking permit'],
  ['in:draft chapter', 'Safety handbook, chapter 4'],
  ['subject:bearings OR subject:lunch from:weber', 'Bearings: new lead times'],
])('understands %s', async (query, subject) => {
  expect(await subjects(query)).toEqual([subject]);
});

it('takes back what a minus excludes', async () => {
  const all = await find('subject:"product update" in:sent');
  const rest = await find('subject:"product update" in:sent -risks');
  expect([all.length, rest.length]).toEqual([3, 0]);
});

it('keeps spam and trash out unless they are asked for', async () => {
  expect(await find('printer')).toEqual([]);
  expect(await find('printer', { includeSpamTrash: true })).toHaveLength(1);
  expect(await find('printer', { labelIds: ['SPAM'] })).toHaveLength(1);
});

it('knows dates as days, as spans and as seconds, on the movable clock', async () => {
  const seed = '-from:shift';
  const [young, old] = [await find(`newer_than:2d ${seed}`), await find(`older_than:2d ${seed}`)];
  expect(young.length + old.length).toBe((await find(seed)).length);
  const since = Math.floor(sandbox.clock.now() / 1000) - 2 * 86_400;
  expect(await find(`after:${since} ${seed}`)).toHaveLength(young.length);
  const day = new Date(sandbox.clock.now() - 2 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/');
  const [from, until] = [await find(`after:${day} ${seed}`), await find(`before:${day} ${seed}`)];
  expect(from.length + until.length).toBe(young.length + old.length);
  expect(await find('newer_than:soon')).toEqual([]);
});

it('looks for the words of an operator that it does not know', async () => {
  expect(await find('nonsense:invoice')).toEqual([]);
});

it('leaves the list out when nothing is found', async () => {
  const { data } = await mail.users.messages.list({ userId: 'me', q: 'xylophone' });
  expect(data).toEqual({ resultSizeEstimate: 0 });
});

it('pages through everything once, also while new mail arrives', async () => {
  const ids: (string | null | undefined)[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await mail.users.messages.list({
      userId: 'me',
      maxResults: 500,
      ...(pageToken ? { pageToken } : {}),
    });
    ids.push(...(data.messages ?? []).map(({ id }) => id));
    pageToken = data.nextPageToken ?? undefined;
    sandbox.receiveMail('From: a@b.example\r\nTo: ana@northwind.example\r\nSubject: late\r\n\r\nlate');
  } while (pageToken);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(1190);
});

it('gives newest conversations first and stops counting at 201', async () => {
  const { data } = await mail.users.threads.list({ userId: 'me', maxResults: 5, q: 'newer_than:400d' });
  const dates = await Promise.all(
    (data.threads ?? []).map(async ({ id }) => {
      const thread = await mail.users.threads.get({ userId: 'me', id: id ?? '', format: 'minimal' });
      return Number(thread.data.messages?.at(-1)?.internalDate);
    }),
  );
  expect(dates).toEqual([...dates].sort((left, right) => right - left));
  expect(data.resultSizeEstimate).toBe(201);
});

it.each([
  ['a page token that is not ours', { pageToken: '12345678901234567890' }],
  ['a page token that is no token', { pageToken: 'abc' }],
  ['a label that is not there', { labelIds: ['Label_999'] }],
  ['a parameter that is not there', { orderBy: 'date' }],
  ['a number that is none', { maxResults: 'many' as unknown as number }],
])('refuses %s with 400', async (_what, params) => {
  const { status, data } = await mail.users.messages.list({ userId: 'me', ...params });
  expect([status, data]).toMatchObject([400, { error: { code: 400, status: 'INVALID_ARGUMENT' } }]);
});

it('gives only what `fields` names', async () => {
  const { data } = await mail.users.threads.list({ userId: 'me', maxResults: 1, fields: 'threads(id)' });
  expect(data).toEqual({ threads: [{ id: expect.any(String) }] });
  const { status } = await mail.users.threads.list({ userId: 'me', fields: 'threads(id' });
  expect(status).toBe(400);
});
