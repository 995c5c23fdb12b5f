import { Sessions } from '@hub/identity';
import { makeLog, readEnv } from '@hub/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';

import { BrowserLike } from '../../../../test/support/browser-like.js';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.js';
import { aKeyWrapper, aPerson, openDatabase } from '../../../../test/support/identity-hub.js';
import { demoClient, type Sandbox, startSandbox } from '../../../sandbox/src/sandbox.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { CoreModule } from '../core/core.module.js';
import { schemaPipe } from '../rest/parse-with.js';
import { ProblemFilter } from '../rest/problem.filter.js';
import { installSessions, SignInModule } from '../sign-in/index.js';
import { ConnectionsModule } from './connections.module.js';

@Module({})
class DoorsModule {}

const publicUrl = 'http://localhost:4600';
const password = 'correct horse battery';
const skill = '/api/v1/skills/manage-pull-requests';
let sandbox: Sandbox;
let fresh: FreshDatabase;
let owner: Client;
let app: NestFastifyApplication;
let ana: BrowserLike;
let ben: BrowserLike;
let chloe: BrowserLike;

beforeAll(async () => {
  sandbox = await startSandbox({ redirectUris: [`${publicUrl}/connect/github/callback`] });
  fresh = await freshDatabase();
  const opened = await openDatabase(fresh);
  owner = opened.owner;
  const env = readEnv({
    PUBLIC_URL: publicUrl,
    GITHUB_URL: sandbox.github.web,
    GITHUB_API_URL: sandbox.github.api,
  });
  const log = makeLog('silent');
  const core = CoreModule.with({ env, log, database: opened.database, keyWrapper: aKeyWrapper() });
  app = await NestFactory.create<NestFastifyApplication>(
    { module: DoorsModule, imports: [core, SignInModule, CatalogModule, ConnectionsModule] },
    new FastifyAdapter({ trustProxy: true }),
    { logger: false, abortOnError: false },
  );
  app.useGlobalPipes(schemaPipe());
  app.useGlobalFilters(new ProblemFilter(env, log));
  await installSessions(app.getHttpAdapter().getInstance(), { sessions: app.get(Sessions), publicUrl });
  await app.listen(0, '127.0.0.1');
  [ana, ben, chloe] = [await signedIn('ana'), await signedIn('ben'), await signedIn('chloe', true)];
}, 90_000);
afterAll(async () => {
  await app.close();
  await owner.end();
  await fresh.drop();
  await sandbox.close();
});

async function signedIn(name: string, isAdmin = false): Promise<BrowserLike> {
  const email = `${name}@northwind.example`;
  const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query(text, values)).rows as Row[];
  await aPerson(query, { company: 'northwind', email, password, roles: isAdmin ? ['company_admin'] : [] });
  const browser = new BrowserLike(await app.getUrl(), publicUrl);
  await browser.ask('/api/v1/sign-in', { method: 'POST', body: { email, password } });
  return browser;
}

const read = async (answer: Response): Promise<Record<string, unknown>> =>
  (await answer.json()) as Record<string, unknown>;
const send = (browser: BrowserLike, method: string, path: string, body?: object) =>
  browser.ask(path, body === undefined ? { method } : { method, body });

/** What the sandbox's consent page sends the browser back to, as a path of the hub. */
async function consent(url: string, login: string, decision = 'allow'): Promise<string> {
  const fields = new URL(url).searchParams;
  fields.set('login', login);
  fields.set('decision', decision);
  const answer = await fetch(url.split('?')[0] ?? '', { method: 'POST', body: fields, redirect: 'manual' });
  const { pathname, search } = new URL(answer.headers.get('location') ?? '');
  return pathname + search;
}

const begin = async (browser: BrowserLike): Promise<string> =>
  String((await read(await send(browser, 'POST', `${skill}/connect`, {})))['url']);

