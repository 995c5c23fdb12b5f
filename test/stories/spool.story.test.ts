import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { callTool, Visitor } from '../support/visitor.js';

let house: House;
let key: string;

beforeAll(async () => {
  house = await openHouse(2, undefined, (hub): Record<string, string> =>
    hub === 0 ? { FAILPOINTS: 'refresh.answered=kill' } : {},
  );
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect();
  key = await ana.key();
}, 60_000);
afterAll(() => house.close());

const tokens = () =>
  house.query<{ version: string; access_token: Buffer }>(
    'SELECT version, access_token FROM connection_tokens',
  );

it('F6 a hub killed between the answer and the commit loses no sign-in: the next one takes it out of the spool', async () => {
  house.sandbox.clock.advance(8 * 3_600 + 60);
  await house.query(`UPDATE connection_tokens SET expires_at = now() - interval '1 minute'`);
  const [before] = await tokens();
  const refreshes = house.sandbox.ledger.snapshot().refreshes;
  const call = { state: 'open' };
  await expect(callTool(house.url, key, 'github_search_pull_requests', call)).rejects.toThrow('fetch failed');
  expect(house.sandbox.ledger.snapshot().refreshes).toBe(refreshes + 1);
  expect(await tokens()).toEqual([before]);
  const other = house.urls[1] ?? '';
  for (const end = Date.now() + 30_000; (await tokens())[0]?.version === '1' && Date.now() < end;)
    await new Promise((later) => setTimeout(later, 200));
  const answer = await callTool(other, key, 'github_search_pull_requests', call);
  expect(answer.status).toBe(200);
  expect(house.sandbox.ledger.snapshot().refreshes).toBe(refreshes + 1);
}, 60_000);
