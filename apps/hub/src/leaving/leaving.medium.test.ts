import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Audit, CompanyKeys, RetentionRules, usualRetention } from '@hub/identity';
import { type Env, keyFileWrapper, readEnv } from '@hub/platform';
import { Forgetting } from '@hub/runtime';
import pg from 'pg';

import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.js';
import { type Desk, openDesk } from './command/desk.js';
import { sections } from './export/sections.js';

let fresh: FreshDatabase;
let folder: string;
let owner: pg.Pool;
let desk: Desk;
let env: Env;
const [companyId, ana, chloe] = [randomUUID(), randomUUID(), randomUUID()];
const [connection, key, serviceKey] = [randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'leaving-'));
  env = readEnv({
    DATABASE_URL: fresh.url,
    KEY_FILE: join(folder, 'key'),
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_URL: 'http://127.0.0.1:9',
  });
  await keyFileWrapper({ path: env.KEY_FILE, create: true });
  owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  // The database is removed under a connection that is still ending.
  owner.on('error', () => undefined);
  desk = await openDesk(env);
}, 60_000);
afterAll(async () => {
  await desk.close();
  await owner.end();
  await fresh.drop();
  await rm(folder, { recursive: true });
});

const run = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await owner.query(text, [...values])).rows as Row[];

/** Somebody with a row in every table that can hold one. */
async function plant(): Promise<void> {
  await run(`INSERT INTO companies (id, slug, name) VALUES ($1, 'northwind', 'Northwind')`, [companyId]);
  const keys = new CompanyKeys(desk.database, await keyFileWrapper({ path: env.KEY_FILE, create: false }));
  const sealed = await keys.seal(
    companyId,
    ['connection', ana, 'github', connection, 'access_token'],
    'gho_x',
  );
  const secret = await keys.seal(companyId, ['provider_client', 'github', 'secret'], 'secret');
  const rows: [string, unknown[]][] = [
    [
      `INSERT INTO people (company_id, id, email, name, subject) VALUES ($1, $2, 'ana@northwind.example', 'Ana Lopez', 'sub-ana'),
      ($1, $3, 'chloe@northwind.example', 'Chloe Martin', NULL)`,
      [companyId, ana, chloe],
    ],
    [`INSERT INTO person_roles VALUES ($1, $2, 'auditor')`, [companyId, ana]],
    [
      `INSERT INTO sessions (id_hash, company_id, person_id, data, expires_at) VALUES ('\\x01', $1, $2, '{}', now() + interval '1 day')`,
      [companyId, ana],
    ],
    [
      `INSERT INTO api_keys (company_id, id, kind, person_id, name, hash, hint, created_by)
      VALUES ($1, $2, 'personal', $3, 'of Ana Lopez', '\\x02', 'abcd', $3), ($1, $4, 'service', NULL, 'robot', '\\x03', 'efgh', $3)`,
      [companyId, key, ana, serviceKey],
    ],
    [
      `INSERT INTO service_key_grants (company_id, key_id, person_id) VALUES ($1, $2, $3)`,
      [companyId, serviceKey, ana],
    ],
    [
      `INSERT INTO provider_clients (company_id, provider, client_id, secret, status, updated_by) VALUES ($1, 'github', 'id', $2, 'ready', $3)`,
      [companyId, secret, ana],
    ],
    [
      `INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, is_default)
      VALUES ($1, $2, $3, 'github', '4711', 'ana-lopez', '{repo}', true)`,
      [companyId, connection, ana],
    ],
    [
      `INSERT INTO connection_tokens (company_id, connection_id, access_token) VALUES ($1, $2, $3)`,
      [companyId, connection, sealed],
    ],
    [
      `INSERT INTO notices (company_id, person_id, kind, subject, detail) VALUES ($1, $2, 'sign_in_again', 'x', '{"account": "ana-lopez"}')`,
      [companyId, ana],
    ],
    [
      `INSERT INTO files (company_id, id, person_id, name, mime, size, content, expires_at) VALUES ($1, $2, $3, 'ana.txt', 'text/plain', 1, '\\x00', now() + interval '1 hour')`,
      [companyId, randomUUID(), ana],
    ],
    [
      `INSERT INTO idempotency_keys (company_id, person_id, client, tool, key, input_hash, operation, state) VALUES ($1, $2, 'rest', 't', 'k', '\\x00', $3, 'done')`,
      [companyId, ana, randomUUID()],
    ],
    [
      `INSERT INTO skill_settings (company_id, skill_id, enabled, updated_by) VALUES ($1, 'watch-ci', true, $2)`,
      [companyId, ana],
    ],
    [
      `INSERT INTO calls (company_id, person_id, door, agent, key_id, tool, effect, provider, connection_id, account, target, outcome)
      VALUES ($1, $2, 'rest', 'Laptop of Ana Lopez', $3, 'github_get_issue', 'read', 'github', $4, 'ana-lopez', 'northwind/ana-lopez#1', 'ok')`,
      [companyId, ana, key, connection],
    ],
    [
      `INSERT INTO events (company_id, person_id, action, subject, detail) VALUES
      ($1, $2, 'connection.connected', 'connection:' || $3, '{"account": "ana-lopez"}'),
      ($1, $4, 'person.noticed', 'person:' || $2, '{}'), ($1, $4, 'mail.sent', 'company:' || $1, '{"to": "Ana@Northwind.example"}')`,
      [companyId, ana, connection, chloe],
    ],
  ];
  for (const [text, values] of rows) await run(text, values);
}

