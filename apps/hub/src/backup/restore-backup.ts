import { migrate } from '@hub/platform';
import { Client } from 'pg';

import { migrations } from '../../../../migrations/index.js';
import {
  type BackupHead,
  type BackupRow,
  readHead,
  readRows,
  type RowCounts,
  verifyBackupFile,
} from './backup-file.js';
import { migrationsOf } from './catalogue.js';
import type { BackupPaths } from './folder.js';
import { quoted } from './take-backup.js';

const mostRows = 500;
const mostBytes = 4 * 1024 * 1024;

/**
 * Brings a backup back into a database without tables, and its schema to this version. Everything or nothing: the files are read
 * to their end before a row is written. Without `keys` nothing that was sealed can be read. Returns how many rows each table has.
 */
export async function restoreBackup(url: string, { data, keys }: BackupPaths): Promise<RowCounts> {
  const head = await readHead(data);
  const parts = keys === undefined ? [data] : [data, keys];
  const counts = Object.assign({}, ...(await Promise.all(parts.map(verifyBackupFile)))) as RowCounts;
  await requireEmpty(url);
  await migrate(url, migrationsLike(head));
  await load(url, head, { data, keys });
  await migrate(url, migrations);
  return counts;
}

// The rows fit the schema that they were taken from; what was changed since changes them like any others.
function migrationsLike({ migrations: wanted }: BackupHead): typeof migrations {
  const known = migrations.filter(({ name }) => wanted.includes(name));
  if (known.length === wanted.length) return known;
  throw new Error('The backup was taken by a newer version of the hub. Restore it with that version.');
}

async function requireEmpty(url: string): Promise<void> {
  await connected(url, async (client) => {
    if ((await migrationsOf(client)).length > 0)
      throw new Error('The database is not empty. Make a new one for the restore: nothing was changed.');
  });
}

async function load(url: string, head: BackupHead, { data, keys }: BackupPaths): Promise<void> {
  await connected(url, async (client) => {
    await client.query('BEGIN');
    for (const { name, parent, bound } of head.partitions)
      await client.query(
        `CREATE TABLE IF NOT EXISTS ${quoted(name)} PARTITION OF ${quoted(parent)} ${bound}`,
      );
    const triggers = async (are: 'ENABLE' | 'DISABLE'): Promise<void> => {
      for (const { name } of head.tables)
        await client.query(`ALTER TABLE ${quoted(name)} ${are} TRIGGER USER`);
    };
    // The rows are as the triggers once left them.
    await triggers('DISABLE');
    for (const { name } of head.tables.toReversed()) await client.query(`DELETE FROM ${quoted(name)}`);
    await write(client, head, readRows(data));
    if (keys !== undefined) await write(client, await readHead(keys), readRows(keys));
    for (const { name, value } of head.sequences)
      await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(name), value]);
    await triggers('ENABLE');
    await client.query('COMMIT');
  });
}

async function write(client: Client, head: BackupHead, rows: AsyncIterable<BackupRow>): Promise<void> {
  const columns = new Map(head.tables.map(({ name, columns }) => [name, columns.map(quoted)]));
  let batch: BackupRow[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (!first) return;
    const names = columns.get(first.table);
    if (!names) throw new Error(`The backup has rows of ${first.table} and does not name the table.`);
    await client.query(insertion(first.table, names), [batch.map(({ json }) => json)]);
    [batch, bytes] = [[], 0];
  };
  for await (const row of rows) {
    const isFull = batch.length >= mostRows || bytes + row.json.length > mostBytes;
    if (isFull || (batch[0] && batch[0].table !== row.table)) await flush();
    batch.push(row);
    bytes += row.json.length;
  }
  await flush();
}

// Keys may be younger than the data: those of companies that came later belong to nothing here.
function insertion(table: string, columns: readonly string[]): string {
  const known = table === 'company_keys' ? 'WHERE x.company_id IN (SELECT id FROM companies)' : '';
  return `INSERT INTO ${quoted(table)} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
    SELECT ${columns.map((name) => `x.${name}`).join(', ')}
    FROM unnest($1::text[]) AS r(json), jsonb_populate_record(NULL::${quoted(table)}, r.json::jsonb) AS x ${known}`;
}

async function connected<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, options: '-c timezone=UTC -c statement_timeout=0' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
