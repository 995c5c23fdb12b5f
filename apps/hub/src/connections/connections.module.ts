import { Catalog } from '@hub/catalog';
import { Connections, ProviderClients, type ProviderUrls, TokenEndpoint } from '@hub/connections';
import { CompanyKeys } from '@hub/identity';
import { Database, type Env, Transport } from '@hub/platform';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';

import { ENV, PROVIDER_URLS } from '../core/tokens.js';
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
  useFactory: (
    ...parts: [Database, CompanyKeys, ProviderClients, TokenEndpoint, Transport, ProviderUrls, Catalog]
  ) => {
    const [database, keys, clients, endpoint, transport, urls, { providers, skills }] = parts;
    return new Connections({ database, keys, clients, endpoint, transport, urls, providers, skills });
  },
  inject: [Database, CompanyKeys, ProviderClients, TokenEndpoint, Transport, PROVIDER_URLS, Catalog],
};

/** People's connections and companies' registrations, and every way to change them. */
@Global()
@Module({
  controllers: [ConnectionsController, ConnectController, CallbackController, AdminProvidersController],
  providers: [endpoint, clients, connections],
  exports: [Connections, ProviderClients],
})
export class ConnectionsModule implements OnApplicationShutdown {
  constructor(@Inject(TokenEndpoint) private readonly tokenEndpoint: TokenEndpoint) {}

  async onApplicationShutdown(): Promise<void> {
    await this.tokenEndpoint.close();
  }
}
