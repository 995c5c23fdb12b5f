import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { callTool, password, Visitor } from '../support/visitor.js';

let house: House;
const seen: string[] = [];

beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

/** Every form in which a secret could hide in text. */
const forms = (secret: string): string[] => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
  Buffer.from(secret).toString('hex'),
  encodeURIComponent(secret),
];

async function look(answer: Response): Promise<string> {
  const text = await answer.text();
  seen.push(JSON.stringify([...answer.headers]), text);
  return text;
}

async function everyTable(): Promise<string> {
  const tables = await house.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`,
  );
  const dumps = await Promise.all(
    tables.map(({ name }) => house.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)),
  );
  return dumps.flatMap((rows) => rows.map(({ row }) => row)).join('\n');
}

it('R05 R23 R25 lets no token, key, password or client secret out of the vault on the whole way', async () => {
  const ana = await new Visitor(house, 'ana').signIn();
  seen.push(await ana.connect());
  const key = await ana.key();
  const session = ana.browser.cookie('__Host-skillhub') ?? '';
  const first = house.sandbox.issuedTokens();
  for (const path of [
    'me',
    'skills',
    'skills/manage-pull-requests',
    'connections',
    'keys',
    'activity',
    'tools',
  ])
    await look(await ana.browser.ask(`/api/v1/${path}`));
  await look(await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' }));
  await look(
    await callTool(house.url, key, 'github_get_pull_request', { repo: 'northwind/none', number: 1 }),
  );
  await look(await callTool(house.url, key, 'github_get_pull_request', { repo: '../..', number: 'x' }));
  house.sandbox.clock.advance(9 * 3_600);
  await look(await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' }));
  const chloe = await new Visitor(house, 'chloe').signIn();
  await look(await chloe.browser.ask('/api/v1/admin/providers'));
  await look(await chloe.browser.ask('/api/v1/admin/providers/github/check', { method: 'POST', body: {} }));
  const secrets = [
    ...new Set([...first, ...house.sandbox.issuedTokens()]),
    key,
    session,
    password,
    'skillhub-demo-secret',
  ];
  expect(secrets.length).toBeGreaterThanOrEqual(8);
  const places = { answers: seen.join('\n'), log: house.output(), tables: await everyTable() };
  for (const [place, text] of Object.entries(places)) {
    const found = secrets.filter((secret) => forms(secret).some((form) => text.includes(form)));
    expect({ place, found }).toEqual({ place, found: [] });
  }
}, 60_000);

it('finds a canary that was planted in a table, in each form', async () => {
  const canary = 'ghu_canary?0123456789';
  for (const form of forms(canary)) {
    await house.query(
      `INSERT INTO teams (company_id, name) SELECT id, 'canary ' || $1 FROM companies LIMIT 1`,
      [form],
    );
    const tables = await everyTable();
    expect(forms(canary).filter((one) => tables.includes(one))).toContain(form);
    await house.query(`DELETE FROM teams WHERE name LIKE 'canary %'`);
    expect(await everyTable()).not.toContain(form);
  }
}, 30_000);
