import { CompanyKeys, KeyEnds, KeyRotation, openKeys, type OwnerQuery } from '@hub/identity';
import { Database, type Env, type KeyRing, loginsOf, ownerUrlOf } from '@hub/platform';
import pg from 'pg';

import { sealedTables } from './sealed-tables.js';

/** What the commands about keys work with. The caller closes it. */
export interface KeyDesk {
  readonly query: OwnerQuery;
  readonly ring: KeyRing;
  readonly rotation: KeyRotation;
  readonly ends: KeyEnds;
  close(): Promise<void>;
}

/** Opens it as the tables' owner, with the key-encryption keys of `env`. Throws when either is not there. */
export async function openKeyDesk(env: Env): Promise<KeyDesk> {
  const database = new Database({ ...loginsOf(env), entities: [], migrations: [] });
  const owner = new pg.Pool({
    connectionString: ownerUrlOf(env),
    max: 2,
    options: '-c timezone=UTC -c client_min_messages=warning',
  });
  const close = async (): Promise<void> => {
    await owner.end();
    await database.close();
  };
  const query: OwnerQuery = async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await owner.query<Row>(text, [...values])).rows;
  try {
    await database.open();
    const ring = await openKeys(database, { ...env, KEY_FILE_CREATE: false });
    const rotation = new KeyRotation(query, new CompanyKeys(database, ring), sealedTables);
    return { query, ring, rotation, ends: new KeyEnds(query), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}
