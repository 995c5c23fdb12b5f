import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

/** A database of its own for one test file, with every migration applied and no rows. */
export interface FreshDatabase {
  /** Connection string of its owner. */
  readonly url: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Copies the migrated template, in about 50 ms. Call it once per test file, and drop it at the end. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { server, template } = surroundings();
  return newDatabase(server, template);
}

/** A database without a table, as a restore wants it. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return newDatabase(surroundings().server, 'template0');
}

function surroundings(): { server: string; template: string } {
  const { TEST_DATABASE_SERVER: server, TEST_DATABASE_TEMPLATE: template } = process.env;
  if (server && template) return { server, template };
  throw new Error('No test database: only medium, story and browser tests have one (see jest.config.mjs)');
}

async function newDatabase(server: string, template: string): Promise<FreshDatabase> {
  const name = `hub_test_${process.env['TEST_RUN']}_${randomBytes(6).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    drop: () => administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = await connected(server);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

// A server that is asked for many connections at one moment may drop one.
async function connected(server: string, tries = 3): Promise<Client> {
  const client = new Client({ connectionString: server });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    if (tries === 1 || (cause as NodeJS.ErrnoException).code !== 'ECONNRESET') throw cause;
    return connected(server, tries - 1);
  }
}
