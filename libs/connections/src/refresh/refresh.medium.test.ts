import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { freshDatabase } from '../../../../test/support/database.js';
import {
  ask,
  connect,
  openWorld,
  type Process,
  readyCompany,
  sessionOf,
  tools,
  type World,
} from '../test-support/world.js';

let world: World;
let hub: Process;
let other: Process;
let companyId = '';
let count = 0;

beforeAll(async () => {
  world = await openWorld(await freshDatabase());
  [hub, other] = [await world.process(), await world.process()];
  ({ companyId } = await readyCompany(world, hub, 'northwind'));
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  // Each test has the provider app's breaker closed.
  await world.query('DELETE FROM provider_pace');
  Object.assign(world.provider.counts, {
    token: 0,
    refresh: 0,
    refused: 0,
    revoked: 0,
    api: 0,
    mostInFlight: 0,
  });
  world.provider.bearers.length = 0;
});
afterEach(() => {
  world.provider.spoils.length = 0;
  world.provider.delay = 0;
  world.provider.api = () => undefined;
});

async function connected(expired = true) {
  const person = await world.person(companyId, `person-${(count += 1)}`);
  const login = `login-${count}`;
  const id = await connect(world, hub, person, login);
  if (expired) await age(id);
  Object.assign(world.provider.counts, { token: 0, api: 0 });
  return { person, login, id };
}
const age = (id: string) =>
  world.query(
    `UPDATE connection_tokens SET expires_at = clock_timestamp() - interval '1 minute' WHERE connection_id = $1`,
    [id],
  );
const row = async (id: string) =>
  (
    await world.query<Record<string, unknown>>(
      'SELECT t.*, c.status, c.status_reason FROM connection_tokens t JOIN connections c ON c.id = t.connection_id WHERE c.id = $1',
      [id],
    )
  )[0] ?? {};
const due = async (id: string) => {
  await world.query('DELETE FROM provider_pace');
  await world.query(
    `UPDATE connection_tokens SET retry_at = NULL, lease_until = clock_timestamp() - interval '1 second' WHERE connection_id = $1`,
    [id],
  );
};

it('F01 refreshes once for 200 callers of one process', async () => {
  const { id } = await connected();
  const found = await world.held(id);
  const answers = await Promise.all(Array.from({ length: 200 }, () => ask(world, hub, id, found)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(world.provider.counts.refresh).toBe(1);
}, 30_000);

it('F02 refreshes once for 200 callers of two processes, also at a slow provider', async () => {
  const { id } = await connected();
  const found = await world.held(id);
  world.provider.delay = 1_000;
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) => ask(world, index % 2 ? hub : other, id, found)),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(world.provider.counts).toMatchObject({ refresh: 1, mostInFlight: 1 });
  expect(await row(id)).toMatchObject({ version: '2', lease_until: null });
}, 30_000);

it('F05 finds a lost rotation with one more attempt and says so', async () => {
  const { id } = await connected();
  world.provider.spoils.push({ status: 0, after: true });
  await expect(ask(world, hub, id)).rejects.toMatchObject({ code: 'upstream' });
  await due(id);
  await expect(ask(world, other, id)).rejects.toMatchObject({ code: 'reconnect_required' });
  expect(await row(id)).toMatchObject({
    status: 'reconnect_required',
    status_reason: expect.stringContaining('lost on the way'),
  });
  expect(world.provider.counts.token).toBe(2);
});

it('F04 takes over after the lease of a process that died', async () => {
  const { id } = await connected();
  await world.query(
    `UPDATE connection_tokens SET lease_owner = 'dead', attempt_id = gen_random_uuid(), attempt_started_at = clock_timestamp(),
       lease_until = clock_timestamp() + interval '1 second' WHERE connection_id = $1`,
    [id],
  );
  expect((await ask(world, hub, id)).status).toBe(200);
  expect(world.provider.counts.refresh).toBe(1);
});

it.each([500, 502, 429, 0])(
  'F11 keeps the connection when the provider fails with %i, then heals',
  async (status) => {
    const { id } = await connected();
    world.provider.spoils.push({ status, headers: status === 429 ? { 'retry-after': '40' } : {} });
    await expect(ask(world, hub, id)).rejects.toMatchObject({
      code: 'upstream',
      retryAfter: expect.any(Number),
    });
    expect(await row(id)).toMatchObject({ status: 'active', version: '1', failures: 1 });
    await due(id);
    expect((await ask(world, hub, id)).status).toBe(200);
  },
);

it('F11 goes on using a token that still lives while refreshing fails', async () => {
  const { id } = await connected(false);
  await world.query(
    `UPDATE connection_tokens SET expires_at = clock_timestamp() + interval '30 seconds' WHERE connection_id = $1`,
    [id],
  );
  world.provider.spoils.push({ status: 503 });
  expect((await ask(world, hub, id)).status).toBe(200);
  expect((await ask(world, hub, id)).status).toBe(200);
  expect(world.provider.counts.token).toBe(1);
});

