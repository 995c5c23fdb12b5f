import { ProviderClients, TokenEndpoint } from '@hub/connections';
import type { CompanyKeys } from '@hub/identity';
import { providers } from '@hub/integrations';
import type { Database, Env } from '@hub/platform';

import { providerUrls } from '../core/provider-urls.js';

interface Parts {
  readonly env: Env;
  readonly database: Database;
  readonly keys: CompanyKeys;
}

/** The companies' registrations without the rest of the hub, for the seed. `close` ends its way to the providers. */
export function providerClientsFor({ env, database, keys }: Parts): ProviderClients & AsyncDisposable {
  const endpoint = new TokenEndpoint(providerUrls(env));
  const clients = new ProviderClients({ database, keys, endpoint, publicUrl: env.PUBLIC_URL, providers });
  return Object.assign(clients, { [Symbol.asyncDispose]: () => endpoint.close() });
}
