import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { vaultStandIn } from '../support/key-services/vault.js';
import { callTool, Visitor } from '../support/visitor.js';

const { standIn, token } = vaultStandIn();
let house: House;
let key: string;

beforeAll(async () => {
  const VAULT_ADDR = await standIn.open();
  house = await openHouse(2, async () => ({
    KEY_WRAPPER: 'vault',
    KMS_KEY: 'transit/skillhub',
    VAULT_ADDR,
    VAULT_TOKEN: token,
  }));
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect('draft-replies');
  await ana.connect();
  key = await ana.key();
}, 60_000);
afterAll(async () => {
  await house.close();
  await standIn.close();
});

const read = (url: string) => callTool(url, key, 'github_search_pull_requests', { state: 'open' });
const write = (url: string, subject: string) =>
  callTool(url, key, 'gmail_create_draft', { to: ['ben@northwind.example'], subject, body: 'Hi' });

it.each(['down', 'disabled', 'other-key'] as const)(
  'F20 answers 503 and sends nothing while the key service is %s, goes on where a key is in memory, and heals',
  async (fault) => {
    const [withKey, without = ''] = house.urls;
    expect((await read(withKey ?? '')).status).toBe(200);
    // The second hub has not needed the company's key yet.
    standIn.fault = fault;
    const before = house.sandbox.ledger.snapshot();
    const answers = [await read(without), await write(without, `while ${fault}`)];
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    }
    expect(house.sandbox.ledger.snapshot()).toEqual(before);
    expect((await read(withKey ?? '')).status).toBe(200);
    standIn.fault = 'none';
  },
  60_000,
);

it('F20 heals by itself', async () => {
  const [, without = ''] = house.urls;
  expect((await read(without)).status).toBe(200);
  expect((await write(without, 'after')).status).toBe(200);
  expect(house.output()).not.toContain(token);
}, 60_000);
