import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { freshDatabase } from '../../../../test/support/database.js';
import {
  ask,
  connect,
  openWorld,
  type Process,
  readyCompany,
  tools,
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

async function connected() {
  const person = await world.person(companyId, `person-${(count += 1)}`);
  const id = await connect(world, hub, person, `login-${count}`);
  Object.assign(world.provider.counts, { token: 0, api: 0 });
  return { id };
}
it('R08 sends the bearer to no other host, path or method', async () => {
  const { id } = await connected();
  const evil = await openSink();
  const send = hub.connections
    .hold(await world.held(id), world.mail)
    .send(tools.readMail, AbortSignal.timeout(5_000));
  for (const url of [
    `${evil.url}/user`,
    `${world.provider.url}@127.0.0.1:1/user`,
    `${world.provider.url}/mails/..`,
    `${world.provider.url}/admin`,
  ])
    await expect(send({ method: 'GET', url, headers: {} })).rejects.toMatchObject({ code: 'denied' });
  world.provider.api = () => ({ status: 302, headers: { location: `${evil.url}/user` } });
  const answer = await send({ method: 'GET', url: `${world.provider.url}/user`, headers: {} });
  expect([answer.status, evil.requests()]).toEqual([302, 0]);
  await evil.close();
});

it('R08 fetches what an answer refers to without the bearer, and only by GET', async () => {
  const { id } = await connected();
  world.provider.bearers.length = 0;
  const send = hub.connections
    .hold(await world.held(id), world.mail)
    .send({ ...tools.readMail, downloads: [] }, AbortSignal.timeout(5_000));
  const url = `${world.provider.url}/content/1?sig=x`;
  expect((await send({ method: 'GET', url, headers: { authorization: 'Bearer own' } })).status).toBe(401);
  expect(world.provider.bearers).toEqual(['']);
  await expect(send({ method: 'POST', url, headers: {} })).rejects.toMatchObject({ code: 'denied' });
});

async function openSink() {
  const { StandIn } = await import('../test-support/stand-in.js');
  const sink = new StandIn();
  await sink.open();
  return { url: sink.url, requests: () => sink.counts.api, close: () => sink.close() };
}

it('R38 repeats a read and never a send', async () => {
  const { id } = await connected();
  let asked = 0;
  world.provider.api = () => ((asked += 1) % 2 ? { status: 503 } : undefined);
  expect((await ask(world, hub, id)).status).toBe(200);
  asked = 0;
  const send = hub.connections
    .hold(await world.held(id), world.mail)
    .send(tools.sendMail, AbortSignal.timeout(5_000));
  const post = { method: 'POST', url: `${world.provider.url}/mails`, headers: {}, body: '{}' };
  await expect(send(post)).rejects.toMatchObject({ code: 'outcome_unknown' });
  expect(asked).toBe(1);
});

it('R35 sends nothing while the account has used up its rate', async () => {
  const { id } = await connected();
  const reset = String(Math.ceil(Date.now() / 1_000) + 60);
  world.provider.api = () => ({
    status: 200,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
  });
  await ask(world, hub, id);
  await expect(ask(world, hub, id)).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: expect.any(Number),
  });
  expect(world.provider.counts.api).toBe(1);
});

it('R18 no token opens in any place but its own', async () => {
  const ids = [(await connected()).id, (await connected()).id, (await connected()).id];
  const rows = await Promise.all(ids.map((id) => world.held(id)));
  const all = await world.query<{ connection_id: string; access_token: Buffer; refresh_token: Buffer }>(
    'SELECT connection_id, access_token, refresh_token FROM connection_tokens',
  );
  const sealed = all.flatMap((one) =>
    [one.access_token, one.refresh_token].filter((bytes) => bytes !== null),
  );
  world.provider.counts.api = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...rows), fc.constantFrom(...sealed), async (held, bytes) => {
      if (bytes.equals(held.accessToken)) return;
      await expect(ask(world, hub, held.connectionId, { ...held, accessToken: bytes })).rejects.toMatchObject(
        { code: 'reconnect_required' },
      );
    }),
    { numRuns: 60 },
  );
  expect(world.provider.counts.api).toBe(0);
});

it('R18 ends a connection whose token was changed in the database, and tells its owner and the auditors', async () => {
  const { id } = await connected();
  const held = await world.held(id);
  const changed = Buffer.from(held.accessToken);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  await world.query('UPDATE connection_tokens SET access_token = $2 WHERE connection_id = $1', [id, changed]);
  world.provider.counts.api = 0;
  const bad = { ...held, accessToken: changed };
  await expect(ask(world, hub, id, bad)).rejects.toMatchObject({ code: 'reconnect_required' });
  const [row] = await world.query('SELECT status FROM connections WHERE id = $1', [id]);
  const events = await world.query(
    `SELECT detail FROM events WHERE action = 'connection.ended' AND subject = 'connection:' || $1`,
    [id],
  );
  expect(row).toEqual({ status: 'reconnect_required' });
  expect(events).toEqual([{ detail: { reason: 'unreadable' } }]);
  expect(world.provider.counts.api).toBe(0);
});
