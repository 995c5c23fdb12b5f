import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';

import { freshDatabase } from '../../../../test/support/database.js';
import { connect, openWorld, type Process, readyCompany, type World } from '../test-support/world.js';
import { Departures } from '../departures/departures.js';

let world: World;
let hub: Process;
let departures: Departures;
let count = 0;
let companyId: string;

beforeAll(async () => {
  world = await openWorld(await freshDatabase());
  hub = await world.process();
  companyId = (await readyCompany(world, hub, 'northwind')).companyId;
  departures = new Departures(hub.database, hub.connections.revocations);
});
afterAll(() => world.close());
afterEach(() => {
  world.provider.revocations.length = 0;
});

async function someone(accounts = 1, company = companyId) {
  const person = await world.person(company, `person-${(count += 1)}`);
  const logins = Array.from({ length: accounts }, (_, at) => `login-${count}-${at}`);
  const ids: string[] = [];
  for (const login of logins) ids.push(await connect(world, hub, person, login));
  return { person, logins, ids };
}

type Row = { state: string; attempts: number; problem: string | null; tokens: boolean };
const rowOf = async (connectionId: string): Promise<Row | undefined> =>
  (
    await world.query<Row>(
      `SELECT state, attempts, problem, access_token IS NOT NULL AS tokens FROM revocations WHERE connection_id = $1`,
      [connectionId],
    )
  )[0];
const due = () => world.query(`UPDATE revocations SET next_at = clock_timestamp() WHERE state = 'open'`);

/** The provider is down for every request to end a grant. */
const down = (times: number): void => {
  for (let n = 0; n < times; n += 1) world.provider.revocations.push({ status: 503 });
};

it('R9 ends the access at the provider with the disconnect, and keeps no token', async () => {
  const { person, logins, ids } = await someone();
  const { removedAtProvider } = await hub.connections.disconnect(person, ids[0] ?? '');
  expect(removedAtProvider).toBe(true);
  expect(world.provider.isAlive(logins[0] ?? '')).toBe(false);
  expect(await rowOf(ids[0] ?? '')).toMatchObject({ state: 'confirmed', attempts: 1, tokens: false });
});

it('R9 tries again until the provider has confirmed, and counts as many as there were', async () => {
  const people = [await someone(), await someone(), await someone()];
  const before = world.provider.counts.revoked;
  down(6);
  for (const { person, ids } of people)
    expect((await hub.connections.disconnect(person, ids[0] ?? '')).removedAtProvider).toBe(false);
  await due();
  expect(await hub.connections.revocations.run(10)).toEqual({ taken: 3, settled: 0 });
  expect(await rowOf(people[0]?.ids[0] ?? '')).toMatchObject({
    state: 'open',
    attempts: 2,
    problem: 'no_answer',
  });
  await due();
  expect(await hub.connections.revocations.run(10)).toEqual({ taken: 3, settled: 3 });
  expect(world.provider.counts.revoked - before).toBe(3);
  expect(await hub.connections.revocations.run(10)).toEqual({ taken: 0, settled: 0 });
});

it('R9 waits longer from attempt to attempt, and as long as the provider asks', async () => {
  // Its pace is a process's own, and this one will be told to wait.
  const { connections } = await world.process();
  const { person, ids } = await someone();
  const waitOf = async (): Promise<number> =>
    (
      await world.query<{ wait: number }>(
        `SELECT extract(epoch FROM next_at - clock_timestamp())::float8 AS wait FROM revocations WHERE connection_id = $1`,
        ids,
      )
    )[0]?.wait ?? 0;
  down(1);
  await connections.disconnect(person, ids[0] ?? '');
  expect(await waitOf()).toBeGreaterThan(1);
  await world.query(`UPDATE revocations SET attempts = 12 WHERE connection_id = $1`, ids);
  await due();
  down(1);
  await connections.revocations.run(10);
  expect(await waitOf()).toBeGreaterThan(3_000);
  await due();
  world.provider.revocations.push({ status: 429, headers: { 'retry-after': '1234' } });
  await connections.revocations.run(10);
  expect(Math.round(await waitOf())).toBeGreaterThan(1_200);
  expect(await rowOf(ids[0] ?? '')).toMatchObject({ problem: 'busy' });
  await world.query(
    `UPDATE revocations SET state = 'dismissed', access_token = NULL, refresh_token = NULL WHERE state = 'open'`,
  );
});