/** The tables in which something of these words is left, as text or inside JSON. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
  const tables = await run<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await run(`SELECT 1 FROM "${name}" t WHERE t::text ILIKE ANY ($1) LIMIT 1`, [
      words.map((word) => `%${word}%`),
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

const traces = ['ana@northwind', 'Ana Lopez', 'ana-lopez', 'sub-ana', ana, connection, key];

it('takes a person out of every table; what was done stays, and the audit chain with it', async () => {
  await plant();
  expect((await tablesWith(traces)).length).toBeGreaterThan(12);
  const { left, waiting, tables, tombstone } = await desk.leaving.erase('operator', companyId, ana);
  expect(left).toMatchObject({ sessions: 1, keys: 1, grants: 1, files: 1, connections: { connections: 1 } });
  expect(waiting).toBe(1);
  expect(tables).toContainEqual({ place: 'people', what: 'removed', rows: 1 });
  expect(await tablesWith(traces)).toEqual([]);
  expect(await run('SELECT person_id, tool, outcome, account FROM calls')).toEqual([
    { person_id: tombstone, tool: 'github_get_issue', outcome: 'ok', account: null },
  ]);
  expect(
    await run(`SELECT 1 FROM events WHERE subject = 'person:' || $1 AND action = 'person.left'`, [tombstone]),
  ).toHaveLength(1);
  expect((await new Audit(desk.database).verify(companyId)).problem).toBeUndefined();
}, 60_000);

it('every table that knows people is in the export or has its reason', async () => {
  const reasons: Record<string, string> = {
    connection_tokens: 'sealed tokens',
    idempotency_keys: 'sealed answers, for a day',
    access_tokens: 'hashes of tokens; what they stand under is there',
  };
  const tables = await run<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'person_id'
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const texts = sections.map(({ text }) => text).join(' ');
  const missing = tables.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(texts) && !(name in reasons));
  expect(missing).toEqual([]);
});

it('forgets the oldest records first and by each company’s own rules, and the chain still holds', async () => {
  const [other] = await run<{ id: string }>(
    `INSERT INTO companies (slug, name) VALUES ('contoso', 'Contoso') RETURNING id`,
  );
  // The months that this test needs lie before those that the hub has made.
  for (const months of [1, 2])
    await run(
      `DO $$ DECLARE month timestamptz := date_trunc('month', now(), 'UTC') - interval '${months} months'; BEGIN
         EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF calls FOR VALUES FROM (%L) TO (%L)',
           'calls_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM'), month, month + interval '1 month'); END $$`,
    );
  for (const company of [companyId, other?.id])
    await run(
      `INSERT INTO calls (company_id, at, person_id, door, tool, effect, provider, outcome)
       SELECT $1, now() - make_interval(days => days), $2, 'rest', 'old_' || days, 'read', 'github', 'ok'
       FROM unnest(ARRAY[1, 40]) AS days`,
      [company, chloe],
    );
  await new RetentionRules(desk.database).set(
    { companyId, id: chloe, email: '', name: '', roles: ['company_admin'], teamIds: [] },
    { ...usualRetention, callDays: 30 },
  );
  const { calls } = await new Forgetting(desk.database).records(1);
  const left = await run<{ tool: string; mine: boolean }>(
    `SELECT tool, company_id = $1 AS mine FROM calls WHERE tool LIKE 'old%' ORDER BY 2, 1`,
    [companyId],
  );
  expect({ calls, left }).toEqual({
    calls: 1,
    left: [
      { tool: 'old_1', mine: false },
      { tool: 'old_40', mine: false },
      { tool: 'old_1', mine: true },
    ],
  });
  expect((await new Audit(desk.database).verify(companyId)).problem).toBeUndefined();
});
