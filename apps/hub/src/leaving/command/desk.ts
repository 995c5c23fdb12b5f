import { Catalog } from '@hub/catalog';
import { Connections, Departures, ProviderClients, RevocationList, TokenEndpoint } from '@hub/connections';
import { Companies, CompanyKeys, Membership, openKeys } from '@hub/identity';
import { providers, skills } from '@hub/integrations';
import { Database, type Env, loginsOf, Transport } from '@hub/platform';
import { Forgetting } from '@hub/runtime';

import { egressRules } from '../../core/egress-rules.js';
import { providerUrls } from '../../core/provider-urls.js';
import { Leaving } from '../leaving.js';

/** What the commands of an operator work with, without a server around it. The caller closes it. */
export interface Desk {
  readonly database: Database;
  readonly companies: Companies;
  readonly membership: Membership;
  readonly departures: Departures;
  readonly connections: Connections;
  readonly list: RevocationList;
  readonly leaving: Leaving;
  close(): Promise<void>;
}

/** Opens it over the database and the key of `env`. Throws when either is not there. */
export async function openDesk(env: Env): Promise<Desk> {
  const database = new Database({ ...loginsOf(env), entities: [], migrations: [] });
  await database.open();
  const urls = providerUrls(env);
  const [endpoint, transport] = [new TokenEndpoint(urls), new Transport(undefined, egressRules(env, urls))];
  const keys = new CompanyKeys(database, await openKeys(database, env));
  const catalog = new Catalog(database, { providers, skills });
  const shared = { database, keys, endpoint, urls, providers: catalog.providers };
  const clients = new ProviderClients({ ...shared, publicUrl: env.PUBLIC_URL });
  const connections = new Connections({ ...shared, clients, transport, skills: catalog.skills });
  const { revocations } = connections;
  const departures = new Departures(database, revocations);
  const membership = new Membership(database);
  const forgetting = new Forgetting(database);
  return {
    database,
    companies: new Companies(database),
    membership,
    departures,
    connections,
    list: new RevocationList({ ...shared, revocations }),
    leaving: new Leaving({ membership, departures, revocations, forgetting }),
    close: async () => {
      await Promise.all([endpoint.close(), transport.close()]);
      await database.close();
    },
  };
}
