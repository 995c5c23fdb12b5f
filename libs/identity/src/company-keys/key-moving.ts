import type { KeyContext, KeyRing } from '@hub/platform';

import { contextOf } from './company-keys.js';
import type { OwnerQuery } from './key-rotation.js';

interface WrappedTable {
  readonly table: string;
  /** Columns that name a row, as text. */
  readonly key: readonly string[];
  readonly context: (row: Readonly<Record<string, string>>) => KeyContext;
}

/** Everything that a key-encryption key wraps. */
const wrappedTables: readonly WrappedTable[] = [
  {
    table: 'company_keys',
    key: ['company_id', 'version'],
    context: ({ company_id: companyId = '', version }) => contextOf(companyId, Number(version)),
  },
  {
    table: 'authorization_keys',
    key: ['id', 'purpose'],
    context: ({ id = '', purpose }) => ({ purpose: `authorization-${purpose}`, owner: id, version: 1 }),
  },
];

// A key that wraps nothing more is no longer needed to start.
const forget = `DELETE FROM key_encryption_keys WHERE id <> $1
  AND id NOT IN (SELECT wrapped_by FROM company_keys WHERE wrapped IS NOT NULL UNION SELECT wrapped_by FROM authorization_keys)`;

type Row = Record<string, string> & { wrapped: never; wrapped_by: string };

/** Moves everything that is wrapped to the key-encryption key of `ring`, and what it wrapped already to its newest version. Compare and set: a row that changed is left. */
export async function rewrapAll(
  query: OwnerQuery,
  ring: KeyRing,
  say: (table: string, moved: number) => void = () => undefined,
): Promise<number> {
  let moved = 0;
  for (const { table, key, context } of wrappedTables) {
    const names = key.map((name) => `${name}::text`).join(', ');
    const select = `SELECT ${names}, wrapped, wrapped_by FROM ${table} WHERE wrapped IS NOT NULL ORDER BY 1, 2`;
    const same = key.map((name, at) => `${name}::text = $${at + 4}`).join(' AND ');
    const update = `UPDATE ${table} SET wrapped = $1, wrapped_by = $2 WHERE wrapped = $3 AND ${same} RETURNING 1`;
    for (const row of await query<Row>(select, [])) {
      const before = { by: row.wrapped_by, bytes: row.wrapped as Buffer };
      const after = await ring.rewrap(context(row), before);
      const values = [after.bytes, after.by, before.bytes, ...key.map((name) => row[name])];
      moved += (await query(update, values)).length;
      say(table, moved);
    }
  }
  await query(forget, [ring.id]);
  return moved;
}

/** How many wrapped keys each key-encryption key still has to open. */
export async function wrappedBy(query: OwnerQuery): Promise<Map<string, number>> {
  const each = wrappedTables.map(({ table }) => `SELECT wrapped_by FROM ${table} WHERE wrapped IS NOT NULL`);
  const text = `SELECT wrapped_by AS id, count(*)::int AS keys FROM (${each.join(' UNION ALL ')}) AS w GROUP BY 1 ORDER BY 1`;
  const rows = await query<{ id: string; keys: number }>(text, []);
  return new Map(rows.map(({ id, keys }) => [id, keys]));
}
