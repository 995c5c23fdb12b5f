import type { Client } from 'pg';

/** One table as a backup holds it. */
export interface BackedTable {
  readonly name: string;
  /** Columns that a row can be written with: all but generated ones. */
  readonly columns: readonly string[];
}

/** A month of a growing table. */
export interface Partition {
  readonly name: string;
  readonly parent: string;
  /** `FOR VALUES FROM … TO …`, as PostgreSQL writes it. */
  readonly bound: string;
}

/** A counter and where it stands. */
export interface Sequence {
  readonly name: string;
  readonly value: string;
}

/** What lives for minutes, or should not come back to life: after a restore everybody signs in again. */
const leftOut = new Set(['migrations', 'sessions', 'oauth_transactions']);

/** Wrapped keys go into a file of their own, so that it can be kept for a shorter time than the data. */
export const keyTables: ReadonlySet<string> = new Set(['company_keys', 'authorization_keys']);

/** The tables in an order in which rows can be written: whatever a row refers to comes before it. Unlogged tables hold nothing worth keeping. */
export async function tablesOf(client: Client): Promise<BackedTable[]> {
  const { rows } = await client.query<BackedTable>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'
     GROUP BY c.relname ORDER BY c.relname`,
  );
  const references = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT f.relname AS from, t.relname AS to FROM pg_constraint k
     JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.conparentid = 0 AND k.conrelid <> k.confrelid AND f.relnamespace = 'public'::regnamespace`,
  );
  const needs = new Map<string, Set<string>>();
  for (const { from, to } of references.rows) needs.set(from, (needs.get(from) ?? new Set()).add(to));
  return inOrder(
    rows.filter(({ name }) => !leftOut.has(name)),
    needs,
  );
}

function inOrder(
  tables: readonly BackedTable[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): BackedTable[] {
  const ordered: BackedTable[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ name }) =>
      [...(needs.get(name) ?? [])].every((other) => !waiting.has(other)),
    );
    if (free.length === 0)
      throw new Error(`These tables refer to each other: ${[...waiting.keys()].join(', ')}`);
    for (const table of free) waiting.delete(table.name);
    ordered.push(...free);
  }
  return ordered;
}

/** The months of every growing table. */
export async function partitionsOf(client: Client): Promise<Partition[]> {
  const { rows } = await client.query<Partition>(
    `SELECT c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound
     FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
     WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows;
}

/** Every counter. */
export async function sequencesOf(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL AND sequencename <> 'migrations_id_seq' ORDER BY 1`,
  );
  return rows;
}

/** The names of the migrations that have run, in order; empty for a database without any. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('migrations') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return [];
  const ran = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp, id');
  return ran.rows.map(({ name }) => name);
}
