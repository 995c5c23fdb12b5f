import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { callTool, Visitor } from '../support/visitor.js';

let house: House;
let key: string;

beforeAll(async () => {
  house = await openHouse(2);
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect();
  key = await ana.key();
}, 60_000);
afterAll(() => house.close());

it('R30 refreshes an expired token once for 200 calls at once through two hubs, and answers them all', async () => {
  // Expired for the hub by its own clock's row, and dead at the provider by the provider's clock.
  house.sandbox.clock.advance(8 * 3_600 + 60);
  await house.query(`UPDATE connection_tokens SET expires_at = now() - interval '1 minute'`);
  const before = house.sandbox.ledger.snapshot();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      callTool(house.urls[n % 2] ?? house.url, key, 'github_search_pull_requests', { state: 'open' }),
    ),
  );
  expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  const after = house.sandbox.ledger.snapshot();
  expect(after.refreshes - before.refreshes).toBe(1);
}, 60_000);

it('R33 says that a person must sign in again when the provider has ended the grant', async () => {
  await house.query(`UPDATE connection_tokens SET expires_at = now() - interval '1 minute'`);
  house.sandbox.clock.advance(200 * 24 * 3_600);
  const answer = await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' });
  expect(await answer.json()).toMatchObject({
    code: 'reconnect_required',
    fix: { url: expect.stringContaining('/connections') },
  });
}, 30_000);
