import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { BrowserLike } from '../../../../test/support/browser-like.js';
import { aPerson, type IdentityHub, startIdentityHub } from '../../../../test/support/identity-hub.js';

let hub: IdentityHub;
const password = 'correct horse battery';
const ana = { email: 'ana@northwind.example', password };

beforeAll(async () => {
  hub = await startIdentityHub();
  await aPerson(hub.query, { company: 'northwind', ...ana, roles: ['auditor'] });
  await aPerson(hub.query, {
    company: 'northwind',
    email: 'both@group.example',
    password: 'northwind’s own',
  });
  await aPerson(hub.query, { company: 'contoso', email: 'both@group.example', password: 'contoso’s own' });
  await aPerson(hub.query, { company: 'northwind', email: 'same@group.example', password });
  await aPerson(hub.query, { company: 'contoso', email: 'same@group.example', password });
}, 60_000);
afterAll(() => hub.close());

const newBrowser = (): BrowserLike => new BrowserLike(hub.url, hub.publicUrl);
const signIn = (browser: BrowserLike, body: unknown, headers = {}): Promise<Response> =>
  browser.ask('/api/v1/sign-in', { method: 'POST', body, headers });
const bodyOf = async (answer: Response): Promise<Record<string, unknown>> =>
  (await answer.json()) as Record<string, unknown>;

it('signs in with a password and says who it is', async () => {
  const browser = newBrowser();
  const answer = await signIn(browser, { ...ana, email: ' Ana@Northwind.example ' });
  expect(answer.status).toBe(200);
  const me = await bodyOf(await browser.ask('/api/v1/me'));
  expect(me).toMatchObject({
    person: { email: ana.email },
    company: { slug: 'northwind' },
    roles: ['auditor'],
    teams: [],
  });
});

