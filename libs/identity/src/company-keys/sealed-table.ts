/** One row's own names as text: its key, and what else its places need. Bytes are hex. */
export type SealedRow = Readonly<Record<string, string>>;

/** Says where sealed values lie in one table, so that they can be sealed anew with another version of their company's key. */
export interface SealedTable {
  readonly table: string;
  /** The columns that name a row within its company, in the order of its primary key, with their types. */
  readonly key: Readonly<Record<string, 'uuid' | 'text' | 'bytea' | 'timestamptz'>>;
  /** What a place needs besides the key: its name, and SQL over `t`, the row, and what `join` adds. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly join?: string;
  /** The sealed columns, and the place that each is sealed to. */
  readonly sealed: Readonly<Record<string, (row: SealedRow) => readonly string[]>>;
  /** Rows read at once; fewer where a value is large. */
  readonly batch?: number;
}

type SqlType = SealedTable['key'][string];

const asText = (column: string, type: SqlType): string =>
  type === 'bytea' ? `encode(t.${column}, 'hex')` : `t.${column}::text`;

const fromText = (text: string, type: SqlType): string =>
  type === 'bytea' ? `decode(${text}, 'hex')` : `(${text})::${type}`;

const namesOf = ({ sealed }: SealedTable): string[] => Object.keys(sealed);

const keysOf = ({ key }: SealedTable): [name: string, type: SqlType][] => Object.entries(key);

/**
 * The next rows of one company `$1` after those whose key is `$3`… (from the start without `isNext`), with the values that were
 * sealed with a version older than `$2`, four bytes. By the primary key, so that a page costs the same wherever it is.
 */
export function pageOf(table: SealedTable, isNext: boolean): string {
  const keys = keysOf(table);
  const facts = Object.entries(table.facts ?? {}).map(([name, sql]) => `${sql} AS ${name}`);
  const old = namesOf(table).map((name) => `CASE WHEN ${isOlder(name)} THEN t.${name} END AS ${name}`);
  const named = keys.map(([name, type]) => `${asText(name, type)} AS ${name}`);
  const columns = keys.map(([name]) => `t.${name}`).join(', ');
  const last = keys.map(([, type], at) => fromText(`$${at + 3}::text`, type)).join(', ');
  return `SELECT ${[...named, ...facts, ...old].join(', ')} FROM ${table.table} t ${table.join ?? ''}
    WHERE t.company_id = $1 AND $2::bytea IS NOT NULL ${isNext ? `AND (${columns}) > (${last})` : ''}
    ORDER BY ${columns} LIMIT ${table.batch ?? 500}`;
}

const isOlder = (name: string): string => `substr(t.${name}, 1, 4) < $2::bytea`;

/**
 * Puts new values in place of old ones: `$2`… are a list per key column, then a list of old and one of new values per sealed column.
 * Where a value has changed meanwhile the row is left alone, and so is one that somebody else is writing: nobody waits for this.
 */
export function replacementOf(table: SealedTable): string {
  const [keys, names] = [keysOf(table), namesOf(table)];
  const lists = [...keys.map(() => 'text'), ...names.flatMap(() => ['bytea', 'bytea'])];
  const columns = [...keys.map(([name]) => name), ...names.flatMap((name) => [`old_${name}`, `new_${name}`])];
  const given = lists.map((type, at) => `$${at + 2}::${type}[]`).join(', ');
  const same = keys.map(([name, type]) => `t.${name} = ${fromText(`n.${name}`, type)}`).join(' AND ');
  const untouched = names.map((name) => `(n.old_${name} IS NULL OR t.${name} = n.old_${name})`).join(' AND ');
  const values = names.map((name) => `${name} = coalesce(m.new_${name}, t.${name})`).join(', ');
  const named = keys.map(([name]) => `t.${name}`).join(', ');
  const brought = names.map((name) => `n.new_${name}`).join(', ');
  const mine = keys.map(([name]) => `t.${name} = m.${name}`).join(' AND ');
  return `WITH n AS MATERIALIZED (SELECT * FROM unnest(${given}) AS n(${columns.join(', ')})),
    m AS MATERIALIZED (
      SELECT ${named}, ${brought} FROM n JOIN ${table.table} t ON t.company_id = $1 AND ${same}
      WHERE ${untouched} FOR UPDATE OF t SKIP LOCKED)
    UPDATE ${table.table} t SET ${values} FROM m WHERE t.company_id = $1 AND ${mine} RETURNING 1`;
}

/** How many sealed values there are of each company and version. */
export function countOf(table: SealedTable): string {
  const each = namesOf(table).map(
    (
      name,
    ) => `SELECT t.company_id, ('x' || encode(substr(t.${name}, 1, 4), 'hex'))::bit(32)::bigint AS version
      FROM ${table.table} t WHERE t.${name} IS NOT NULL AND ($1::uuid IS NULL OR t.company_id = $1)`,
  );
  return `SELECT company_id, version::int, count(*)::int AS values FROM (${each.join(' UNION ALL ')}) AS s GROUP BY 1, 2`;
}
