import { randomUUID } from 'node:crypto';

import { CompanyKeys, type OwnerQuery, type SealedRow } from '@hub/identity';
import { Database, type KeyWrapper } from '@hub/platform';
import pg from 'pg';

import { sealedTables } from '../../apps/hub/src/data-keys/sealed-tables.js';
import { freshDatabase } from './database.js';
import { aKeyWrapper } from './identity-hub.js';

/** One sealed value where it lies: whose it is, where it belongs and what it says. */
export interface PlantedValue {
  readonly companyId: string;
  readonly table: string;
  readonly column: string;
  readonly row: SealedRow;
  readonly place: readonly string[];
  readonly text: string;
  readonly sealed: Buffer;
}

const person = `INSERT INTO people (company_id, id, email, name) VALUES ($1, $2::uuid, 'p' || $2::uuid::text || '@x.example', 'P')`;

// A row of each table that has sealed columns; the bytes are put in afterwards, sealed to where they lie.
const rows: Record<string, string> = {
  identity_providers: `INSERT INTO identity_providers (company_id, title, issuer, client_id, secret)
    SELECT $1, 'T', 'https://i.example', 'c', '' WHERE $2::uuid IS NOT NULL AND $3::uuid IS NOT NULL`,
  provider_clients: `INSERT INTO provider_clients (company_id, provider, client_id, secret)
    SELECT $1, 'p' || substr($2::uuid::text, 1, 8), 'c', '' WHERE $3::uuid IS NOT NULL`,
  connection_tokens: `WITH c AS (
      INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, is_default)
      VALUES ($1, $3, $2, 'github', 'a', 'a', '{}', true) RETURNING company_id, id)
    INSERT INTO connection_tokens (company_id, connection_id, access_token, refresh_token, previous_refresh_token)
    SELECT company_id, id, '', '', '' FROM c`,
  revocations: `INSERT INTO revocations (company_id, id, person_id, connection_id, provider, reason, access_token, refresh_token, ends_at)
    VALUES ($1, $3, $2, $3, 'github', 'left', '', '', now())`,
  oauth_transactions: `INSERT INTO oauth_transactions
      (company_id, state_hash, person_id, session_hash, provider, scopes, verifier, expires_at)
    VALUES ($1, decode(replace($3::uuid::text, '-', ''), 'hex'), $2, '', 'github', '{}', '', now())`,
  webhooks: `INSERT INTO webhooks (company_id, url, secret)
    SELECT $1, 'https://w.example', '' WHERE $2::uuid IS NOT NULL AND $3::uuid IS NOT NULL`,
  files: `INSERT INTO files (company_id, id, person_id, name, mime, size, content, expires_at)
    VALUES ($1, $3, $2, 'f', 'text/plain', 1, '', now())`,
  idempotency_keys: `INSERT INTO idempotency_keys (company_id, person_id, client, tool, key, input_hash, operation, state, result)
    VALUES ($1, $2, 'rest', 't', 'k', '', $3, 'done', '')`,
  model_keys: `INSERT INTO model_keys (company_id, model, secret)
    SELECT $1, 'm' || substr($2::uuid::text, 1, 8), '' WHERE $3::uuid IS NOT NULL`,
  conversations: `INSERT INTO conversations (company_id, id, person_id, title) VALUES ($1, $3, $2, '')`,
  messages: `INSERT INTO messages (company_id, conversation_id, run_id, place, content)
    SELECT $1, id, $3, 1, '' FROM conversations WHERE company_id = $1 AND person_id = $2 LIMIT 1`,
  pauses: `INSERT INTO pauses (company_id, conversation_id, run_id, person_id, call_id, tool, kind, card, input_hash, expires_at)
    SELECT $1, id, $3, $2, 'c', 't', 'approval', '', '', now() FROM conversations WHERE company_id = $1 AND person_id = $2 LIMIT 1`,
};

