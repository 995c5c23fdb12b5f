import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { Client } from 'pg';

import { createCluster, launchServer } from '../../libs/platform/src/postgres/cluster.js';
import { runAs } from '../../libs/platform/src/postgres/run-as.js';

const run = promisify(execFile);
const needed = ['initdb', 'postgres', 'pg_dump', 'pg_restore'];

/** The folder of a whole PostgreSQL on this machine, with its dump programs; undefined where there is none. The embedded one has no such programs. */
export const postgresTools: string | undefined = globSync(
  '{/usr/lib/postgresql/*/bin,/usr/local/pgsql/bin,/opt/homebrew/opt/postgresql*/bin}',
)
  .toSorted((a, b) => b.localeCompare(a, undefined, { numeric: true }))
  .find((folder) => needed.every((name) => existsSync(join(folder, name))));

/** A server of that PostgreSQL with a cluster of its own. */
export interface OwnServer {
  /** Folder of the cluster: tables, indexes, write-ahead log. */
  readonly directory: string;
  /** Makes an empty database; returns its owner's address. */
  database(name: string): Promise<string>;
  pgDump(url: string, path: string, ...words: string[]): Promise<void>;
  pgRestore(path: string, url: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts one. Needs `postgresTools`. */
export async function startOwnServer(): Promise<OwnServer> {
  const tools = postgresTools ?? '';
  const directory = mkdtempSync(join(tmpdir(), 'own-postgres-'));
  const binaries = { initdb: join(tools, 'initdb'), postgres: join(tools, 'postgres') };
  const cluster = { directory, binaries, as: await runAs(directory, binaries), settings: ['fsync=off'] };
  await createCluster(cluster);
  const { pid, port } = await launchServer(cluster);
  const { readFile } = await import('node:fs/promises');
  const password = await readFile(join(directory, 'password'), 'utf8');
  const url = (name: string): string => `postgres://skillhub:${password}@127.0.0.1:${port}/${name}`;
  return {
    directory: join(directory, 'cluster'),
    async database(name) {
      const client = new Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return url(name);
    },
    pgDump: async (from, path, ...words) =>
      void (await run(join(tools, 'pg_dump'), [
        '--format=custom',
        '--compress=0',
        `--file=${path}`,
        ...words,
        from,
      ])),
    pgRestore: async (path, to) =>
      void (await run(join(tools, 'pg_restore'), [
        '--exit-on-error',
        '--single-transaction',
        `--dbname=${to}`,
        path,
      ])),
    async close() {
      process.kill(pid, 'SIGINT');
      while (existsSync(join(directory, 'cluster', 'postmaster.pid')))
        await new Promise((done) => setTimeout(done, 20));
      rmSync(dirname(join(directory, 'cluster')), { recursive: true, force: true });
    },
  };
}
