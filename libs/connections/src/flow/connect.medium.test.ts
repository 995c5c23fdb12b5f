import { inspect } from 'node:util';

import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { freshDatabase } from '../../../../test/support/database.js';
import {
  connect,
  openWorld,
  type Process,
  readyCompany,
  sessionOf,
  type World,
} from '../test-support/world.js';

let world: World;
let hub: Process;
let companyId = '';
let count = 0;

beforeAll(async () => {
  world = await openWorld(await freshDatabase());
  hub = await world.process();
  ({ companyId } = await readyCompany(world, hub, 'northwind'));
}, 60_000);
afterAll(() => world.close());
beforeEach(() => {
  world.provider.counts.token = 0;
  world.provider.scopesGranted = undefined;
});

const somebody = () => world.person(companyId, `person-${(count += 1)}`);
type Somebody = Awaited<ReturnType<typeof somebody>>;

const begun = async (person: Somebody, more: { connectionId?: string; otherAccount?: boolean } = {}) => {
  const request = { provider: 'mail', skillIds: ['read-mail'], ...more };
  const { url } = await hub.connections.begin(person, sessionOf(person.id), request);
  return url;
};
const finish = (person: Somebody, query: Record<string, unknown>, session = person.id, provider = 'mail') =>
  hub.connections.finish({ provider, query, sessionIdHash: sessionOf(session), person });
const connectionsOf = async (person: Somebody) =>
  (await hub.connections.list(person)).map(({ account }) => account);

it('connects an account with what the skill needs, and makes the first one the default', async () => {
  const person = await somebody();
  const url = await begun(person);
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    scope: 'read',
    code_challenge_method: 'S256',
    redirect_uri: 'http://localhost:4600/connect/mail/callback',
  });
  const { connection, skillId } = await finish(person, world.provider.consent(url, 'ana'));
  expect(connection).toMatchObject({ account: 'ana', scopes: ['read'], isDefault: true });
  expect(skillId).toBe('read-mail');
  const [listed] = await hub.connections.list(person);
  expect(listed).toMatchObject({
    permissions: [{ scope: 'read', label: 'Read your mail' }],
    status: 'active',
  });
  expect(listed?.skills.map(({ id }) => id)).toEqual(['read-mail']);
});

it('R06 keeps the scopes as granted, not as asked', async () => {
  const person = await somebody();
  world.provider.scopesGranted = '';
  await finish(person, world.provider.consent(await begun(person), 'ana'));
  expect((await hub.connections.list(person))[0]).toMatchObject({ scopes: [], skills: [] });
});

