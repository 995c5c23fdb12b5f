import { createServer, type AddressInfo } from 'node:net';

import { Catalog } from '@hub/catalog';
import { AgentGrants, CompanyKeys, hashPassword, type Person, Sessions } from '@hub/identity';
import { Database, makeLog, readEnv, Transport } from '@hub/platform';
import { Runtime } from '@hub/runtime';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from 'oidc-provider';

import { AuthorizationModule } from '../../apps/hub/src/authorization/authorization.module.js';
import { CLIENT_FETCH, mountFor } from '../../apps/hub/src/authorization/index.js';
import { ENV, KEY_WRAPPER, LOG } from '../../apps/hub/src/core/tokens.js';
import { KeysModule } from '../../apps/hub/src/keys/keys.module.js';
import { McpModule } from '../../apps/hub/src/mcp/mcp.module.js';
import { schemaPipe } from '../../apps/hub/src/rest/parse-with.js';
import { ProblemFilter } from '../../apps/hub/src/rest/problem.filter.js';
import { installSessions, SignInModule } from '../../apps/hub/src/sign-in/index.js';
import { ToolsController } from '../../apps/hub/src/tools/tools.controller.js';
import { addSecurityHeaders } from '../../apps/hub/src/web/security-headers.js';
import { BrowserLike } from './browser-like.js';
import { aKeyWrapper } from './identity-hub.js';
import { aPerson, aWorld, type World } from './paper-world.js';

@Module({ controllers: [ToolsController] })
class APaperHub {}

/** The doors and the authorization server over a paper world, on a port of loopback. */
export interface AgentsHub {
  /** Where it is, for browsers and agents alike. */
  readonly url: string;
  readonly world: World;
  readonly app: NestFastifyApplication;
  readonly grants: AgentGrants;
  close(): Promise<void>;
}

/** Boots it; `fetch` stands in for the network behind which metadata documents of clients are. The caller closes it. */
export async function openAgentsHub({ fetch }: { fetch?: Configuration['fetch'] } = {}): Promise<AgentsHub> {
  const world = await aWorld();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = readEnv({ PUBLIC_URL: url });
  const given = [
    { provide: ENV, useValue: env },
    { provide: LOG, useValue: makeLog('error') },
    { provide: KEY_WRAPPER, useValue: aKeyWrapper() },
    { provide: Database, useValue: world.database },
    { provide: Transport, useFactory: () => new Transport() },
    { provide: CompanyKeys, useValue: world.keys },
    { provide: Catalog, useValue: world.catalog },
    { provide: Runtime, useValue: world.runtime },
    { provide: CLIENT_FETCH, useValue: fetch },
  ];
  const module = {
    module: APaperHub,
    imports: [SignInModule, KeysModule, AuthorizationModule, McpModule],
    providers: given,
    exports: given.map(({ provide }) => provide),
    global: true,
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    logger: ['error'],
    abortOnError: false,
  });
  app.useGlobalPipes(schemaPipe());
  app.useGlobalFilters(new ProblemFilter(env, makeLog('error')));
  const fastify = app.getHttpAdapter().getInstance();
  addSecurityHeaders(fastify);
  await installSessions(fastify, { sessions: app.get(Sessions), publicUrl: url });
  await mountFor(app, url);
  await app.listen(port, '127.0.0.1');
  return {
    url,
    world,
    app,
    grants: app.get(AgentGrants),
    close: async () => {
      await app.close();
      await world.close();
    },
  };
}

const password = 'correct horse battery 26';

/** Somebody with a browser on which they are signed in. */
export interface SignedIn {
  readonly person: Person;
  readonly browser: BrowserLike;
}

/** Signs somebody in, on a browser of their own or on a given one. */
export async function signIn(
  { url }: Pick<AgentsHub, 'url'>,
  { email }: Pick<Person, 'email'>,
  browser = new BrowserLike(url, url),
): Promise<BrowserLike> {
  const answer = await browser.ask('/api/v1/sign-in', { method: 'POST', body: { email, password } });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}`);
  return browser;
}

/** Adds somebody and signs them in. */
export async function aSignedIn(
  hub: AgentsHub,
  facts: Parameters<typeof aPerson>[1] = {},
): Promise<SignedIn> {
  const person = await aPerson(hub.world, facts);
  await hub.world.owner.query('UPDATE people SET password_hash = $2 WHERE id = $1', [
    person.id,
    await hashPassword(password),
  ]);
  for (const role of person.roles)
    await hub.world.owner.query(
      'INSERT INTO person_roles (company_id, person_id, role) VALUES ($1, $2, $3)',
      [person.companyId, person.id, role],
    );
  return { person, browser: await signIn(hub, person) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
