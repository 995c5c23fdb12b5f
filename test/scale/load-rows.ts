import { createHash } from 'node:crypto';

import type { Ground } from './ground.js';

/** A person whose tokens are sealed for real, so that the hub can call as them: every so many-th, over the whole range. */
export interface Sample {
  readonly companyId: string;
  readonly personId: string;
  readonly connectionId: string;
  readonly key: string;
}

const perPerson = 3;
const peoplePerCompany = 3_334;
const samples = 20_000;

/** Ids that are spread like random ones and can be worked out from a number, in SQL and here. */
const uuidOf = (kind: string, number: number): string =>
  createHash('md5')
    .update(`${kind}${number}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const sqlUuid = (kind: string, number: string): string => `md5('${kind}' || ${number})::uuid`;
const base64url = (bytes: string): string => `translate(encode(${bytes}, 'base64'), E'+/=\\n', '-_')`;

const companyOf = (person: string): string => sqlUuid('company', `(${person} / ${peoplePerCompany})`);
const keyText = `'skh_' || ${base64url(`decode(replace(${companyOf('n')}::text, '-', ''), 'hex')`)} || '_' || ${base64url(`sha256(('key' || n)::bytea)`)}`;
const providers = `(ARRAY['github', 'google', 'atlassian'])[1 + n % ${perPerson}]`;
// As long as tokens are: GitHub's are shorter, Google's access tokens longer.
const dummy = (times: number): string => `decode(repeat(md5(n::text), ${times}), 'hex')`;

// $1 to $2: numbers of companies, people or connections.
const statements = {
  companies: `INSERT INTO companies (id, slug, name) SELECT ${sqlUuid('company', 'n')}, 'company-' || n, 'Company ' || n
    FROM generate_series($1::int, $2::int) AS n`,
  people: `INSERT INTO people (company_id, id, email, name) SELECT ${companyOf('n')}, ${sqlUuid('person', 'n')}, 'p' || n || '@scale.example', 'P ' || n
    FROM generate_series($1::int, $2::int) AS n`,
  keys: `INSERT INTO api_keys (company_id, kind, person_id, name, hash, hint, created_by)
    SELECT ${companyOf('n')}, 'personal', ${sqlUuid('person', 'n')}, 'agent', sha256((${keyText})::bytea), 'abcd', ${sqlUuid('person', 'n')}
    FROM generate_series($1::int, $2::int) AS n`,
  connections: `INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, is_default)
    SELECT ${companyOf(`(n / ${perPerson})`)}, ${sqlUuid('connection', 'n')}, ${sqlUuid('person', `(n / ${perPerson})`)}, ${providers},
      'account-' || n, 'person-' || n, '{repo}', true FROM generate_series($1::int, $2::int) AS n`,
  tokens: `INSERT INTO connection_tokens (company_id, connection_id, access_token, refresh_token, expires_at)
    SELECT ${companyOf(`(n / ${perPerson})`)}, ${sqlUuid('connection', 'n')}, ${dummy(12)}, ${dummy(8)}, now() + interval '8 hours'
    FROM generate_series($1::int, $2::int) AS n`,
  due: `INSERT INTO refresh_due (company_id, connection_id, due_at)
    SELECT ${companyOf(`(n / ${perPerson})`)}, ${sqlUuid('connection', 'n')}, now() + interval '1 hour' + random() * interval '7 hours'
    FROM generate_series($1::int, $2::int) AS n`,
};

/** Adds connections up to `rows`, where there are `have` of them already, and gathers statistics. */
export async function loadRows({ owner }: Ground, have: number, rows: number): Promise<void> {
  const client = await owner.connect();
  try {
    const people = (count: number): number => Math.ceil(count / perPerson);
    const companies = (count: number): number => Math.ceil(people(count) / peoplePerCompany);
    await client.query(statements.companies, [companies(have), companies(rows) - 1]);
    // Every row is right by construction: checking each reference would take most of the time.
    await client.query('SET session_replication_role = replica');
    for (const name of ['people', 'keys'] as const)
      await client.query(statements[name], [people(have), people(rows) - 1]);
    for (const name of ['connections', 'tokens', 'due'] as const)
      await client.query(statements[name], [have, rows - 1]);
    await client.query('RESET session_replication_role');
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    client.release();
  }
}

/** Seals real tokens for people of the whole range, and registers a client for their companies. */
export async function sealSamples(ground: Ground, rows: number): Promise<Sample[]> {
  const people = Math.floor(rows / perPerson);
  const count = Math.min(samples, people);
  const chosen = Array.from({ length: count }, (_, place) => sampleOf(Math.floor((place * people) / count)));
  await registerClients(ground, [...new Set(chosen.map(({ companyId }) => companyId))]);
  for (let from = 0; from < chosen.length; from += 1_000)
    await sealSome(ground, chosen.slice(from, from + 1_000));
  await ground.owner.query('VACUUM (ANALYZE) connection_tokens');
  return chosen;
}

function sampleOf(person: number): Sample {
  const companyId = uuidOf('company', Math.floor(person / peoplePerCompany));
  const company = Buffer.from(companyId.replaceAll('-', ''), 'hex').toString('base64url');
  const secret = createHash('sha256').update(`key${person}`).digest('base64url');
  // The first of a person's connections is that at GitHub.
  return {
    companyId,
    personId: uuidOf('person', person),
    connectionId: uuidOf('connection', person * perPerson),
    key: `skh_${company}_${secret}`,
  };
}

async function sealSome({ owner, keys }: Ground, some: readonly Sample[]): Promise<void> {
  const sealed = await Promise.all(
    some.map(async ({ companyId, personId, connectionId }) => {
      const place = (field: string): string[] => ['connection', personId, 'github', connectionId, field];
      const token = (kind: string): string => `${kind}_${connectionId}_${'x'.repeat(20)}`;
      return Promise.all([
        keys.seal(companyId, place('access_token'), token('ghu')),
        keys.seal(companyId, place('refresh_token'), token('ghr')),
      ]);
    }),
  );
  await owner.query(
    `UPDATE connection_tokens t SET access_token = s.access, refresh_token = s.refresh
     FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[]) AS s(company_id, connection_id, access, refresh)
     WHERE t.company_id = s.company_id AND t.connection_id = s.connection_id`,
    [
      some.map(({ companyId }) => companyId),
      some.map(({ connectionId }) => connectionId),
      sealed.map(([access]) => access),
      sealed.map(([, refresh]) => refresh),
    ],
  );
}

async function registerClients({ owner, keys }: Ground, companies: readonly string[]): Promise<void> {
  for (const companyId of companies) {
    const secret = await keys.seal(companyId, ['provider_client', 'github', 'secret'], 'secret');
    await owner.query(
      `INSERT INTO provider_clients (company_id, provider, client_id, secret, status) VALUES ($1, 'github', 'scale', $2, 'ready')
       ON CONFLICT DO NOTHING`,
      [companyId, secret],
    );
  }
}
