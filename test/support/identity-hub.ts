import 'reflect-metadata';

import { randomBytes } from 'node:crypto';

import { hashPassword, type Role, Sessions } from '@hub/identity';
import { Database, type KeyContext, type KeyWrapper, makeLog, readEnv, seal, unseal } from '@hub/platform';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';

import { CoreModule } from '../../apps/hub/src/core/core.module.js';
import { KeysModule } from '../../apps/hub/src/keys/keys.module.js';
import { schemaPipe } from '../../apps/hub/src/rest/parse-with.js';
import { ProblemFilter } from '../../apps/hub/src/rest/problem.filter.js';
import { installSessions, SignInModule } from '../../apps/hub/src/sign-in/index.js';
import { type FreshDatabase, freshDatabase } from './database.js';

@Module({})
class IdentityModule {}

/** The part of the hub that knows people, on a port and a database of its own. */
export interface IdentityHub {
  readonly url: string;
  readonly publicUrl: string;
  readonly app: NestFastifyApplication;
  readonly database: Database;
  /** Runs a statement as the owner of the tables, past every wall. */
  readonly query: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
  close(): Promise<void>;
}

const publicUrl = 'http://localhost:4600';

/** A key-encryption key that nobody else has. */
export function aKeyWrapper(): KeyWrapper {
  const key = randomBytes(32);
  const place = ({ purpose, owner, version }: KeyContext) => [purpose, owner, String(version)];
  return {
    id: 'test',
    wrap: async (context, plain) => ({ by: 'test', bytes: seal(key, place(context), plain) }),
    unwrap: async (context, { bytes }) => unseal(key, place(context), bytes),
    rewrap: async (_context, wrapped) => wrapped,
  };
}

/** Opens the two doors of a test's database, and a third as its owner. */
export async function openDatabase(fresh: FreshDatabase): Promise<{ database: Database; owner: Client }> {
  const database = new Database({ url: fresh.url, pool: 4, entities: [], migrations: [] });
  await database.open();
  const owner = new Client({ connectionString: fresh.url });
  await owner.connect();
  return { database, owner };
}

/** Boots it; the caller closes it. */
export async function startIdentityHub(): Promise<IdentityHub> {
  const fresh = await freshDatabase();
  const { database, owner } = await openDatabase(fresh);
  const env = readEnv({ PUBLIC_URL: publicUrl });
  const core = CoreModule.with({ env, log: makeLog('silent'), database, keyWrapper: aKeyWrapper() });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: IdentityModule, imports: [core, SignInModule, KeysModule] },
    new FastifyAdapter({ bodyLimit: 64 * 1024, trustProxy: true }),
    { logger: false, abortOnError: false },
  );
  app.useGlobalPipes(schemaPipe());
  app.useGlobalFilters(new ProblemFilter(env, makeLog('silent')));
  await installSessions(app.getHttpAdapter().getInstance(), { sessions: app.get(Sessions), publicUrl });
  await app.listen(0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    publicUrl,
    app,
    database,
    query: async (text, values = []) => (await owner.query(text, values)).rows,
    close: async () => {
      await app.close();
      await owner.end();
      await fresh.drop();
    },
  };
}

interface NewPerson {
  readonly company: string;
  readonly email: string;
  readonly password?: string;
  readonly roles?: readonly Role[];
}

/** Adds somebody, and their company if it is new. Returns both ids. */
export async function aPerson(
  query: IdentityHub['query'],
  { company, email, password, roles = [] }: NewPerson,
): Promise<{ companyId: string; id: string }> {
  await query('INSERT INTO companies (slug, name) VALUES ($1, $1) ON CONFLICT DO NOTHING', [company]);
  const hash = password === undefined ? null : await hashPassword(password);
  const [person] = await query<{ company_id: string; id: string }>(
    `INSERT INTO people (company_id, email, name, password_hash)
     SELECT id, $2, $2, $3 FROM companies WHERE slug = $1 RETURNING company_id, id`,
    [company, email, hash],
  );
  if (!person) throw new Error('The person was not added');
  const { company_id: companyId, id } = person;
  for (const role of roles)
    await query('INSERT INTO person_roles (company_id, person_id, role) VALUES ($1, $2, $3)', [
      companyId,
      id,
      role,
    ]);
  return { companyId, id };
}
