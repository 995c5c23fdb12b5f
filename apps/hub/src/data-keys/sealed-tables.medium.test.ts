import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.js';
import { sealedTables } from './sealed-tables.js';

/** Columns of bytes that no company's key seals, and what they hold. */
const notSealed: Record<string, string> = {
  'company_keys.wrapped': 'a data key, wrapped by the key-encryption key',
  'company_keys.check_value': 'nothing, sealed by a data key to try it',
  'key_encryption_keys.wrapped': 'a known sentence, wrapped to try the key-encryption key',
  'authorization_keys.wrapped': 'a signing key, wrapped by the key-encryption key',
  'oauth_items.sealed':
    'a state of the authorization server, sealed by its own name, of which only a hash is kept',
};

/** A hash names something and holds nothing. */
const isHash = (column: string): boolean => /(^|[._])(hash|.+_hash|entries)$/.test(column);

let fresh: FreshDatabase;
let owner: Client;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new Client({ connectionString: fresh.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await fresh.drop();
});

it('R20 knows every column of bytes in the schema: it is declared as sealed, or is known not to be', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.atttypid = 'bytea'::regtype AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1`,
  );
  const declared = sealedTables.flatMap(({ table, sealed }) =>
    Object.keys(sealed).map((column) => `${table}.${column}`),
  );
  const columns = rows.map(({ name }) => name);
  const unknown = columns.filter((name) => !declared.includes(name) && !(name in notSealed) && !isHash(name));
  expect(unknown).toEqual([]);
  expect([...declared, ...Object.keys(notSealed)].filter((name) => !columns.includes(name))).toEqual([]);
});

it.each(sealedTables)('R20 goes through $table by its primary key', async ({ table, key }) => {
  const { rows } = await owner.query<{ columns: string[] }>(
    `SELECT array_agg(a.attname::text ORDER BY k.place) AS columns
     FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k(number, place), pg_attribute a
     WHERE i.indrelid = $1::regclass AND i.indisprimary AND a.attrelid = i.indrelid AND a.attnum = k.number`,
    [table],
  );
  const expected = ['company_id', ...Object.keys(key).filter((name) => name !== 'company_id')];
  expect(rows[0]?.columns).toEqual(expected);
});
