import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Person } from '@hub/identity';
import { type Mailer, smtpMailer } from '@hub/platform';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';

import { freshDatabase } from '../../../../test/support/database.js';
import { ask, connect, openWorld, type Process, readyCompany, type World } from '../test-support/world.js';
import { Notices } from './notices.js';

interface Hooked {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

let world: World;
let hub: Process;
let admin: Person;
let notices: Notices;
let mailer: Mailer;
let count = 0;
let refusal: number | undefined;
const letters: { to: string; text: string }[] = [];
const hooked: Hooked[] = [];
const statuses: number[] = [];

const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, session, done) {
    let text = '';
    stream.on('data', (part: Buffer) => (text += part.toString()));
    stream.on('end', () => {
      if (refusal !== undefined)
        return done(Object.assign(new Error('Try later'), { responseCode: refusal }));
      letters.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text });
      return done();
    });
  },
});
const receiver: Server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    hooked.push({ headers: request.headers, body });
    response.writeHead(statuses.shift() ?? 204).end();
  });
});
const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  world = await openWorld(await freshDatabase());
  hub = await world.process();
  admin = await readyCompany(world, hub, 'northwind');
  mailer = smtpMailer({
    url: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    from: 'Skillhub <hub@northwind.example>',
  });
  const log = { warn: () => undefined };
  notices = new Notices({ ...hub.parts, publicUrl: 'http://localhost:4600', mailer, log });
}, 60_000);
afterAll(async () => {
  mailer.close();
  receiver.closeAllConnections();
  await Promise.all([
    new Promise((closed) => receiver.close(closed)),
    new Promise<void>((closed) => smtp.close(() => closed())),
  ]);
  await world.close();
});
beforeEach(async () => {
  await world.query('DELETE FROM provider_pace');
  await world.query('DELETE FROM notices');
  letters.length = hooked.length = statuses.length = 0;
  refusal = undefined;
});
afterEach(() => notices.webhooks.remove(admin));

async function connected() {
  const person = await world.person(admin.companyId, `person-${(count += 1)}`);
  return { person, id: await connect(world, hub, person, person.name) };
}

async function ended() {
  const made = await connected();
  world.provider.kill(made.person.name);
  await world.query(`UPDATE connection_tokens SET expires_at = clock_timestamp() WHERE connection_id = $1`, [
    made.id,
  ]);
  await expect(ask(world, hub, made.id)).rejects.toMatchObject({ code: 'reconnect_required' });
  return made;
}

const dueNow = () =>
  world.query(
    'UPDATE notice_deliveries SET due_at = now() WHERE delivered_at IS NULL AND due_at IS NOT NULL',
  );
const hook = () => notices.webhooks.set(admin, `http://localhost:${portOf(receiver)}/hub`);

it('F13 tells of an ended sign-in once: on the pages, by one letter and by one webhook', async () => {
  const secret = (await hook()) ?? '';
  const { person, id } = await ended();
  for (let calls = 0; calls < 3; calls += 1)
    await expect(ask(world, hub, id)).rejects.toMatchObject({ code: 'reconnect_required' });
  const [notice, ...others] = await notices.list(person);
  expect(others).toEqual([]);
  expect(notice).toMatchObject({
    kind: 'sign_in_again',
    connectionId: id,
    account: person.name,
    isRead: false,
  });
  await notices.deliver();
  await dueNow();
  await notices.deliver();
  expect(letters).toHaveLength(1);
  expect(hooked).toHaveLength(1);
  expect(letters[0]?.to).toBe(person.email);
  expect(letters[0]?.text).toContain('Sign in to Mail again');
  expect(letters[0]?.text).toContain('http://localhost:4600/connections?needs');
  expect(letters[0]?.text).toContain('text/html');
  const [{ headers, body }] = hooked as [Hooked];
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const mac = createHmac('sha256', key)
    .update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`)
    .digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${mac}`);
  expect(JSON.parse(body)).toMatchObject({
    type: 'connection.sign_in_again',
    id: notice?.id,
    data: { person: { id: person.id, email: person.email }, connection: { id, provider: 'mail' } },
  });
  const tokens = await world.query<{ text: string }>(
    'SELECT encode(access_token, $1) AS text FROM connection_tokens',
    ['base64'],
  );
  for (const { text } of tokens) expect(letters[0]?.text + body).not.toContain(text.slice(0, 20));
}, 20_000);