it('R16 sets a cookie that only the hub’s own pages send, and stores only its hash', async () => {
  const browser = newBrowser();
  const [cookie = ''] = (await signIn(browser, ana)).headers.getSetCookie();
  expect(cookie).toMatch(
    /^__Host-skillhub=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  const id = browser.cookie('__Host-skillhub') ?? '';
  const rows = await hub.query<{ row: string }>('SELECT sessions::text AS row FROM sessions');
  expect(rows.map(({ row }) => row).join()).not.toContain(id);
});

it('R16 gives a new session id at each sign-in and kills the old one', async () => {
  const browser = newBrowser();
  await signIn(browser, ana);
  const first = browser.cookie('__Host-skillhub') ?? '';
  await signIn(browser, ana);
  expect(browser.cookie('__Host-skillhub')).not.toBe(first);
  const headers = { cookie: `__Host-skillhub=${first}` };
  expect((await fetch(`${hub.url}/api/v1/me`, { headers })).status).toBe(401);
});

it('R16 never adopts a session id that it did not make', async () => {
  const planted = 'x'.repeat(43);
  const answer = await fetch(`${hub.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: {
      cookie: `__Host-skillhub=${planted}`,
      origin: hub.publicUrl,
      'content-type': 'application/json',
    },
    body: JSON.stringify(ana),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie().join()).not.toContain(planted);
});

it('signs out: the session is gone and the cookie is taken back', async () => {
  const browser = newBrowser();
  await signIn(browser, ana);
  const old = browser.cookie('__Host-skillhub') ?? '';
  expect((await browser.ask('/api/v1/sign-out', { method: 'POST' })).status).toBe(204);
  expect(browser.cookie('__Host-skillhub')).toBeUndefined();
  const headers = { cookie: `__Host-skillhub=${old}` };
  expect((await fetch(`${hub.url}/api/v1/me`, { headers })).status).toBe(401);
});

it('R36 ends a session by the clock of the database, after eight idle hours or seven days', async () => {
  const browser = newBrowser();
  await signIn(browser, ana);
  const later = (column: string, interval: string): Promise<unknown> =>
    hub.query(`UPDATE sessions SET ${column} = ${column} - $1::interval`, [interval]);
  await later('expires_at', '7 hours');
  expect((await browser.ask('/api/v1/me')).status).toBe(200);
  const [row] = await hub.query<{ left: number }>(
    `SELECT max(extract(epoch FROM expires_at - now()))::int AS left FROM sessions`,
  );
  expect(row?.left).toBeGreaterThan(28_000);
  await later('began_at', '6 days 23 hours');
  expect((await browser.ask('/api/v1/me')).status).toBe(200);
  await later('expires_at', '8 hours');
  expect((await browser.ask('/api/v1/me')).status).toBe(401);
});

it('shuts a disabled person out at once', async () => {
  await aPerson(hub.query, { company: 'northwind', email: 'leaver@northwind.example', password });
  const browser = newBrowser();
  await signIn(browser, { email: 'leaver@northwind.example', password });
  await hub.query(`UPDATE people SET status = 'disabled' WHERE email = 'leaver@northwind.example'`);
  expect((await browser.ask('/api/v1/me')).status).toBe(401);
});

it('refuses an unknown address and a wrong password in the same words', async () => {
  const [unknown, wrong] = await Promise.all([
    signIn(newBrowser(), { email: 'nobody@northwind.example', password }),
    signIn(newBrowser(), { ...ana, password: 'wrong' }),
  ]);
  expect([unknown.status, wrong.status]).toEqual([401, 401]);
  expect(await unknown.text()).toBe(await wrong.text());
  expect(unknown.headers.get('content-type')).toMatch('application/problem+json');
});

it('R27 tells two companies with one address apart by the password', async () => {
  const browser = newBrowser();
  const me = await bodyOf(await signIn(browser, { email: 'both@group.example', password: 'contoso’s own' }));
  expect(me).toMatchObject({ company: { slug: 'contoso' } });
});

it('R27 asks for the company when the password fits in two, and takes the one that is named', async () => {
  const same = { email: 'same@group.example', password };
  const unclear = await signIn(newBrowser(), same);
  expect(await bodyOf(unclear)).toMatchObject({ status: 401, code: 'sign_in_company_needed' });
  const named = await signIn(newBrowser(), { ...same, company: 'contoso' });
  expect(await bodyOf(named)).toMatchObject({ company: { slug: 'contoso' } });
});

it.each([
  [{}, 'sec-fetch-site', 'cross-site'],
  [{}, 'sec-fetch-site', 'none'],
  [{}, 'content-type', 'text/plain'],
])('R16 refuses a change with a session when %j and %s is %s', async (body, name, value) => {
  const browser = newBrowser();
  await signIn(browser, ana);
  const answer = await browser.ask('/api/v1/sign-out', { method: 'POST', body, headers: { [name]: value } });
  expect(answer.status).toBe(403);
  expect((await browser.ask('/api/v1/me')).status).toBe(200);
});

it('R16 refuses to sign a browser in from a foreign page', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
  expect((await signIn(newBrowser(), ana, headers)).status).toBe(403);
});

it.each([
  ['{"email":', 400, 'bad_request'],
  ['[]', 422, 'invalid_input'],
  ['{"email":"a@b.example"}', 422, 'invalid_input'],
  ['{"email":{"$ne":1},"password":"x"}', 422, 'invalid_input'],
  ['{"email":"a@b.example","password":"x","__proto__":{"admin":true}}', 400, 'bad_request'],
  [`{"email":"a@b.example","password":"${'x'.repeat(70_000)}"}`, 413, 'too_large'],
  ['{"email":"a\\u0000b@c.example","password":"x"}', 422, 'invalid_input'],
])('R45 answers bad input %#: a clear refusal', async (body, status, code) => {
  const answer = await fetch(`${hub.url}/api/v1/sign-in?email=${ana.email}&password=${ana.password}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(await bodyOf(answer)).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
});

it('says what a company offers, and nothing about one that does not exist', async () => {
  const ask = async (slug: string) =>
    bodyOf(await newBrowser().ask(`/api/v1/sign-in/options?company=${slug}`));
  expect(await ask('contoso')).toEqual({ password: true, company: { slug: 'contoso', name: 'contoso' } });
  expect(await ask('nobody')).toEqual({ password: true });
});

it('R35 stops guessing after ten attempts, for this address from this place only', async () => {
  const guess = (address: string, body: unknown) =>
    signIn(newBrowser(), body, { 'x-forwarded-for': address });
  await aPerson(hub.query, { company: 'northwind', email: 'guessed@northwind.example', password });
  const wrong = { email: 'guessed@northwind.example', password: 'wrong' };
  const answers = await Promise.all(Array.from({ length: 12 }, () => guess('192.0.2.1', wrong)));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  const refused = await guess('192.0.2.1', { ...wrong, password });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
  expect((await guess('192.0.2.2', { ...wrong, password })).status).toBe(200);
  expect((await guess('192.0.2.1', ana)).status).toBe(200);
});

it('R40 notes each session that begins and ends', async () => {
  const rows = await hub.query<{ action: string }>('SELECT DISTINCT action FROM events ORDER BY action');
  expect(rows.map(({ action }) => action)).toEqual(['session.began', 'session.ended']);
});