it('R9 counts a token that the provider does not know as ended', async () => {
  const { person, logins, ids } = await someone();
  world.provider.kill(logins[0] ?? '');
  expect((await hub.connections.disconnect(person, ids[0] ?? '')).removedAtProvider).toBe(true);
  expect(await rowOf(ids[0] ?? '')).toMatchObject({ state: 'confirmed' });
});

it('R9 renews an expired token to end the grant with it, and keeps the new one first', async () => {
  const { person, logins, ids } = await someone();
  await world.query(
    `UPDATE connection_tokens SET expires_at = now() - interval '1 hour' WHERE connection_id = $1`,
    ids,
  );
  down(1);
  expect((await hub.connections.disconnect(person, ids[0] ?? '')).removedAtProvider).toBe(false);
  await due();
  world.provider.counts.refresh = 0;
  expect(await hub.connections.revocations.run(10)).toEqual({ taken: 1, settled: 1 });
  expect([world.provider.counts.refresh, world.provider.isAlive(logins[0] ?? '')]).toEqual([0, false]);
});

it('R9 says so when the renewal of an expired token was lost on the way', async () => {
  const { person, ids } = await someone();
  await world.query(
    `UPDATE connection_tokens SET expires_at = now() - interval '1 hour' WHERE connection_id = $1`,
    ids,
  );
  world.provider.spoils.push({ status: 0, after: true });
  await hub.connections.disconnect(person, ids[0] ?? '');
  await due();
  await hub.connections.revocations.run(10);
  expect(await rowOf(ids[0] ?? '')).toMatchObject({ state: 'lost', tokens: false });
});

it('leaves the grant alone when the same account has been connected again', async () => {
  const { person, logins, ids } = await someone();
  down(1);
  await hub.connections.disconnect(person, ids[0] ?? '');
  await connect(world, hub, person, logins[0] ?? '');
  await due();
  await hub.connections.revocations.run(10);
  expect(await rowOf(ids[0] ?? '')).toMatchObject({ state: 'shared', tokens: false });
  expect(world.provider.isAlive(logins[0] ?? '')).toBe(true);
});

it('two processes never end the same token at the same time', async () => {
  const [one, two] = [await world.process(), await world.process()];
  const { person } = await someone(6);
  down(6);
  await departures.ofPerson({ companyId, personId: person.id, by: null });
  await due();
  const before = world.provider.counts.revoked;
  const rounds = await Promise.all([one, two].map(({ connections }) => connections.revocations.run(10)));
  expect(rounds.reduce((sum, { settled }) => sum + settled, 0)).toBe(6);
  expect(world.provider.counts.revoked - before).toBe(6);
});

it('R9 takes everything of a person away, and what a crash has left of people who may not act', async () => {
  const { person, logins } = await someone(3);
  expect(await departures.ofPerson({ companyId, personId: person.id, by: null })).toEqual({
    connections: 3,
    byProvider: { mail: 3 },
    states: { confirmed: 3 },
  });
  expect(logins.some((login) => world.provider.isAlive(login))).toBe(false);
  const left = await someone(2);
  await world.query(`UPDATE people SET status = 'disabled' WHERE id = $1`, [left.person.id]);
  expect(await departures.ofNobody(10)).toBe(2);
  expect(await departures.ofNobody(10)).toBe(0);
  await hub.connections.revocations.run(10);
  expect(left.logins.some((login) => world.provider.isAlive(login))).toBe(false);
});

it('lets a token of somebody who is erased wait on under an id that leads to nobody', async () => {
  const { person, logins } = await someone();
  down(1);
  await departures.ofPerson({
    companyId,
    personId: person.id,
    by: null,
  });
  expect(
    await hub.connections.revocations.disown(companyId, person.id, '00000000-0000-4000-8000-00000000dead'),
  ).toBe(1);
  await hub.connections.revocations.run(10);
  expect(world.provider.isAlive(logins[0] ?? '')).toBe(false);
});
