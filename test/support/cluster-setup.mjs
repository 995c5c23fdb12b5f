// Runs once before Jest's first test that needs a database: a server, and in it a template that has every migration.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { Client } from 'pg';

import { readTypescript } from '../../tools/support/typescript.mjs';

const root = new URL('../../', import.meta.url);

export default async function setUp() {
  readTypescript();
  globalThis.testCluster ??= startServer();
  const { url } = await globalThis.testCluster;
  process.env.TEST_DATABASE_SERVER = url;
  process.env.TEST_DATABASE_TEMPLATE = await prepareTemplate(url);
  process.env.TEST_RUN = String(process.pid);
  const { findChromium } = await import('./chromium.ts');
  // Unpacked here, before several tests want it at once. A platform without one says so in the tests that need it.
  await findChromium().catch(() => undefined);
}

async function startServer() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} };
  const { startPostgres } = await import('../../libs/platform/src/postgres/index.ts');
  return startPostgres({ dataDirectory: fileURLToPath(new URL('.data/test-postgres', root)), test: true });
}

// The template is named after its content, so it is made again only when a migration changed.
async function prepareTemplate(url) {
  const name = `hub_template_${await fingerprint()}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('hub_template'))`);
    const existing = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (existing.rowCount === 0) await createTemplate(client, url, name);
    await dropLeftovers(client, name);
    return name;
  } finally {
    await client.end();
  }
}

async function fingerprint() {
  const directory = new URL('migrations/', root);
  const hash = createHash('sha256');
  const names = (await readdir(directory)).filter((name) => /(?<!\.test)\.ts$/.test(name));
  for (const name of names.toSorted()) hash.update(name).update(await readFile(new URL(name, directory)));
  return hash.digest('hex').slice(0, 12);
}

async function createTemplate(client, url, name) {
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
  await runMigrations(Object.assign(new URL(url), { pathname: `/${draft}` }).href);
  // Nobody may connect to it, so nobody can be in the way of a copy.
  await client.query(`ALTER DATABASE ${draft} ALLOW_CONNECTIONS false`);
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}

async function runMigrations(url) {
  const [{ migrate }, { migrations }] = await Promise.all([
    import('../../libs/platform/src/database/migrate.ts'),
    import('../../migrations/index.ts'),
  ]);
  await migrate(url, migrations);
}

// Databases of runs that were killed, and templates of older migrations when no other run is on. Only on our own server:
// a shared one may hold the databases of other machines.
async function dropLeftovers(client, template) {
  if (process.env.DATABASE_URL) return;
  const { rows } = await client.query(
    `SELECT datname AS name FROM pg_database WHERE datname ~ '^hub_(test|template)_'`,
  );
  const isInUse = ({ name }) => runs(Number(/^hub_test_(\d+)_/.exec(name)?.[1]));
  const unused = rows.some(isInUse)
    ? rows.filter((row) => row.name.startsWith('hub_test_') && !isInUse(row))
    : rows.filter(({ name }) => name !== template);
  for (const { name } of unused) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
