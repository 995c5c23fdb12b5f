import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';

import { type FreshDatabase, freshDatabase } from '../support/database.js';

let fresh: FreshDatabase;
let owner: pg.Client;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await fresh.drop();
});

/** Tables of no company, each with the reason. A table that is in neither list fails. */
const ofNoCompany: Readonly<Record<string, string>> = {
  authorization_keys: 'the hub signs for all companies; wrapped, and the executor’s alone',
  key_encryption_keys: 'keys above those of the companies, named and not held; the executor’s alone',
  migrations: 'which versions of the schema have run',
  oauth_clients: 'a program registers before anybody is known; nothing in it is secret',
  sign_in_limits: 'failed sign-ins are counted before anybody is known; a key is a hash',
};

/** Tables whose company is not in the first place of their key, each with the reason. */
const keyedOtherwise: Readonly<Record<string, string>> = {
  companies: 'is the company itself',
  oauth_items:
    'found by the hash of a code or token, before anybody is known; sealed, and the executor’s alone',
  sessions: 'found by the hash of a cookie, before anybody is known',
};

/** Columns that hold what only the executor may see, even within the company. */
const executorsOnly = /(^|_)(access_token|refresh_token|previous_refresh_token|wrapped|private_key|sealed)$/;

const names = async (text: string): Promise<string[]> =>
  (await owner.query<{ name: string }>(`${text} ORDER BY 1`)).rows.map(({ name }) => name);

const tables = `pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace`;
const companyColumn = `(SELECT attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
  AND a.attname = CASE c.relname WHEN 'companies' THEN 'id' ELSE 'company_id' END)`;
const unlike = (list: Readonly<Record<string, string>>): string =>
  `AND c.relname NOT IN (${Object.keys(list)
    .map((name) => `'${name}'`)
    .join()})`;

it('R26 every table has a company or a reason', async () => {
  expect(
    await names(
      `SELECT c.relname AS name FROM ${tables} AND ${companyColumn} IS NULL ${unlike(ofNoCompany)}`,
    ),
  ).toEqual([]);
  expect(await names(`SELECT c.relname AS name FROM ${tables} AND ${companyColumn} IS NULL`)).toEqual(
    Object.keys(ofNoCompany).toSorted(),
  );
});

it('R26 the company leads every primary key and every unique index', async () => {
  const led = `SELECT c.relname || '.' || i.indexrelid::regclass AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE i.indisunique AND c.oid IN (SELECT oid FROM ${tables}) ${unlike(ofNoCompany)} ${unlike(keyedOtherwise)}
      AND i.indkey[0] IS DISTINCT FROM ${companyColumn}`;
  expect(await names(led)).toEqual([]);
  const keyless = `SELECT c.relname AS name FROM ${tables} AND NOT EXISTS (
    SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)`;
  expect(await names(keyless)).toEqual([]);
});

it('R26 row-level security is enabled and forced on every table', async () => {
  expect(
    await names(
      `SELECT c.relname AS name FROM ${tables} AND NOT (c.relrowsecurity AND c.relforcerowsecurity) AND c.relname <> 'migrations'`,
    ),
  ).toEqual([]);
});

it('R26 policies are for the two roles and the owner, and the web part’s is the company’s wall', async () => {
  type Row = { name: string; roles: string[]; wall: string; check: string | null; command: string };
  const { rows } = await owner.query<Row>(`SELECT c.relname AS name, p.polcmd AS command,
      ARRAY(SELECT rolname::text FROM pg_roles WHERE oid = ANY (p.polroles)) AS roles,
      pg_get_expr(p.polqual, p.polrelid) AS wall, pg_get_expr(p.polwithcheck, p.polrelid) AS check
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid`);
  const { rows: who } = await owner.query<{ owner: string }>('SELECT current_user AS owner');
  const known = new Set(['skillhub_app', 'skillhub_executor', who[0]?.owner]);
  const wall = /^\(\(?(company_id|id) = \(current_setting\('app\.company_id'::text\)\)::uuid\)/;
  const bad = rows.filter(
    ({ roles, wall: text }) =>
      roles.length !== 1 || !known.has(roles[0] ?? '') || (roles[0] === 'skillhub_app' && !wall.test(text)),
  );
  expect(bad).toEqual([]);
});

it('R26 whatever a role may touch has a policy for it, and no more than that', async () => {
  const granted = `SELECT DISTINCT c.relname || ' ' || r.rolname AS name FROM pg_class c, pg_roles r
    WHERE c.oid IN (SELECT oid FROM ${tables}) AND c.relname <> 'migrations'
      AND r.rolname IN ('skillhub_app', 'skillhub_executor')
      AND has_any_column_privilege(r.rolname, c.oid, 'SELECT, INSERT, UPDATE')
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND r.oid = ANY (p.polroles))`;
  expect(await names(granted)).toEqual([]);
});

it('R26 nobody but the owner may touch a partition past its table', async () => {
  const open = `SELECT DISTINCT c.relname AS name FROM pg_class c, pg_roles r
    WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND r.rolname IN ('skillhub_app', 'skillhub_executor') AND has_any_column_privilege(r.rolname, c.oid, 'SELECT, INSERT, UPDATE')`;
  expect(await names(open)).toEqual([]);
});

it('R26 neither role owns a table, passes walls, or is the other', async () => {
  const strong = `SELECT rolname AS name FROM pg_roles r WHERE rolname IN ('skillhub_app', 'skillhub_executor') AND (
    rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb
    OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace)
    OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid))`;
  expect(await names(strong)).toEqual([]);
});

it('R24 only the executor may read what tokens and keys are sealed in', async () => {
  const readable = `SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.oid IN (SELECT oid FROM ${tables}) AND a.attnum > 0 AND a.attname ~ '${executorsOnly.source}'
      AND (has_column_privilege('skillhub_app', c.oid, a.attnum, 'SELECT')
        OR has_column_privilege('skillhub_app', c.oid, a.attnum, 'UPDATE'))`;
  expect(await names(readable)).toEqual([]);
  const sealed = `SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.oid IN (SELECT oid FROM ${tables}) AND a.attnum > 0 AND a.attname ~ '${executorsOnly.source}'`;
  expect(await names(sealed)).toEqual(
    expect.arrayContaining([
      'company_keys.wrapped',
      'connection_tokens.access_token',
      'connection_tokens.refresh_token',
    ]),
  );
});

it('R24 the web part may run no function that acts as the owner, but the one that makes months', async () => {
  const open = `SELECT p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
    AND p.prorettype <> 'trigger'::regtype AND has_function_privilege('skillhub_app', p.oid, 'EXECUTE')`;
  expect(await names(open)).toEqual(['keep_partitions']);
});