it.each([
  '<html>',
  '{"access_token":',
  '{}',
  '{"access_token":"x","expires_in":-1}',
  `{"access_token":"${'x'.repeat(100_000)}"}`,
])('F12 never persists garbage (%#)', async (body) => {
  const { id } = await connected();
  const before = await row(id);
  world.provider.spoils.push({ status: 200, body });
  await expect(ask(world, hub, id)).rejects.toMatchObject({ code: 'upstream' });
  const after = await row(id);
  expect([after['access_token'], after['refresh_token'], after['version']]).toEqual([
    before['access_token'],
    before['refresh_token'],
    before['version'],
  ]);
});

it('F13 asks for a new login once the grant is confirmed dead, and never asks the provider again', async () => {
  const { id, login } = await connected();
  world.provider.kill(login);
  await expect(ask(world, hub, id)).rejects.toMatchObject({
    code: 'reconnect_required',
    fix: { path: '/connections?needs=me' },
  });
  expect(world.provider.counts.refresh).toBe(2);
  await expect(ask(world, hub, id)).rejects.toMatchObject({ code: 'reconnect_required' });
  expect(world.provider.counts.refresh).toBe(2);
  const events = await world.query(`SELECT FROM events WHERE subject = $1 AND action = 'connection.ended'`, [
    `connection:${id}`,
  ]);
  expect(events).toHaveLength(1);
}, 15_000);

it('F14 a refusal that was a lost race kills nothing', async () => {
  const { id, person, login } = await connected();
  world.provider.spoils.push({ status: 200, body: '{"error":"bad_refresh_token"}' });
  const asked = ask(world, hub, id);
  await new Promise((later) => setTimeout(later, 500));
  await connect(world, other, person, login);
  expect((await asked).status).toBe(200);
  expect(await row(id)).toMatchObject({ status: 'active' });
}, 15_000);

it('F15 a refused registration marks no connection and is asked once', async () => {
  const admin = await readyCompany(world, hub, 'contoso');
  const ids: string[] = [];
  for (const name of ['contoso-1', 'contoso-2', 'contoso-3'])
    ids.push(await connect(world, hub, await world.person(admin.companyId, name), name));
  for (const id of ids) await age(id);
  world.provider.counts.token = 0;
  world.provider.spoils.push({ status: 200, body: '{"error":"incorrect_client_credentials"}' });
  for (const id of ids) await expect(ask(world, hub, id)).rejects.toMatchObject({ code: 'upstream' });
  expect(world.provider.counts.token).toBe(1);
  for (const id of ids) expect(await row(id)).toMatchObject({ status: 'active' });
  expect(await hub.clients.status(admin.companyId)).toMatchObject([{ status: 'failing' }]);
  const again = hub.connections.begin(admin, sessionOf('x'), { provider: 'mail', skillIds: ['read-mail'] });
  await expect(again).rejects.toMatchObject({ code: 'denied' });
});

it('F9 keeps what came although another attempt has begun, as long as nobody else got tokens', async () => {
  const { id } = await connected();
  world.provider.delay = 600;
  const asked = ask(world, hub, id);
  while (world.provider.counts.inFlight === 0) await new Promise((later) => setTimeout(later, 10));
  await world.query('UPDATE connection_tokens SET attempt_id = gen_random_uuid() WHERE connection_id = $1', [
    id,
  ]);
  expect((await asked).status).toBe(200);
  expect(await row(id)).toMatchObject({ version: '2', status: 'active' });
  expect(world.provider.counts.token).toBeLessThanOrEqual(2);
}, 30_000);

it('F18 a disconnect during a refresh stays, and the late token is revoked', async () => {
  const { id, login } = await connected();
  world.provider.delay = 600;
  const asked = ask(world, hub, id);
  asked.catch(() => undefined);
  await new Promise((later) => setTimeout(later, 300));
  await world.query('DELETE FROM connections WHERE id = $1', [id]);
  await expect(asked).rejects.toMatchObject({ code: 'not_connected' });
  expect(world.provider.isAlive(login)).toBe(false);
});

it('F21 renews once and repeats once when the provider refuses the token', async () => {
  const { id } = await connected(false);
  let posts = 0;
  world.provider.api = ({ method }) => {
    posts += method === 'POST' ? 1 : 0;
    return posts === 1 ? { status: 401 } : undefined;
  };
  const send = hub.connections
    .hold(await world.held(id), world.mail)
    .send(tools.sendMail, AbortSignal.timeout(10_000));
  const answer = await send({ method: 'POST', url: `${world.provider.url}/mails`, headers: {}, body: '{}' });
  expect([answer.status, posts, world.provider.counts.refresh]).toEqual([200, 2, 1]);
  expect(new Set(world.provider.bearers).size).toBe(2);
});

it('a token without a refresh token that the provider refuses asks for a new login', async () => {
  world.provider.expiresIn = undefined;
  const { id, login } = await connected(false).finally(() => (world.provider.expiresIn = 28_800));
  expect((await ask(world, hub, id)).status).toBe(200);
  world.provider.kill(login);
  await expect(ask(world, hub, id)).rejects.toMatchObject({ code: 'reconnect_required' });
  expect(await row(id)).toMatchObject({ status: 'reconnect_required' });
});
