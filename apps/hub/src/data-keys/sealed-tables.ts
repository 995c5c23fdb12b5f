import { sealedInAgents } from '@hub/agents';
import { sealedInConnections } from '@hub/connections';
import { sealedInIdentity, type SealedTable } from '@hub/identity';
import { sealedInRuntime } from '@hub/runtime';

/** Every sealed value in the database. A test holds this against the schema: a column of bytes is here, or on its list of what is not sealed. */
export const sealedTables: readonly SealedTable[] = [
  ...sealedInIdentity,
  ...sealedInConnections,
  ...sealedInRuntime,
  ...sealedInAgents,
];
