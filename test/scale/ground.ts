import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CompanyKeys } from '@hub/identity';
import { Database, keyFileWrapper } from '@hub/platform';
import { Pool } from 'pg';

import { Server } from '../faults/harness/postgres.js';
import { Running } from '../faults/harness/processes.js';

/** A database of its own, as a deployment would set it for millions of rows: durable, with a quarter of 8 GB as cache. */
export interface Ground {
  readonly folder: string;
  readonly server: Server;
  readonly url: string;
  readonly owner: Pool;
  readonly database: Database;
  readonly keys: CompanyKeys;
  readonly keyFile: string;
  close(): Promise<void>;
}

const settings = [
  'max_connections=200',
  'shared_buffers=2GB',
  'max_wal_size=8GB',
  'maintenance_work_mem=512MB',
  'random_page_cost=1.1',
];

/** Starts it, empty and migrated. Needs a build. */
export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  chmodSync(folder, 0o755);
  const server = await Server.make(join(folder, 'postgres'), settings);
  await server.run('CREATE DATABASE skillhub');
  const url = await server.url('skillhub');
  await Running.toTheEnd('migrate', { DATABASE_URL: url });
  const owner = new Pool({ connectionString: url, max: 4 });
  const database = new Database({ url, pool: 4, entities: [], migrations: [] });
  const keyFile = join(folder, 'key');
  const keys = new CompanyKeys(database, await keyFileWrapper({ path: keyFile, create: true }));
  const close = async (): Promise<void> => {
    await database.close();
    await owner.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, server, url, owner, database, keys, keyFile, close };
}
