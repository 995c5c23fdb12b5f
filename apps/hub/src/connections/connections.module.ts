import { Catalog } from '@hub/catalog';
import { Connections, ProviderClients, type ProviderUrls, TokenEndpoint } from '@hub/connections';
import { CompanyKeys } from '@hub/identity';
import { Database, type Env, type Log, Transport } from '@hub/platform';
import {
  Global,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';

import { ENV, LOG, PROVIDER_URLS } from '../core/tokens.js';
import { AdminProvidersController } from './admin-providers.controller.js';
import { CallbackController } from './callback.controller.js';
import { ConnectController } from './connect.controller.js';
import { ConnectionsController } from './connections.controller.js';

const endpoint = {
  provide: TokenEndpoint,
  useFactory: (urls: ProviderUrls) => new TokenEndpoint(urls),
  inject: [PROVIDER_URLS],
};

// The parameters of each factory are what `inject` names, in that order.
const clients = {
  provide: ProviderClients,
  useFactory: (...parts: [Database, CompanyKeys, TokenEndpoint, Env, Catalog]) => {
    const [database, keys, endpoint, { PUBLIC_URL: publicUrl }, { providers }] = parts;
    return new ProviderClients({ database, keys, endpoint, publicUrl, providers });
  },
  inject: [Database, CompanyKeys, TokenEndpoint, ENV, Catalog],
};

const connections = {
  provide: Connections,
  useFactory: (...parts: ConnectionsParts) => {
    const [database, keys, clients, endpoint, transport, urls, { providers, skills }, env, log] = parts;
    const { SPOOL_DIR: spoolFolder, REFRESH_RATE: refreshRate } = env;
    const settings = { spoolFolder, refreshRate, log };
    return new Connections({
      database,
      keys,
      clients,
      endpoint,
      transport,
      urls,
      providers,
      skills,
      ...settings,
    });
  },
  inject: [
    Database,
    CompanyKeys,
    ProviderClients,
    TokenEndpoint,
    Transport,
    PROVIDER_URLS,
    Catalog,
    ENV,
    LOG,
  ],
};
type ConnectionsParts = [
  Database,
  CompanyKeys,
  ProviderClients,
  TokenEndpoint,
  Transport,
  ProviderUrls,
  Catalog,
  Env,
  Log,
];

const spoolEvery = 5_000;

/** People's connections and companies' registrations, and every way to change them. */
@Global()
@Module({
  controllers: [ConnectionsController, ConnectController, CallbackController, AdminProvidersController],
  providers: [endpoint, clients, connections],
  exports: [Connections, ProviderClients],
})
export class ConnectionsModule implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(TokenEndpoint) private readonly tokenEndpoint: TokenEndpoint,
    @Inject(Connections) private readonly connections: Connections,
  ) {}

  /** What a crash left comes first: until it is in the database, somebody else might take the old tokens for the newest. */
  async onApplicationBootstrap(): Promise<void> {
    await this.connections.emptySpool();
    this.timer = setInterval(() => void this.connections.emptySpool(spoolEvery), spoolEvery).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.connections.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tokenEndpoint.close();
  }
}