it('offers no connecting before the registration is checked', async () => {
  const answer = await send(ana, 'POST', `${skill}/connect`, {});
  expect([answer.status, (await read(answer))['code']]).toEqual([403, 'denied']);
});

it('R25 takes a registration, checks it for real and never shows its secret', async () => {
  const body = { client_id: demoClient.id, client_secret: demoClient.secret };
  const set = await send(chloe, 'PUT', '/api/v1/admin/providers/github', body);
  expect(await read(set)).toMatchObject({ status: 'unchecked', has_secret: true, client_id: demoClient.id });
  const checked = await send(chloe, 'POST', '/api/v1/admin/providers/github/check');
  expect(await read(checked)).toMatchObject({
    status: 'ready',
    redirect_url: `${publicUrl}/connect/github/callback`,
  });
  const list = await (await chloe.ask('/api/v1/admin/providers')).text();
  expect(list).not.toContain(demoClient.secret);
});

it('R29 keeps the registrations from whoever is no administrator, and names a wrong field', async () => {
  expect((await ana.ask('/api/v1/admin/providers')).status).toBe(403);
  const wrong = await send(chloe, 'PUT', '/api/v1/admin/providers/github', { client_id: '', extra: 1 });
  expect([wrong.status, JSON.stringify(await read(wrong))]).toEqual([
    422,
    expect.stringContaining('client_id'),
  ]);
});

it('connects a skill, lists the connection, and ends it at the provider', async () => {
  const back = await ana.ask(await consent(await begin(ana), 'ana-lopez'));
  expect([back.status, back.headers.get('location')]).toEqual([
    303,
    `${publicUrl}/skills/manage-pull-requests?connected=1`,
  ]);
  const { items } = (await read(await ana.ask('/api/v1/connections'))) as {
    items: Record<string, unknown>[];
  };
  expect(items).toMatchObject([
    { provider: 'github', account: 'ana-lopez', status: 'active', is_default: true },
  ]);
  const path = `/api/v1/connections/${String(items[0]?.['id'])}`;
  expect((await send(ben, 'DELETE', path)).status).toBe(404);
  expect((await send(ana, 'PATCH', path, { is_default: true })).status).toBe(204);
  expect(String((await read(await send(ana, 'POST', `${path}/reconnect`, {})))['url'])).toContain(
    '/authorize?',
  );
  expect(await read(await send(ana, 'DELETE', path))).toMatchObject({ removed_at_provider: true });
  expect(sandbox.ledger.snapshot().revocations).toBe(1);
});

it('R02 connects nobody when the link is opened by another person or by nobody', async () => {
  const [first, second] = [
    await consent(await begin(ana), 'ana-lopez'),
    await consent(await begin(ana), 'ana-lopez'),
  ];
  const calls = sandbox.ledger.snapshot().tokenCalls;
  const nobody = new BrowserLike(await app.getUrl(), publicUrl);
  expect((await ben.ask(first)).headers.get('location')).toBe(
    `${publicUrl}/connections?problem=other_person`,
  );
  expect((await nobody.ask(second)).headers.get('location')).toBe(`${publicUrl}/sign-in?problem=signed_out`);
  expect(sandbox.ledger.snapshot().tokenCalls).toBe(calls);
});

it('R04 sends the browser to pages of its own only', async () => {
  for (const skill of [
    '//evil.example',
    '\\\\evil.example',
    '@evil.example',
    '%0d%0aLocation:x',
    'https:evil.example',
  ]) {
    const location = (await ana.ask(`/connect/${encodeURIComponent(skill)}`)).headers.get('location') ?? '';
    expect(location.startsWith(`${publicUrl}/skills/`)).toBe(true);
    expect(new URL(location).origin).toBe(publicUrl);
  }
});

it('says on the skill page that the person did not allow it', async () => {
  const back = await ana.ask(await consent(await begin(ana), 'ana-lopez', 'deny'));
  expect(back.headers.get('location')).toBe(`${publicUrl}/skills/manage-pull-requests?problem=cancelled`);
});
