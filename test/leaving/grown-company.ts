import { randomUUID } from 'node:crypto';

import { CompanyKeys } from '@hub/identity';
import { Database, keyFileWrapper } from '@hub/platform';

import type { House } from '../support/house.js';

const providers = ['github', 'google'] as const;

interface Made {
  readonly id: string;
  readonly personId: string;
  readonly provider: (typeof providers)[number];
  readonly login: string;
  readonly access: Buffer;
  readonly refresh: Buffer;
}

/** Gives the company of `slug` as many more connections at the sandbox, ten a person, each with living tokens of its own login. */
export async function growCompany(house: House, slug: string, connections: number): Promise<void> {
  const database = new Database({
    url: house.env['DATABASE_URL'] ?? '',
    pool: 2,
    entities: [],
    migrations: [],
  });
  await database.open();
  const wrapper = await keyFileWrapper({ path: house.env['KEY_FILE'] ?? '', create: false });
  const keys = new CompanyKeys(database, wrapper);
  const [company] = await house.query<{ id: string }>('SELECT id FROM companies WHERE slug = $1', [slug]);
  const companyId = company?.id ?? '';
  for (let made = 0; made < connections; made += 1_000)
    await grow(house, keys, { companyId, from: made, count: Math.min(1_000, connections - made) });
  await database.close();
}

async function grow(
  house: House,
  keys: CompanyKeys,
  { companyId, from, count }: { companyId: string; from: number; count: number },
): Promise<void> {
  const people = Array.from({ length: Math.ceil(count / 10) }, () => randomUUID());
  await house.query(
    `INSERT INTO people (company_id, id, email, name)
     SELECT $1, id, 'many-' || $3::int + place || '@northwind.example', 'Many ' || $3::int + place
     FROM unnest($2::uuid[]) WITH ORDINALITY AS one(id, place)`,
    [companyId, people, from],
  );
  const made = await Promise.all(
    Array.from({ length: count }, (_, at) => {
      const provider = providers[at % 2] ?? 'github';
      return sealed(house, keys, {
        companyId,
        personId: people[Math.floor(at / 10)] ?? '',
        provider,
        at: from + at,
      });
    }),
  );
  await store(house, companyId, made);
}

async function sealed(
  house: House,
  keys: CompanyKeys,
  {
    companyId,
    personId,
    provider,
    at,
  }: { companyId: string; personId: string; provider: Made['provider']; at: number },
): Promise<Made> {
  const [id, login] = [randomUUID(), `many-${at}`];
  const [pair] = house.sandbox.issueTokens(provider, [login]);
  const seal = (field: string, token: string): Promise<Buffer> =>
    keys.seal(companyId, ['connection', personId, provider, id, field], token);
  const access = await seal('access_token', pair?.access ?? '');
  return { id, personId, provider, login, access, refresh: await seal('refresh_token', pair?.refresh ?? '') };
}

async function store(house: House, companyId: string, made: readonly Made[]): Promise<void> {
  const column = (name: keyof Made): unknown[] => made.map((one) => one[name]);
  await house.query(
    `WITH made AS (
       SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bytea[], $7::bytea[])
         WITH ORDINALITY AS one(id, person_id, provider, login, access, refresh, place)),
     kept AS (
       INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, is_default)
       SELECT $1, id, person_id, provider, login, login, '{}',
         row_number() OVER (PARTITION BY person_id, provider ORDER BY place) = 1 FROM made
       RETURNING id)
     INSERT INTO connection_tokens (company_id, connection_id, access_token, refresh_token, expires_at)
     SELECT $1, made.id, access, refresh, now() + interval '1 hour' FROM made JOIN kept ON kept.id = made.id`,
    [
      companyId,
      column('id'),
      column('personId'),
      column('provider'),
      column('login'),
      column('access'),
      column('refresh'),
    ],
  );
}

/** What is left of a company. */
export async function remainsOf(
  house: House,
  slug: string,
): Promise<{ connections: number; tokens: number; states: Record<string, number> }> {
  const of = `company_id = (SELECT id FROM companies WHERE slug = $1)`;
  const [row] = await house.query<{ connections: number; tokens: number }>(
    `SELECT (SELECT count(*)::int FROM connections WHERE ${of}) AS connections,
       (SELECT count(*)::int FROM revocations WHERE ${of} AND access_token IS NOT NULL) AS tokens`,
    [slug],
  );
  const states = await house.query<{ state: string; count: number }>(
    `SELECT state, count(*)::int AS count FROM revocations WHERE ${of} GROUP BY state`,
    [slug],
  );
  return {
    connections: row?.connections ?? -1,
    tokens: row?.tokens ?? -1,
    states: Object.fromEntries(states.map(({ state, count }) => [state, count])),
  };
}
