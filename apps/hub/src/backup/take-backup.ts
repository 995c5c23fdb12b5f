import { Client } from 'pg';

import { type BackupRow, type RowCounts, writeBackupFile } from './backup-file.js';
import {
  type BackedTable,
  keyTables,
  migrationsOf,
  partitionsOf,
  sequencesOf,
  tablesOf,
} from './catalogue.js';

/** What a backup holds. */
export interface TakenBackup {
  readonly data: RowCounts;
  readonly keys: RowCounts;
}

/**
 * Writes everything of one moment while the hub goes on: the data into one file, the wrapped keys into another. `url` is the tables'
 * owner's. Throws when the schema is not ours.
 */
export async function takeBackup(
  url: string,
  paths: { readonly data: string; readonly keys: string },
): Promise<TakenBackup> {
  const client = new Client({ connectionString: url, options: '-c timezone=UTC -c statement_timeout=0' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const migrations = await migrationsOf(client);
    if (migrations.length === 0) throw new Error('This database holds no hub: nothing was written.');
    const facts = {
      format: 'skillhub-backup-1',
      takenAt: new Date().toISOString(),
      migrations,
      partitions: await partitionsOf(client),
      sequences: await sequencesOf(client),
    } as const;
    const tables = await tablesOf(client);
    const [keyed, plain] = [true, false].map((are) =>
      tables.filter(({ name }) => keyTables.has(name) === are),
    );
    const write = (path: string, part: 'data' | 'keys', chosen: readonly BackedTable[] = []) =>
      writeBackupFile(path, { ...facts, part, tables: [...chosen] }, rowsOf(client, chosen));
    const data = await write(paths.data, 'data', plain);
    return { data, keys: await write(paths.keys, 'keys', keyed) };
  } finally {
    await client.end();
  }
}

async function* rowsOf(client: Client, tables: readonly BackedTable[]): AsyncGenerator<BackupRow> {
  for (const { name } of tables) {
    await client.query(
      `DECLARE rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS json FROM ${quoted(name)} t`,
    );
    for (;;) {
      const { rows } = await client.query<{ json: string }>('FETCH 500 FROM rows');
      for (const { json } of rows) yield { table: name, json };
      if (rows.length === 0) break;
    }
    await client.query('CLOSE rows');
  }
}

/** A name as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