/** A database with sealed values in every place where the product keeps one. */
export async function openSealedWorld(wrapper: KeyWrapper = aKeyWrapper()) {
  const fresh = await freshDatabase();
  const database = new Database({ url: fresh.url, pool: 6, entities: [], migrations: [] });
  await database.open();
  const owner = new pg.Pool({ connectionString: fresh.url, max: 4, options: '-c timezone=UTC' });
  // The database is removed under a connection that is still ending.
  owner.on('error', () => undefined);
  const query: OwnerQuery = async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await owner.query<Row>(text, [...values])).rows;
  const keys = (limits?: ConstructorParameters<typeof CompanyKeys>[2]) =>
    new CompanyKeys(database, wrapper, limits);
  const close = async (): Promise<void> => {
    await owner.end();
    await database.close();
    await fresh.drop();
  };
  return { url: fresh.url, database, wrapper, query, owner, keys, close };
}

export type SealedWorld = Awaited<ReturnType<typeof openSealedWorld>>;

/** A company with `people` people, each with a value in every place. */
export async function aSealedCompany({ query, keys }: SealedWorld, people = 1): Promise<string> {
  const [company] = await query<{ id: string }>(
    `INSERT INTO companies (slug, name) VALUES ('c' || substr(md5(random()::text), 1, 20), 'C') RETURNING id`,
    [],
  );
  const companyId = company?.id ?? '';
  for (let n = 0; n < people; n += 1) {
    const personId = randomUUID();
    await query(person, [companyId, personId]);
    for (const [table, text] of Object.entries(rows))
      if (n === 0 || !['identity_providers', 'webhooks'].includes(table))
        await query(text, [companyId, personId, randomUUID()]);
  }
  const sealing = keys();
  for (const { table, column, row, place } of await valuesOf({ query }, companyId)) {
    const sealed = await sealing.seal(
      companyId,
      place,
      `${table}.${column} of ${Object.values(row).join(' ')}`,
    );
    await query(`UPDATE ${table} t SET ${column} = $2 WHERE t.company_id = $1 AND ${samePlace(table, row)}`, [
      companyId,
      sealed,
    ]);
  }
  return companyId;
}

/** Every sealed value of a company as it lies now. */
export async function valuesOf(
  { query }: Pick<SealedWorld, 'query'>,
  companyId: string,
): Promise<PlantedValue[]> {
  const found: PlantedValue[] = [];
  for (const { table, key, facts = {}, join = '', sealed } of sealedTables) {
    const names = Object.entries(key).map(([name, type]) =>
      type === 'bytea' ? `encode(t.${name}, 'hex') AS ${name}` : `t.${name}::text AS ${name}`,
    );
    const more = Object.entries(facts).map(([name, sql]) => `${sql} AS ${name}`);
    const columns = Object.keys(sealed).map((name) => `t.${name}`);
    type Row = Record<string, string> & Record<string, Buffer>;
    const select = [...names, ...more, ...columns].join(', ');
    for (const row of await query<Row>(`SELECT ${select} FROM ${table} t ${join} WHERE t.company_id = $1`, [
      companyId,
    ]))
      for (const [column, place] of Object.entries(sealed)) {
        const named = Object.fromEntries(
          Object.entries(row).filter(([, value]) => typeof value === 'string'),
        );
        const text = `${table}.${column} of ${Object.values(named).join(' ')}`;
        found.push({
          companyId,
          table,
          column,
          row: named,
          place: place(named),
          text,
          sealed: row[column] as Buffer,
        });
      }
  }
  return found;
}

function samePlace(table: string, row: SealedRow): string {
  const key = sealedTables.find((one) => one.table === table)?.key ?? {};
  return Object.entries(key)
    .map(([name, type]) =>
      type === 'bytea' ? `encode(t.${name}, 'hex') = '${row[name]}'` : `t.${name}::text = '${row[name]}'`,
    )
    .join(' AND ');
}
