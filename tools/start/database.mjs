import { Client } from 'pg';

import { onEnd } from '../support/ending.mjs';
import { readTypescript } from '../support/typescript.mjs';

/** Connection string of the database to use: the one that was given, else our own, which ends with this process. */
export async function openDatabase() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  readTypescript();
  const { startPostgres } = await import('../../libs/platform/src/postgres/index.ts');
  const postgres = await startPostgres({ dataDirectory: '.data/postgres' });
  onEnd(() => postgres.stop());
  return postgres.url;
}

/** What the database still lacks: migrations, and anybody to sign in. */
export async function lookAt(url) {
  readTypescript();
  const { migrations } = await import('../../migrations/index.ts');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const ran = await namesOf(client, 'SELECT name FROM migrations', 'migrations');
    const companies = await namesOf(client, 'SELECT slug AS name FROM companies LIMIT 1', 'companies');
    return { isBehind: migrations.some(({ name }) => !ran.includes(name)), isEmpty: companies.length === 0 };
  } catch (error) {
    const { host } = new URL(url);
    throw new Error(`The database at ${host} does not answer: ${error.message || error.code}`, {
      cause: error,
    });
  } finally {
    await client.end();
  }
}

async function namesOf(client, query, table) {
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS exists', [table]);
  if (!rows[0].exists) return [];
  const found = await client.query(query);
  return found.rows.map(({ name }) => name);
}
