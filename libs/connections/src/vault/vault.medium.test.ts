import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { freshDatabase } from '../../../../test/support/database.js';
import { connect, openWorld, type Process, readyCompany, type World } from '../test-support/world.js';
import type { Tokens } from '../token-endpoint/token-answer.js';
import type { ConnectionRef } from './connection-ref.js';
import type { RefreshAttempt } from './vault.js';

let world: World;
let hub: Process;
let other: Process;
let ref: ConnectionRef;
const tokens: Tokens = { accessToken: 'at', refreshToken: 'rt', expiresIn: 60, scopes: undefined };
const attempt = (version = '1') => ({ id: randomUUID(), version });

const keep = async ({ vault }: Process, by: RefreshAttempt, more: Partial<Tokens> = {}) => {
  const sealed = await vault.seal(ref, { ...tokens, ...more });
  return vault.keep({ ref, attempt: by, ...sealed, expiresIn: 60, leeway: 0, life: null });
};

beforeAll(async () => {
  world = await openWorld(await freshDatabase());
  [hub, other] = [await world.process(), await world.process()];
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  const admin = await readyCompany(world, hub, `company-${randomUUID().slice(0, 8)}`);
  ref = await world.held(await connect(world, hub, admin, 'ana'));
});

it('R30 gives the lease to one of many who ask at once, from two processes', async () => {
  const asked = Array.from({ length: 40 }, (_, index) =>
    (index % 2 ? hub : other).vault.claim(ref, attempt()),
  );
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
});

it('F15 gives no lease to who was let go before the provider app began to fail, only to who tries whether it still does', async () => {
  const fail = `INSERT INTO provider_pace (company_id, provider, next_at, ahead_at, failures) VALUES ($1, $2, now(), now(), 5)
    ON CONFLICT (company_id, provider) DO UPDATE SET failures = 5`;
  await world.query(fail, [ref.companyId, ref.provider]);
  expect(await hub.vault.claim(ref, attempt())).toBe(false);
  expect(await hub.vault.claim(ref, attempt(), true)).toBe(true);
});

it('R30 gives no lease for a version that is not the current one', async () => {
  expect(await hub.vault.claim(ref, attempt('2'))).toBe(false);
});

it('R32 lets only the attempt that holds the lease write, and only once', async () => {
  const [mine, stranger] = [attempt(), attempt()];
  await hub.vault.claim(ref, mine);
  expect(await keep(other, stranger)).toBeUndefined();
  expect(await keep(hub, mine)).toBe('2');
  expect(await keep(hub, mine)).toBeUndefined();
});

it('F12 keeps the old refresh token when none came, and the previous one when it was replaced', async () => {
  const sealed = () =>
    world.query<{ refresh_token: Buffer; previous_refresh_token: Buffer | null }>(
      'SELECT refresh_token, previous_refresh_token FROM connection_tokens WHERE connection_id = $1',
      [ref.connectionId],
    );
  const [first] = await sealed();
  const one = attempt();
  await hub.vault.claim(ref, one);
  await keep(hub, one, { refreshToken: undefined });
  expect(await sealed()).toEqual([first]);
  const two = attempt('2');
  await hub.vault.claim(ref, two);
  await keep(hub, two);
  expect((await sealed())[0]?.previous_refresh_token).toEqual(first?.refresh_token);
});

it('R32 a new login during a refresh wins', async () => {
  const mine = attempt();
  await hub.vault.claim(ref, mine);
  const again = { ...ref, id: ref.personId, email: '', name: '', roles: [], teamIds: [] };
  await connect(world, other, again, 'ana');
  expect(await keep(hub, mine)).toBeUndefined();
});

it('R36 goes by the database clock alone', async () => {
  const mine = attempt();
  await hub.vault.claim(ref, mine);
  await keep(hub, mine);
  const { expires_in: left } = (await hub.vault.read(ref)) ?? { expires_in: 0 };
  expect(left).toBeGreaterThan(50);
  expect(left).toBeLessThanOrEqual(60);
});
