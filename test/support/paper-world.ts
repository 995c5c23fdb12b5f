import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Catalog } from '@hub/catalog';
import { ApiKeys, CompanyKeys, type Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import { Database, keyFileWrapper } from '@hub/platform';
import pg from 'pg';

import { freshDatabase } from './database.js';
import { Runtime, type TokenHolder } from '@hub/runtime';
import { startStandIn, values } from './paper.js';

/** Everything that a call needs, for one test file: two companies' worth of database and a provider at the wire. */
export async function aWorld() {
  const fresh = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'hub-'));
  const wrapper = await keyFileWrapper({ path: join(folder, 'key'), create: true });
  const database = new Database({ url: fresh.url, pool: 8, entities: [], migrations: [] });
  await database.open();
  const owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  // The database is removed under a connection that is still ending.
  owner.on('error', () => undefined);
  const standIn = await startStandIn();
  const keys = new CompanyKeys(database, wrapper);
  const catalog = new Catalog(database, values);
  const logged: unknown[] = [];
  const parts = {
    database,
    catalog,
    keys,
    connections: holderOf(keys),
    publicUrl: 'https://hub.example',
    urls: { paper: { api: standIn.url } },
    log: { error: (...words: unknown[]) => void logged.push(words) },
  };
  const runtime = new Runtime(parts);
  return {
    database,
    owner,
    standIn,
    keys,
    catalog,
    logged,
    parts,
    runtime,
    async close(): Promise<void> {
      await runtime.close();
      await standIn.close();
      await database.close();
      await owner.end();
      await fresh.drop();
      await rm(folder, { recursive: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof aWorld>>;

// The last step before the wire, without refreshing: opens the token where it is used and sends.
function holderOf(keys: CompanyKeys): TokenHolder {
  return {
    hold: ({ companyId, personId, connectionId, accessToken }, provider) => ({
      send:
        ({ effect }, signal) =>
        async ({ method, url, headers, body }) => {
          const context = ['connection', personId, provider.id, connectionId, 'access_token'];
          const token = await keys.open(companyId, context, accessToken);
          try {
            const authorization = `Bearer ${token}`;
            const request = {
              method,
              headers: { ...headers, authorization },
              signal,
              ...(typeof body === 'string' && { body }),
            };
            const answer = await fetch(url, request);
            return { status: answer.status, headers: {}, body: Buffer.from(await answer.arrayBuffer()) };
          } catch (cause) {
            throw new ToolError(effect === 'read' ? 'upstream' : 'outcome_unknown', 'No answer came.', {
              cause,
            });
          }
        },
    }),
  };
}

/** A person of a company of their own, unless `companyId` says which. */
export async function aPerson(
  { owner }: World,
  facts: { companyId?: string; roles?: Person['roles'] } = {},
): Promise<Person> {
  const name = `c${randomBytes(6).toString('hex')}`;
  const companyId = facts.companyId ?? randomUUID();
  const id = randomUUID();
  if (!facts.companyId)
    await owner.query('INSERT INTO companies (id, slug, name) VALUES ($1, $2, $2)', [companyId, name]);
  const email = `${name}@example.com`;
  await owner.query('INSERT INTO people (company_id, id, email, name) VALUES ($1, $2, $3, $4)', [
    companyId,
    id,
    email,
    name,
  ]);
  return { companyId, id, email, name, roles: facts.roles ?? [], teamIds: [] };
}

/** A key of that person, as a credential. */
export async function aKey({ database }: World, person: Person, skills: string[] | null = null) {
  const { key } = await new ApiKeys(database).create(person, { name: 'test', kind: 'personal', skills });
  return { kind: 'key', key } as const;
}

/** A connection of that person at the stand-in; returns its id. */
export async function aConnection(
  { owner, keys }: World,
  { companyId, id: personId }: Person,
  facts: { label?: string; scopes?: string[]; isDefault?: boolean; status?: string } = {},
): Promise<string> {
  const { label = 'ana-paper', scopes = ['write'], isDefault = true, status = 'active' } = facts;
  const id = randomUUID();
  await owner.query(
    `INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, status, is_default)
     VALUES ($1, $2, $3, 'paper', $4, $4, $5, $6, $7)`,
    [companyId, id, personId, label, scopes, status, isDefault],
  );
  const context = ['connection', personId, 'paper', id, 'access_token'];
  const token = await keys.seal(companyId, context, `token-of-${label}`);
  await owner.query(
    'INSERT INTO connection_tokens (company_id, connection_id, access_token) VALUES ($1, $2, $3)',
    [companyId, id, token],
  );
  return id;
}

export const options = (more: object = {}) => ({
  door: 'rest' as const,
  signal: new AbortController().signal,
  ...more,
});
