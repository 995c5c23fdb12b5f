import { ApiKeys } from '@hub/identity';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { BrowserLike } from '../../../../test/support/browser-like.js';
import { aPerson, type IdentityHub, startIdentityHub } from '../../../../test/support/identity-hub.js';

let hub: IdentityHub;
let ana: BrowserLike;
let chloe: BrowserLike;
let dmitri: BrowserLike;
const password = 'correct horse battery';

beforeAll(async () => {
  hub = await startIdentityHub();
  ana = await signedIn('northwind', 'ana@northwind.example');
  chloe = await signedIn('northwind', 'chloe@northwind.example', true);
  dmitri = await signedIn('contoso', 'dmitri@contoso.example', true);
}, 60_000);
afterAll(() => hub.close());

async function signedIn(company: string, email: string, isAdmin = false): Promise<BrowserLike> {
  await aPerson(hub.query, { company, email, password, roles: isAdmin ? ['company_admin'] : [] });
  const browser = new BrowserLike(hub.url, hub.publicUrl);
  await browser.ask('/api/v1/sign-in', { method: 'POST', body: { email, password } });
  return browser;
}

async function make(browser: BrowserLike, body: object): Promise<{ id: string; key: string }> {
  const answer = await browser.ask('/api/v1/keys', { method: 'POST', body });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; key: string };
}

const send = (browser: BrowserLike, method: string, path: string): Promise<Response> =>
  browser.ask(path, { method });
const meBy = (key: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${hub.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}`, ...headers } });
const emailOf = async (answer: Response): Promise<unknown> =>
  ((await answer.json()) as { person?: { email: string } }).person?.email;

it('makes a key that acts as its owner and is never shown again', async () => {
  const { id, key } = await make(ana, { name: 'laptop', skills: ['review-code'] });
  expect(await emailOf(await meBy(key))).toBe('ana@northwind.example');
  const text = await (await ana.ask('/api/v1/keys')).text();
  expect(JSON.parse(text)).toMatchObject({
    items: [
      {
        id,
        kind: 'personal',
        name: 'laptop',
        hint: key.slice(-4),
        skills: ['review-code'],
        expires_at: null,
      },
    ],
  });
  expect(text).not.toContain(key);
  const rows = await hub.query<{ row: string }>(
    'SELECT k::text AS row FROM api_keys k UNION SELECT e::text FROM events e',
  );
  expect(rows.map(({ row }) => row).join()).not.toContain(key.slice(28));
  expect((await hub.app.get(ApiKeys).identify(key)).skills).toEqual(['review-code']);
});

it('refuses a revoked key at once, and revokes it only once', async () => {
  const { id, key } = await make(ana, { name: 'old' });
  expect((await send(ana, 'DELETE', `/api/v1/keys/${id}`)).status).toBe(204);
  expect((await meBy(key)).status).toBe(401);
  expect((await send(ana, 'DELETE', `/api/v1/keys/${id}`)).status).toBe(404);
});

it('refuses a key that has expired, by the clock of the database', async () => {
  const { id, key } = await make(ana, { name: 'short', expires_at: '2999-01-01T00:00:00Z' });
  expect((await meBy(key)).status).toBe(200);
  await hub.query(`UPDATE api_keys SET expires_at = now() WHERE id = $1`, [id]);
  expect((await meBy(key)).status).toBe(401);
});

it('R27 answers a foreign key id as an unknown one, on every route', async () => {
  const { id } = await make(chloe, { name: 'robot', kind: 'service' });
  const unknown = '00000000-0000-4000-8000-000000000000';
  for (const [method, tail] of [
    ['DELETE', ''],
    ['POST', '/grant'],
    ['DELETE', '/grant'],
  ] as const) {
    const foreign = await send(dmitri, method, `/api/v1/keys/${id}${tail}`);
    const missing = await send(dmitri, method, `/api/v1/keys/${unknown}${tail}`);
    expect([foreign.status, await foreign.text()]).toEqual([404, await missing.text()]);
  }
  expect((await send(dmitri, 'DELETE', '/api/v1/keys/not-an-id')).status).toBe(404);
});

it('lets a colleague revoke neither a personal key of another nor, unless admin, a service key', async () => {
  const mine = await make(chloe, { name: 'mine' });
  const robot = await make(chloe, { name: 'robot 2', kind: 'service' });
  for (const { id } of [mine, robot])
    expect((await send(ana, 'DELETE', `/api/v1/keys/${id}`)).status).toBe(404);
  expect((await meBy(mine.key)).status).toBe(200);
});

it('R29 lets a service key act only for whoever has granted it that', async () => {
  expect(
    (await ana.ask('/api/v1/keys', { method: 'POST', body: { name: 'x', kind: 'service' } })).status,
  ).toBe(403);
  const { id, key } = await make(chloe, { name: 'robot 3', kind: 'service' });
  const asAna = { 'skillhub-person': 'ana@northwind.example' };
  expect((await meBy(key)).status).toBe(401);
  expect((await meBy(key, asAna)).status).toBe(401);
  expect((await send(ana, 'POST', `/api/v1/keys/${id}/grant`)).status).toBe(204);
  expect((await send(ana, 'POST', `/api/v1/keys/${id}/grant`)).status).toBe(204);
  expect(await emailOf(await meBy(key, asAna))).toBe('ana@northwind.example');
  expect((await meBy(key, { 'skillhub-person': 'chloe@northwind.example' })).status).toBe(401);
  expect((await send(ana, 'DELETE', `/api/v1/keys/${id}/grant`)).status).toBe(204);
  expect((await meBy(key, asAna)).status).toBe(401);
});

it('takes a personal key for nobody but its owner', async () => {
  const { key } = await make(ana, { name: 'own' });
  expect((await meBy(key, { 'skillhub-person': 'Ana@northwind.example' })).status).toBe(200);
  expect((await meBy(key, { 'skillhub-person': 'chloe@northwind.example' })).status).toBe(401);
});

it('cannot make keys with a key', async () => {
  const { key } = await make(ana, { name: 'seed' });
  const answer = await fetch(`${hub.url}/api/v1/keys`, { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status).toBe(401);
});

it.each(['', 'Bearer', 'Bearer x', 'Basic YTpi', `Bearer skh_${'A'.repeat(22)}_${'A'.repeat(43)}`])(
  'refuses %j and says how to send a key',
  async (authorization) => {
    const answer = await fetch(`${hub.url}/api/v1/me`, { headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  },
);

it.each([
  [{}, 'name'],
  [{ name: '' }, 'name'],
  [{ name: 'a\u0000b' }, 'name'],
  [{ name: 'a\ud800' }, 'name'],
  [{ name: 'x', kind: 'root' }, 'kind'],
  [{ name: 'x', skills: ['../x'] }, 'skills.0'],
  [{ name: 'x', skills: [] }, 'skills'],
  [{ name: 'x', expires_at: '2001-01-01T00:00:00Z' }, 'expires_at'],
  [{ name: 'x', admin: true }, ''],
])('R45 names the field that is wrong in %j', async (body, field) => {
  const answer = await ana.ask('/api/v1/keys', { method: 'POST', body });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: 'invalid_input', problems: [{ field }] });
});

it('R40 notes each change of a key', async () => {
  const rows = await hub.query<{ action: string }>(
    `SELECT DISTINCT action FROM events WHERE action LIKE 'api_key.%' ORDER BY action`,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'api_key.created',
    'api_key.granted',
    'api_key.revoked',
    'api_key.withdrawn',
  ]);
});
