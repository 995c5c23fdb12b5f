import type { AddressInfo } from 'node:net';

import { Catalog } from '@hub/catalog';
import { AccessTokens, ApiKeys, type Person } from '@hub/identity';
import { Database, makeLog } from '@hub/platform';
import { Runtime } from '@hub/runtime';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { aConnection, aKey, aPerson, aWorld, type World } from '../../../../test/support/paper-world.js';
import { ActivityController } from '../activity/activity.controller.js';
import { ENV, LOG } from '../core/tokens.js';
import { ProblemFilter } from '../rest/problem.filter.js';
import { ToolsController } from '../tools/tools.controller.js';
import { AdminCatalogController } from './admin-catalog.controller.js';
import { SkillsController } from './skills.controller.js';

let world: World;
let app: NestFastifyApplication;
let url: string;
let ana: Person;
let key: string;
let signedIn: Person | undefined;

beforeAll(async () => {
  world = await aWorld();
  ana = await aPerson(world, { roles: ['catalogue_editor'] });
  ({ key } = await aKey(world, ana));
  const controllers = [ActivityController, ToolsController, SkillsController, AdminCatalogController];
  const providers = [
    { provide: Runtime, useValue: world.runtime },
    { provide: Catalog, useValue: world.catalog },
    { provide: Database, useValue: world.database },
    { provide: ApiKeys, useValue: new ApiKeys(world.database) },
    { provide: AccessTokens, useValue: new AccessTokens(world.database) },
    { provide: ENV, useValue: { PUBLIC_URL: 'https://hub.example' } },
    { provide: LOG, useValue: makeLog('fatal') },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ];
  class TestModule {
    readonly name = 'test';
  }
  const module = { module: TestModule, controllers, providers };
  app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request) => void Object.assign(request, { session: { person: signedIn } }));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  url = `http://127.0.0.1:${port}/api/v1`;
}, 60_000);
afterAll(async () => {
  await app.close();
  await world.close();
});

async function ask(
  path: string,
  options: { method?: string; body?: unknown; key?: string | undefined } = {},
) {
  const { method = 'GET', body } = options;
  const bearer = 'key' in options ? options.key : key;
  const answer = await fetch(url + path, {
    method,
    headers: {
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
}

const stateOf = async (): Promise<unknown> => (await ask('/skills/keep-notes')).body['state'];

it('follows a skill from not ready to connected and off', async () => {
  expect(await stateOf()).toBe('not_ready');
  await world.owner.query(
    `INSERT INTO provider_clients (company_id, provider, client_id, secret, status) VALUES ($1, 'paper', 'x', 'x', 'ready')`,
    [ana.companyId],
  );
  expect(await stateOf()).toBe('available');
  const id = await aConnection(world, ana, { scopes: ['read'] });
  expect((await ask('/skills/keep-notes')).body).toMatchObject({
    state: 'more_access',
    missing: ['Write notes'],
    accounts: [{ provider: 'paper', connection_id: id, label: 'ana-paper' }],
    can: ['List notes'],
    asks_first: ['Write a note', 'Sign a note'],
    consent: [{ provider: 'paper', asks: [{ provider_words: 'read' }, { provider_words: 'write' }] }],
  });
  await world.owner.query(`UPDATE connections SET scopes = '{write}' WHERE id = $1`, [id]);
  expect(await stateOf()).toBe('connected');
  await world.owner.query(`UPDATE connections SET status = 'reconnect_required' WHERE id = $1`, [id]);
  expect(await stateOf()).toBe('reconnect');
  await world.owner.query(`UPDATE connections SET status = 'active' WHERE id = $1`, [id]);
});

it('lets only a signed-in catalogue editor switch skills and decide tools', async () => {
  const change = { method: 'PUT', body: { enabled: false } };
  expect((await ask('/admin/catalog/skills/keep-notes', change)).status).toBe(401);
  signedIn = { ...ana, roles: [] };
  expect((await ask('/admin/catalog/skills/keep-notes', change)).status).toBe(403);
  signedIn = ana;
  expect((await ask('/admin/catalog/skills/keep-notes', change)).status).toBe(204);
  expect(await stateOf()).toBe('off');
  expect((await ask('/skills')).body['items']).toHaveLength(1);
  await ask('/admin/catalog/skills/keep-notes', { method: 'PUT', body: { enabled: true } });
  const wrong = await ask('/admin/catalog/tools/paper_list_notes', {
    method: 'PUT',
    body: { decision: 'maybe' },
  });
  expect(wrong).toMatchObject({ status: 422, body: { problems: [{ field: 'decision' }] } });
  expect(
    (await ask('/admin/catalog/tools/unknown', { method: 'PUT', body: { decision: 'refuse' } })).status,
  ).toBe(404);
  expect((await ask('/admin/catalog')).body).toMatchObject({
    skills: [{ id: 'keep-notes', enabled: true }, {}],
  });
  signedIn = undefined;
});

it('calls a tool and shows the call in its person’s activity, page by page, and to nobody else', async () => {
  world.standIn.answer = () => ({ status: 200, body: { items: [] } });
  for (let call = 0; call < 3; call += 1)
    expect((await ask('/tools/paper_list_notes', { method: 'POST', body: {} })).body).toEqual({
      result: { items: [], has_more: false },
      account: 'ana-paper',
    });
  await world.runtime.close();
  const first = await ask('/activity?limit=2');
  expect(first.body['items']).toMatchObject([
    { tool: 'paper_list_notes', title: 'List notes', outcome: 'ok' },
    {},
  ]);
  const rest = await ask(`/activity?limit=2&cursor=${String(first.body['next_cursor'])}`);
  expect(rest.body).toMatchObject({ items: [{}], next_cursor: null });
  const dmitri = await aPerson(world);
  const foreign = (await aKey(world, dmitri)).key;
  expect(
    (await ask(`/activity?cursor=${String(first.body['next_cursor'])}`, { key: foreign })).body['items'],
  ).toEqual([]);
});

it.each(['/activity?limit=0', '/activity?cursor=x', '/activity?who=all'])('refuses %s', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 422, body: { problems: [{}] } });
});

it('answers an unknown tool, a foreign one and a bad input with problems', async () => {
  expect((await ask('/tools/nothing')).status).toBe(404);
  expect((await ask('/tools/nothing', { method: 'POST', body: {} })).status).toBe(404);
  expect(await ask('/tools/paper_list_notes', { method: 'POST', body: { limit: 'x', q: 1 } })).toMatchObject({
    status: 422,
    body: { problems: [{ field: 'limit' }, { field: 'q' }] },
  });
  expect((await ask('/tools', { key: undefined })).status).toBe(401);
});
