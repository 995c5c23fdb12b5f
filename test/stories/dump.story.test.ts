import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { CompanyKeys } from '@hub/identity';
import { Database, keyFileWrapper } from '@hub/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { migrate } from '../../libs/platform/src/database/migrate.js';
import { migrations } from '../../migrations/index.js';
import { formsIn } from '../support/canary-forms.js';
import { type House, openHouse } from '../support/house.js';
import { type OwnServer, postgresTools, startOwnServer } from '../support/postgres-tools.js';
import { callTool, password, Visitor } from '../support/visitor.js';

const where = postgresTools === undefined ? ' (skipped: no PostgreSQL with pg_dump on this machine)' : '';
const test = postgresTools === undefined ? it.skip : it;
let server: OwnServer;
let house: House;
let live: string;
const folder = mkdtempSync(join(tmpdir(), 'dump-'));

beforeAll(async () => {
  if (postgresTools === undefined) return;
  server = await startOwnServer();
  live = await server.database('live');
  await migrate(live, migrations);
  house = await openHouse(1, async () => ({ DATABASE_URL: live }));
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  if (postgresTools === undefined) return;
  await house.close();
  await server.close();
});

async function connected<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const everyRow = (url: string): Promise<Buffer> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', relnamespace::regnamespace, relname) AS name FROM pg_class
       WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of rows)
      texts.push(
        ...(await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).rows.map(
          ({ row }) => row,
        ),
      );
    return Buffer.from(texts.join('\n'));
  });

function filesIn(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** Everything that a person does: sign in, connect, call, fetch and hand in files, repeat, renew; and what an administrator enters. */
async function wholeFlow(): Promise<string[]> {
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect();
  await ana.connect('draft-replies');
  const key = await ana.key();
  const before = house.sandbox.issuedTokens();
  const call = (tool: string, input: unknown) => callTool(house.url, key, tool, input);
  await call('github_search_pull_requests', { state: 'open' });
  const draft = { to: ['ben@northwind.example'], subject: 'A dump', body: 'shows nothing' };
  expect((await call('gmail_create_draft', draft)).status).toBe(200);
  house.sandbox.clock.advance(9 * 3_600);
  await connected(live, (client) =>
    client.query(`UPDATE connection_tokens SET expires_at = now() - interval '1 minute'`),
  );
  await call('github_search_pull_requests', { state: 'open' });
  const rotated = await house.command('data-keys', 'rotate', '--all', '--settle', '0');
  expect(rotated).toMatchObject({ code: 0 });
  expect((await call('github_search_pull_requests', { state: 'open' })).status).toBe(200);
  const session = ana.browser.cookie('__Host-skillhub') ?? '';
  return [
    ...new Set([...before, ...house.sandbox.issuedTokens()]),
    key,
    session,
    password,
    'skillhub-demo-secret',
  ];
}

test(`R23 a fresh PostgreSQL from pg_dump holds no secret in any form, nor do the server’s own files or our backup${where}`, async () => {
  const secrets = await wholeFlow();
  expect(secrets.length).toBeGreaterThanOrEqual(9);
  await server.pgDump(live, join(folder, 'whole.dump'));
  const fresh = await server.database('fresh');
  await server.pgRestore(join(folder, 'whole.dump'), fresh);
  const backup = await house.command('backup', join(folder, 'backup'));
  expect(backup).toMatchObject({ code: 0 });
  await connected(live, (client) => client.query('CHECKPOINT'));
  const places: Record<string, Buffer[]> = {
    restored: [await everyRow(fresh)],
    dump: [readFileSync(join(folder, 'whole.dump'))],
    'server files': filesIn(server.directory).map((path) => readFileSync(path)),
    backup: filesIn(join(folder, 'backup')).map((path) => gunzipSync(readFileSync(path))),
  };
  expect(places['restored']?.[0]?.length).toBeGreaterThan(10_000);
  for (const [place, contents] of Object.entries(places)) {
    const found = secrets.flatMap((secret) =>
      contents.flatMap((content) => formsIn(content, secret, place === 'server files')),
    );
    expect({ place, found }).toEqual({ place, found: [] });
  }
}, 240_000);

test(`R23 a secret that was planted is found in the dump, the restored database and the server’s files${where}`, async () => {
  const canary = 'ghu_planted?0123456789abcdef';
  const text = `UPDATE companies SET name = $1 WHERE slug = 'contoso'`;
  await connected(live, (client) => client.query(text, [Buffer.from(canary).toString('base64')]));
  await server.pgDump(live, join(folder, 'canary.dump'));
  const fresh = await server.database('canary');
  await server.pgRestore(join(folder, 'canary.dump'), fresh);
  await connected(live, (client) => client.query('CHECKPOINT'));
  expect(formsIn(await everyRow(fresh), canary)).not.toEqual([]);
  expect(formsIn(readFileSync(join(folder, 'canary.dump')), canary)).not.toEqual([]);
  expect(
    filesIn(server.directory).some(
      (path) => statSync(path).size > 0 && formsIn(readFileSync(path), canary, true).length > 0,
    ),
  ).toBe(true);
}, 120_000);

test(`R21 what was dumped before a company was shredded opens no more when it is restored${where}`, async () => {
  await server.pgDump(live, join(folder, 'data.dump'), '--exclude-table-data=company_keys');
  const opened = async (url: string): Promise<string[]> => {
    const database = new Database({ url, pool: 2, entities: [], migrations: [] });
    await database.open();
    const keys = new CompanyKeys(
      database,
      await keyFileWrapper({ path: house.env['KEY_FILE'] ?? '', create: false }),
    );
    const { rows } = await connected(url, (client) =>
      client.query<{ id: string; provider: string; secret: Buffer }>(
        `SELECT p.company_id AS id, provider, secret FROM provider_clients p JOIN companies c ON c.id = p.company_id
         WHERE c.slug = 'northwind' ORDER BY provider`,
      ),
    );
    const open = ({ id, provider, secret }: (typeof rows)[number]) =>
      keys.open(id, ['provider_client', provider, 'secret'], secret).catch((cause: Error) => cause.name);
    const results = await Promise.all(rows.map(open));
    await database.close();
    return results;
  };
  expect(await opened(live)).toEqual([
    'skillhub-demo-secret',
    'skillhub-demo-secret',
    'skillhub-demo-secret',
  ]);
  const shredded = await house.command('data-keys', 'shred', '--company', 'northwind', '--yes-really');
  expect(shredded).toMatchObject({ code: 0 });
  const restored = await server.database('restored');
  await server.pgRestore(join(folder, 'data.dump'), restored);
  for (const url of [live, restored])
    expect(await opened(url)).toEqual(['SealBroken', 'SealBroken', 'SealBroken']);
}, 120_000);