it('is over once the person has signed in again, which keeps the connection and everything that hangs on it', async () => {
  const { person, id } = await ended();
  const before = await world.query(
    `SELECT id, is_default, account_label, scopes FROM connections WHERE id = $1`,
    [id],
  );
  expect(await connect(world, hub, person, person.name)).toBe(id);
  expect(
    await world.query(`SELECT id, is_default, account_label, scopes FROM connections WHERE id = $1`, [id]),
  ).toEqual(before);
  expect((await ask(world, hub, id)).status).toBe(200);
  expect(await notices.list(person)).toEqual([]);
  await notices.deliver();
  expect(letters).toEqual([]);
}, 20_000);

it('tells in time of a sign-in that ends whatever is done, and once', async () => {
  const { person, id } = await connected();
  const inDays = (days: number) =>
    world.query(`UPDATE refresh_due SET ends_at = now() + $2 * interval '1 day' WHERE connection_id = $1`, [
      id,
      days,
    ]);
  await inDays(10);
  expect(await notices.tellEnding()).toBe(0);
  await inDays(2);
  expect(await notices.tellEnding()).toBe(1);
  expect(await notices.tellEnding()).toBe(0);
  const [notice] = await notices.list(person);
  expect(notice).toMatchObject({ kind: 'sign_in_ends', connectionId: id, endsAt: expect.any(Date) });
  await notices.deliver();
  expect(letters[0]?.text).toContain('ends soon');
});

it('puts away what was read, and finds no notice of others', async () => {
  const { person } = await ended();
  const [notice] = await notices.list(person);
  await expect(notices.markRead(admin, notice?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
  await expect(notices.markRead(person, 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
  await notices.markRead(person, notice?.id ?? '');
  expect(await notices.list(person)).toMatchObject([{ isRead: true }]);
}, 20_000);

it('tries again later what the mail server or the webhook did not take, ever later', async () => {
  await hook();
  await ended();
  refusal = 451;
  statuses.push(500);
  await notices.deliver();
  const waits = () =>
    world.query<{ channel: string; wait: number; problem: string }>(
      `SELECT channel, extract(epoch FROM due_at - clock_timestamp())::float8 AS wait, problem FROM notice_deliveries ORDER BY channel`,
    );
  const first = await waits();
  expect(first.map(({ channel }) => channel)).toEqual(['mail', 'webhook']);
  for (const { wait } of first) expect(wait).toBeGreaterThan(20);
  expect(await notices.webhooks.find(admin)).toMatchObject({ problem: expect.stringContaining('500') });
  await dueNow();
  statuses.push(500);
  await notices.deliver();
  for (const [place, { wait }] of (await waits()).entries())
    expect(wait).toBeGreaterThan(first[place]?.wait ?? 0);
  refusal = undefined;
  await dueNow();
  await notices.deliver();
  expect([letters.length, hooked.length]).toEqual([1, 3]);
  expect(new Set(hooked.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await notices.webhooks.find(admin)).toMatchObject({
    problem: undefined,
    deliveredAt: expect.any(Date),
  });
}, 20_000);

it('sends a webhook over https only, where it is not one’s own machine, and shows its secret once', async () => {
  for (const url of [
    'http://hooks.example/x',
    'ftp://hooks.example',
    'nonsense',
    'https://u:p@hooks.example',
    'https://x.example/#a',
  ])
    await expect(notices.webhooks.set(admin, url)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ field: 'url' }],
    });
  const abroad = new Notices({
    ...hub.parts,
    publicUrl: 'https://hub.example',
    log: { warn: () => undefined },
  });
  await expect(abroad.webhooks.set(admin, 'http://localhost:1/x')).rejects.toMatchObject({
    code: 'invalid_input',
  });
  const secret = await notices.webhooks.set(admin, 'https://hooks.example/x');
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(await notices.webhooks.set(admin, 'https://hooks.example/y')).toBeUndefined();
  expect(await notices.webhooks.set(admin, 'https://hooks.example/y', true)).not.toBe(secret);
  expect(JSON.stringify(await notices.webhooks.find(admin))).not.toContain('whsec_');
  const rows = await world.query<{ row: string }>(
    `SELECT w::text AS row FROM webhooks w UNION ALL SELECT e::text FROM events e`,
  );
  for (const { row } of rows) expect(row).not.toContain('whsec_');
  const stranger = await world.person(admin.companyId, 'nobody-special');
  await expect(notices.webhooks.find(stranger)).rejects.toThrow('Only a company admin');
});
