import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { callTool, Visitor } from '../support/visitor.js';

let house: House;
let key: string;

beforeAll(async () => {
  house = await openHouse(2, undefined, (hub) => ({ ROLE: hub === 0 ? 'web' : 'worker' }));
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect();
  key = await ana.key();
}, 60_000);
afterAll(() => house.close());

const call = (hub: number) =>
  callTool(house.urls[hub] ?? '', key, 'github_search_pull_requests', { state: 'open' });
const version = async () =>
  (await house.query<{ version: string }>('SELECT version FROM connection_tokens'))[0]?.version;

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await isTrue()) && Date.now() < end;)
    await new Promise((later) => setTimeout(later, 200));
  expect(await isTrue()).toBe(true);
}

it('a worker answers nobody, and says how it is', async () => {
  const [, worker = ''] = house.urls;
  expect((await fetch(`${worker}/readyz`)).status).toBe(200);
  for (const path of ['/', '/api/v1/me', '/mcp', '/sign-in'])
    expect((await fetch(worker + path, { redirect: 'manual' })).status).toBe(404);
  expect((await call(1)).status).toBe(404);
});

it('R30 renews a token ahead before anybody waits for it, once, and a call uses it', async () => {
  const before = house.sandbox.ledger.snapshot().refreshes;
  await house.query(`UPDATE refresh_due SET due_at = now()`);
  await until(async () => (await version()) === '2');
  expect((await call(0)).status).toBe(200);
  expect(house.sandbox.ledger.snapshot().refreshes).toBe(before + 1);
  const [due] = await house.query<{ isLater: boolean }>(
    `SELECT due_at > now() + interval '5 hours' AS "isLater" FROM refresh_due`,
  );
  expect(due).toEqual({ isLater: true });
}, 60_000);

it('does what has a time in the worker alone', async () => {
  const names = await house.query<{ name: string }>('SELECT name FROM jobs.schedule ORDER BY name');
  expect(names.map(({ name }) => name)).toContain('tell-ending');
  expect(house.output()).not.toContain('Jobs could not be looked after');
});
