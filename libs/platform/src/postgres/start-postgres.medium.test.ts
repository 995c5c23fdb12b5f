import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { isServer } from './cluster.js';
import { startPostgres, type Postgres } from './start-postgres.js';

describe('startPostgres', () => {
  let parent: string;
  let dataDirectory: string;
  const started: Postgres[] = [];

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'postgres-'));
    await chmod(parent, 0o755);
    dataDirectory = join(parent, 'data');
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
    await rm(parent, { recursive: true, force: true });
  });

  async function start(): Promise<Postgres> {
    const postgres = await startPostgres({ dataDirectory, test: true });
    started.push(postgres);
    return postgres;
  }

  it('makes a new cluster that asks for a password only its owner can read', async () => {
    const { url } = await start();
    expect(await ask(url, 'SHOW server_encoding')).toBe('UTF8');
    expect((await stat(join(dataDirectory, 'password'))).mode & 0o077).toBe(0);
    await expect(ask(Object.assign(new URL(url), { password: 'guess' }).href, 'SELECT 1')).rejects.toThrow(
      'password',
    );
  });

  it('keeps what was written from one start to the next, and leaves no process between', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(await isServer(first.pid)).toBe(false);
    const second = await start();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(42);
  });

  it('takes over from a run that was killed and left its server behind', async () => {
    const program = `
      (await import('./tools/support/typescript.mjs')).readTypescript();
      const { startPostgres } = await import('./libs/platform/src/postgres/index.ts');
      console.log((await startPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, test: true })).pid);
      process.kill(process.pid, 'SIGKILL');`;
    const killed = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    const { stdout } = await killed.catch((error: { stdout: string }) => error);
    const postgres = await start();
    expect(postgres.pid).toBe(Number(stdout));
    await postgres.stop();
    expect(await readFile(join(dataDirectory, 'cluster/postmaster.pid'), 'utf8').catch(() => 'gone')).toBe(
      'gone',
    );
  });

  it('starts although a dead server left its pid file, even if the number now belongs to another process', async () => {
    await (await start()).stop();
    const left = join(dataDirectory, 'cluster/postmaster.pid');
    await writeFile(left, `${process.pid}\n${dataDirectory}\n0\n1\n\n127.0.0.1\n\nready\n`);
    const { url } = await start();
    expect(await ask(url, 'SELECT 1 AS one')).toBe(1);
  });

  it('shares one server between two starts and ends it with the last', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(two.pid).toBe(one.pid);
    await one.stop();
    expect(await ask(two.url, 'SELECT 1 AS one')).toBe(1);
    await two.stop();
    expect(await readFile(join(dataDirectory, 'cluster/postmaster.pid'), 'utf8').catch(() => 'gone')).toBe(
      'gone',
    );
  });

  it('runs in a folder that nobody else may enter', async () => {
    await chmod(parent, 0o700);
    const { url } = await start();
    expect(await ask(url, 'SELECT 1 AS one')).toBe(1);
  });
});

async function ask(connectionString: string, query: string): Promise<unknown> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(query);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}