it('R01 takes a callback once, also when a hundred come at the same moment', async () => {
  const person = await somebody();
  const query = world.provider.consent(await begun(person), 'ana');
  const all = await Promise.allSettled(Array.from({ length: 100 }, () => finish(person, query)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(world.provider.counts.token).toBe(1);
  await expect(finish(person, query)).rejects.toMatchObject({ problem: 'invalid_state' });
});

it('R01 refuses a state that is missing, malformed, doubled or made up', async () => {
  const person = await somebody();
  const { code, state } = world.provider.consent(await begun(person), 'ana');
  for (const wrong of [undefined, '', 'x', [state, state], `${state}x`, state.slice(1), 'A'.repeat(43)])
    await expect(finish(person, { code, state: wrong })).rejects.toMatchObject({ problem: 'invalid_state' });
  expect(world.provider.counts.token).toBe(0);
});

it('R01 refuses the callback of another browser session of the same person', async () => {
  const person = await somebody();
  const query = world.provider.consent(await begun(person), 'ana');
  await expect(finish(person, query, 'another browser')).rejects.toMatchObject({ problem: 'other_person' });
  await expect(finish(person, query)).rejects.toMatchObject({ problem: 'invalid_state' });
  expect(world.provider.counts.token).toBe(0);
});

it('R01 refuses a callback after ten minutes of the database clock', async () => {
  const person = await somebody();
  const query = world.provider.consent(await begun(person), 'ana');
  await world.query(
    `UPDATE oauth_transactions SET expires_at = expires_at - interval '11 minutes' WHERE person_id = $1`,
    [person.id],
  );
  await expect(finish(person, query)).rejects.toMatchObject({ problem: 'state_expired' });
  expect(world.provider.counts.token).toBe(0);
});

it('R01 stores neither the state nor the verifier in plain text', async () => {
  const person = await somebody();
  const state = new URL(await begun(person)).searchParams.get('state') ?? '';
  const [row] = await world.query<{ text: string }>(
    'SELECT o::text AS text FROM oauth_transactions o WHERE person_id = $1',
    [person.id],
  );
  expect(row?.text).not.toContain(state);
  expect(row?.text).not.toContain(Buffer.from(state).toString('hex'));
});

it('R02 gives nobody a connection when another person opens the link', async () => {
  const [ana, ben] = [await somebody(), await somebody()];
  const query = world.provider.consent(await begun(ana), 'ben');
  await expect(finish(ben, query)).rejects.toMatchObject({ problem: 'other_person', skillId: undefined });
  await expect(finish(ana, query)).rejects.toMatchObject({ problem: 'invalid_state' });
  expect([await connectionsOf(ana), await connectionsOf(ben)]).toEqual([[], []]);
  expect(world.provider.counts.token).toBe(0);
  const events = await world.query('SELECT FROM events WHERE person_id = $1 AND action = $2', [
    ben.id,
    'connection.refused',
  ]);
  expect(events).toHaveLength(1);
});

it('R02 gives nobody a connection when a person of another company opens the link', async () => {
  const ana = await somebody();
  const stranger = await readyCompany(world, hub, 'contoso');
  const query = world.provider.consent(await begun(ana), 'ana');
  await expect(finish(stranger, query)).rejects.toMatchObject({ problem: 'invalid_state' });
  expect(await connectionsOf(stranger)).toEqual([]);
});

it.each(['https://evil.example', '', 'TRAILING', ['a', 'b']])('R03 refuses the issuer %j', async (issuer) => {
  const person = await somebody();
  const query = world.provider.consent(await begun(person), 'ana');
  const iss = issuer === 'TRAILING' ? `${world.provider.url}/` : issuer;
  await expect(finish(person, { ...query, iss })).rejects.toMatchObject({ problem: 'wrong_provider' });
  expect(world.provider.counts.token).toBe(0);
});

it('R03 takes the right issuer', async () => {
  const person = await somebody();
  const query = world.provider.consent(await begun(person), 'ana');
  await expect(finish(person, { ...query, iss: world.provider.url })).resolves.toBeDefined();
});

it('R03 passes no word of the provider on', async () => {
  const person = await somebody();
  const { state } = world.provider.consent(await begun(person), 'ana');
  const refused = finish(person, { state, error: 'server_error', error_description: 'VENDOR TEXT' });
  await expect(refused).rejects.toMatchObject({ problem: 'provider_unavailable' });
  await expect(refused).rejects.not.toThrow(/VENDOR/);
});

it('says that the person did not allow it', async () => {
  const person = await somebody();
  const { state } = world.provider.consent(await begun(person), 'ana');
  const refused = finish(person, { state, error: 'access_denied' });
  await expect(refused).rejects.toMatchObject({ problem: 'cancelled', skillId: 'read-mail' });
});

it('R07 leaves a connection as it is when another account comes back, unless that was asked for', async () => {
  const person = await somebody();
  const id = await connect(world, hub, person, 'ana');
  const [before] = await world.query('SELECT access_token FROM connection_tokens WHERE connection_id = $1', [
    id,
  ]);
  const other = world.provider.consent(await begun(person, { connectionId: id }), 'ana-private');
  await expect(finish(person, other)).rejects.toMatchObject({ problem: 'other_account' });
  expect(world.provider.isAlive('ana-private')).toBe(false);
  expect(await connectionsOf(person)).toEqual(['ana']);
  const [after] = await world.query('SELECT access_token FROM connection_tokens WHERE connection_id = $1', [
    id,
  ]);
  expect(after).toEqual(before);
  const chosen = world.provider.consent(
    await begun(person, { connectionId: id, otherAccount: true }),
    'ana-private',
  );
  await finish(person, chosen);
  expect(await connectionsOf(person)).toEqual(['ana', 'ana-private']);
});

it('R07 renews a connection in place when the same account comes back', async () => {
  const person = await somebody();
  const id = await connect(world, hub, person, 'ana');
  await finish(person, world.provider.consent(await begun(person, { connectionId: id }), 'ana'));
  expect((await hub.connections.list(person)).map((one) => one.id)).toEqual([id]);
});

it('F12 stores nothing when the token endpoint answers with garbage', async () => {
  const person = await somebody();
  for (const body of ['<html>', '{"access_token":"x', '{}', '{"access_token":"a","expires_in":0}']) {
    world.provider.spoils.push({ status: 200, body });
    const query = world.provider.consent(await begun(person), 'ana');
    await expect(finish(person, query)).rejects.toMatchObject({ problem: 'provider_unavailable' });
  }
  expect(await connectionsOf(person)).toEqual([]);
});

it('treats a foreign, an unknown and a malformed connection alike', async () => {
  const [ana, ben] = [await somebody(), await somebody()];
  const id = await connect(world, hub, ana, 'ana-lopez');
  for (const wrong of [id, crypto.randomUUID(), 'x']) {
    const problem = { code: 'not_found', message: 'There is no such connection.' };
    await expect(hub.connections.disconnect(ben, wrong)).rejects.toMatchObject(problem);
    await expect(hub.connections.makeDefault(ben, wrong)).rejects.toMatchObject(problem);
    await expect(begun(ben, { connectionId: wrong })).rejects.toMatchObject(problem);
  }
});

it('R09 disconnects here and at the provider, and hands the default on', async () => {
  const person = await somebody();
  const first = await connect(world, hub, person, 'leaving');
  await connect(world, hub, person, 'staying');
  const { removedAtProvider } = await hub.connections.disconnect(person, first);
  expect([removedAtProvider, world.provider.isAlive('leaving')]).toEqual([true, false]);
  expect(await hub.connections.list(person)).toMatchObject([{ account: 'staying', isDefault: true }]);
});

it('changes the default', async () => {
  const person = await somebody();
  await connect(world, hub, person, 'one');
  await hub.connections.makeDefault(person, await connect(world, hub, person, 'two'));
  expect(await hub.connections.list(person)).toMatchObject([{ isDefault: false }, { isDefault: true }]);
});

it('R25 gives out no token or secret in any answer, and stores none in plain text', async () => {
  const person = await somebody();
  const id = await connect(world, hub, person, 'canary');
  const answers = [
    await hub.connections.list(person),
    await hub.clients.status(companyId),
    hub.connections.hold(await world.held(id), world.mail),
  ];
  const text = inspect(answers, { depth: 10, showHidden: true });
  const dump = await world.query<{ row: string }>(
    `SELECT t::text AS row FROM connection_tokens t UNION ALL SELECT c::text FROM connections c UNION ALL SELECT e::text FROM events e
     UNION ALL SELECT p::text FROM provider_clients p UNION ALL SELECT o::text FROM oauth_transactions o`,
  );
  const everything = text + dump.map(({ row }) => row).join('');
  const token = world.provider.bearers.at(-1) ?? 'none';
  for (const secret of [token, 'hub-secret'])
    for (const form of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')])
      expect(everything.includes(form)).toBe(false);
});
