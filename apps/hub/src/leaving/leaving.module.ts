import { Catalog } from '@hub/catalog';
import {
  Connections,
  Departures,
  IdleConnections,
  type ProviderUrls,
  RevocationList,
} from '@hub/connections';
import { Companies, Membership, RetentionRules } from '@hub/identity';
import { Database } from '@hub/platform';
import { Forgetting } from '@hub/runtime';
import { Global, Module } from '@nestjs/common';

import { PROVIDER_URLS } from '../core/tokens.js';
import { ExportController } from './export/export.controller.js';
import { Leaving } from './leaving.js';
import { PeopleController } from './people/people.controller.js';
import { RemovalsController } from './removals/removals.controller.js';
import { RetentionController } from './retention/retention.controller.js';

const onDatabase = [Companies, Membership, RetentionRules, Forgetting].map((part) => ({
  provide: part,
  useFactory: (database: Database) => new part(database),
  inject: [Database],
}));

// The parameters of each factory are what `inject` names, in that order.
const departures = {
  provide: Departures,
  useFactory: (database: Database, { revocations }: Connections) => new Departures(database, revocations),
  inject: [Database, Connections],
};

const idle = {
  provide: IdleConnections,
  useFactory: (database: Database, { skills }: Catalog) => new IdleConnections(database, skills),
  inject: [Database, Catalog],
};

const list = {
  provide: RevocationList,
  useFactory: (...parts: [Database, Connections, ProviderUrls, Catalog]) => {
    const [database, { revocations }, urls, { providers }] = parts;
    return new RevocationList({ database, revocations, urls, providers });
  },
  inject: [Database, Connections, PROVIDER_URLS, Catalog],
};

const leaving = {
  provide: Leaving,
  useFactory: (...parts: [Membership, Departures, Connections, Forgetting]) => {
    const [membership, departed, { revocations }, forgetting] = parts;
    return new Leaving({ membership, departures: departed, revocations, forgetting });
  },
  inject: [Membership, Departures, Connections, Forgetting],
};

/** Whatever goes: people and their data, connections that nobody uses, access that a provider must end. */
@Global()
@Module({
  controllers: [PeopleController, RemovalsController, RetentionController, ExportController],
  providers: [...onDatabase, departures, idle, list, leaving],
  exports: [Departures, IdleConnections, Forgetting],
})
export class LeavingModule {}
