import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { CompanyKeys, KeyEnds, KeyRotation } from '@hub/identity';
import { Database } from '@hub/platform';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { emptyDatabase, type FreshDatabase } from '../../../../test/support/database.js';
import {
  aSealedCompany,
  openSealedWorld,
  type SealedWorld,
  valuesOf,
} from '../../../../test/support/sealed-world.js';
import { sealedTables } from '../data-keys/sealed-tables.js';
import { backupCommand, restoreCommand } from './backup-command.js';

let world: SealedWorld;
let companyId: string;
let folder: string;
let said: string[];
const empty: FreshDatabase[] = [];
const tell = (line: string): void => void said.push(line);

beforeAll(async () => {
  world = await openSealedWorld();
  companyId = await aSealedCompany(world, 2);
  await world.query(
    `INSERT INTO events (company_id, action, subject, detail) SELECT $1, 'a', 's', jsonb_build_object('n', n, 'words', E'a\\tb\\n„c“ \\\\')
     FROM generate_series(1, 1200) AS n`,
    [companyId],
  );
}, 60_000);
afterAll(async () => {
  for (const database of empty) await database.drop();
  await world.close();
});
beforeEach(() => {
  said = [];
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function anEmptyDatabase(): Promise<string> {
  const made = await emptyDatabase();
  empty.push(made);
  return made.url;
}

async function rowsOf(url: string): Promise<Record<string, string[]>> {
  const client = new Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
     AND relnamespace = 'public'::regnamespace AND relname <> 'migrations' ORDER BY 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `SELECT to_jsonb(t)::text AS row FROM ${name} t ORDER BY 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  await client.end();
  return all;
}

async function opens(url: string, company = companyId): Promise<boolean[]> {
  const database = new Database({ url, pool: 2, entities: [], migrations: [] });
  const client = new Client({ connectionString: url, options: '-c timezone=UTC' });
  await Promise.all([database.open(), client.connect()]);
  const keys = new CompanyKeys(database, world.wrapper);
  const query = async <Row extends object>(text: string, values: readonly unknown[]) =>
    (await client.query<Row>(text, [...values])).rows;
  const results: boolean[] = [];
  for (const { place, sealed, text } of await valuesOf({ query }, company))
    results.push((await keys.open(company, place, sealed).catch(() => undefined)) === text);
  await Promise.all([database.close(), client.end()]);
  return results;
}

it('brings every row of every table back as it was, and what was sealed can be read', async () => {
  await backupCommand(world.url, [folder], tell);
  const url = await anEmptyDatabase();
  await restoreCommand(url, [folder], tell);
  const [before, after] = await Promise.all([rowsOf(world.url), rowsOf(url)]);
  expect(after).toEqual({ ...before, sessions: [], oauth_transactions: [] });
  expect(before['events']?.length).toBeGreaterThan(1_200);
  const opened = await opens(url);
  expect(opened.length).toBeGreaterThan(10);
  expect(new Set(opened)).toEqual(new Set([true]));
}, 60_000);

it('keeps wrapped keys out of the data, and both files from other people', async () => {
  await backupCommand(world.url, [folder], tell);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const [wrapped] = await world.query<{ text: string }>(
    `SELECT encode(wrapped, 'hex') AS text FROM company_keys`,
    [],
  );
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(gunzipSync(readFileSync(path)).includes(wrapped?.text ?? '')).toBe(file.name.endsWith('.keys.gz'));
  }
  expect(files.map(({ parentPath }) => parentPath)).toEqual([folder, join(folder, 'keys')]);
});

it('R21 leaves what an older backup of the data holds unreadable once the company was shredded and its keys’ backup is gone', async () => {
  const doomed = await aSealedCompany(world);
  await backupCommand(world.url, [folder], tell);
  await new KeyEnds(world.query).shred(doomed);
  const [old] = readdirSync(join(folder, 'keys'));
  // Eight days later the next backup removes the keys of today.
  rmSync(join(folder, 'keys', old ?? ''));
  await backupCommand(world.url, [join(folder, 'later'), '--keys-folder', join(folder, 'keys')], tell);
  const url = await anEmptyDatabase();
  await restoreCommand(url, [folder], tell);
  expect(new Set(await opens(url, doomed))).toEqual(new Set([false]));
  expect(new Set(await opens(url))).toEqual(new Set([true]));
}, 60_000);

it('removes keys that have had their time, and never the newest', async () => {
  await backupCommand(world.url, [folder], tell);
  const keys = join(folder, 'keys');
  for (const stamp of ['20200101T000000Z', '20200102T000000Z'])
    writeFileSync(join(keys, `skillhub-${stamp}.keys.gz`), '');
  writeFileSync(join(keys, 'notes.txt'), 'not ours');
  await backupCommand(world.url, [join(folder, 'more'), '--keys-folder', keys, '--keep-keys', '7'], tell);
  const left = readdirSync(keys);
  expect(left.filter((name) => name.includes('2020'))).toEqual([]);
  expect(left).toContain('notes.txt');
  expect(left.length).toBeGreaterThanOrEqual(2);
});

it('R20 reads data from before a rotation with keys from after it, until the older version is dropped', async () => {
  const company = await aSealedCompany(world);
  await backupCommand(world.url, [folder], tell);
  await new KeyRotation(world.query, world.keys(), sealedTables).rotate(company, { settle: 0 });
  await backupCommand(world.url, [join(folder, 'later'), '--keys-folder', join(folder, 'later-keys')], tell);
  const url = await anEmptyDatabase();
  await restoreCommand(url, [folder, '--keys-folder', join(folder, 'later-keys')], tell);
  expect(new Set(await opens(url, company))).toEqual(new Set([true]));
}, 60_000);

it('refuses a file that was cut off or changed before a row is written, and a database that holds something', async () => {
  await backupCommand(world.url, [folder], tell);
  const [data] = readdirSync(folder).filter((name) => name.endsWith('.data.gz'));
  const path = join(folder, data ?? '');
  const whole = readFileSync(path);
  const text = gunzipSync(whole).toString();
  const url = await anEmptyDatabase();
  const damages: [Buffer, RegExp][] = [
    [gzipSync(text.slice(0, text.length / 2)), /was cut off/],
    [gzipSync(text.replace('"words"', '"WORDS"')), /was changed/],
    [whole.subarray(0, whole.length / 2), /unexpected end|cut off/i],
    [gzipSync('{"hello":1}\n'), /no backup that this version can read/],
  ];
  for (const [bytes, words] of damages) {
    writeFileSync(path, bytes);
    await expect(restoreCommand(url, [folder], tell)).rejects.toThrow(words);
  }
  writeFileSync(path, whole);
  await expect(restoreCommand(world.url, [folder], tell)).rejects.toThrow('The database is not empty');
  rmSync(join(folder, 'keys'), { recursive: true });
  await expect(restoreCommand(url, [folder], tell)).rejects.toThrow('--without-keys');
  expect(await rowsOf(url)).toEqual({});
  await restoreCommand(url, [folder, '--without-keys'], tell);
  expect(new Set(await opens(url))).toEqual(new Set([false]));
}, 60_000);

it.each([[[]], [['a', 'b']], [['a', '--keep-keys', 'soon']], [['a', '--what']]])(
  'says what to type: %j',
  async (words) => {
    await expect(backupCommand(world.url, words, tell)).rejects.toThrow('npm run backup -- FOLDER');
    await expect(restoreCommand(world.url, words, tell)).rejects.toThrow('npm run restore -- FOLDER');
  },
);
