import { Catalog } from '@hub/catalog';
import {
  AccessTokens,
  AgentGrants,
  ApiKeys,
  AuthorizationKeys,
  OauthClients,
  OauthItems,
  People,
  RegistrationLimits,
} from '@hub/identity';
import { Database, type Env, type KeyWrapper, type Log } from '@hub/platform';
import { Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type Configuration, Provider } from 'oidc-provider';

import { ENV, KEY_WRAPPER, LOG } from '../core/tokens.js';
import { AdminAgentsController } from './admin-agents.controller.js';
import { AgentsController } from './agents.controller.js';
import { ConsentDesk } from './consent-desk.js';
import { ConsentController } from './consent.controller.js';
import { MetadataController } from './metadata.controller.js';
import { makeProvider } from './provider.js';
import { Resources } from './resources.js';

/** How metadata documents of clients are fetched, for a test that has its own; without one as `makeProvider` says. */
export const CLIENT_FETCH = Symbol('client fetch');

const onDatabase = [AgentGrants, OauthClients, OauthItems, RegistrationLimits].map((part) => ({
  provide: part,
  useFactory: (database: Database) => new part(database),
  inject: [Database],
}));

const ownKeys = {
  provide: AuthorizationKeys,
  useFactory: (database: Database, wrapper: KeyWrapper) => new AuthorizationKeys(database, wrapper),
  inject: [Database, KEY_WRAPPER],
};

const resources = {
  provide: Resources,
  useFactory: (env: Env, catalog: Catalog) => new Resources(env.PUBLIC_URL, catalog),
  inject: [ENV, Catalog],
};

const stores = [OauthClients, AgentGrants, AccessTokens, OauthItems, Resources] as const;

const provider = {
  provide: Provider,
  useFactory: async (
    env: Env,
    log: Log,
    ownKeys: AuthorizationKeys,
    ...[people, keys, clients, grants, tokens, items, resources, fetch]: [
      People,
      ApiKeys,
      OauthClients,
      AgentGrants,
      AccessTokens,
      OauthItems,
      Resources,
      Configuration['fetch'],
    ]
  ) => {
    const own = await ownKeys.current();
    const publicUrl = env.PUBLIC_URL;
    const parts = { publicUrl, own, people, keys, clients, grants, tokens, items, resources };
    const made = makeProvider(fetch ? { ...parts, fetch } : parts);
    made.on('server_error', (_context, cause) => {
      const { name, message, stack } = cause as Error;
      log.error({ error: name, message, stack }, 'the authorization server failed');
    });
    return made;
  },
  inject: [ENV, LOG, AuthorizationKeys, People, ApiKeys, ...stores, { token: CLIENT_FETCH, optional: true }],
};

const desk = {
  provide: ConsentDesk,
  useFactory: (provider: Provider, resources: Resources, grants: AgentGrants, catalog: Catalog) =>
    new ConsentDesk({ provider, resources, grants, catalog }),
  inject: [Provider, Resources, AgentGrants, Catalog],
};

const hour = 3_600_000;

/** How agents that know only an address are let in: the authorization server, its page, and who may act as whom. */
@Module({
  controllers: [MetadataController, ConsentController, AgentsController, AdminAgentsController],
  providers: [...onDatabase, ownKeys, resources, provider, desk],
  exports: [Provider, RegistrationLimits],
})
export class AuthorizationModule implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(AccessTokens) private readonly tokens: AccessTokens) {}

  onModuleInit(): void {
    // A missed sweep is made up by the next: what has expired is dead whether or not its row is gone.
    this.timer = setInterval(() => void this.tokens.sweep().catch(() => undefined), hour).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
