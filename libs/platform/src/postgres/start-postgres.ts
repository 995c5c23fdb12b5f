import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { postgresBinaries } from './binaries.js';
import { createCluster, findRunning, isServer, launchServer, type Running } from './cluster.js';
import { runAs } from './run-as.js';
import { alone, enrol, isAlive } from './shared.js';

/** What `startPostgres` needs to know. */
export interface PostgresOptions {
  /** Folder of the cluster, its password and its log; made when missing. */
  readonly dataDirectory: string;
  /** Faster and not durable: for data that may be lost with the machine. */
  readonly test?: boolean;
  /** Told in a few words what takes time. */
  readonly log?: (line: string) => void;
}

/** A running server, shared by every process that started it on the same folder. */
export interface Postgres {
  /** Connection string of the database `skillhub`, with its password. */
  readonly url: string;
  readonly pid: number;
  /** Ends the server unless another live process uses it: smart first, fast after two seconds. May be called again. */
  stop(): Promise<void>;
}

const notDurable = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
// PostgreSQL's smart, fast and immediate shutdown, and how many milliseconds each may take.
const patiences = [
  { signal: 'SIGTERM', patience: 2000 },
  { signal: 'SIGINT', patience: 10_000 },
  { signal: 'SIGQUIT', patience: 5000 },
] as const;

/**
 * Starts the PostgreSQL that came with npm on 127.0.0.1, or joins the one that already runs on this folder.
 * Throws when the platform has none, or with the server's own words when it cannot start.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const binaries = await postgresBinaries();
  await mkdir(dirname(options.dataDirectory), { recursive: true });
  await mkdir(options.dataDirectory, { recursive: true, mode: 0o700 });
  const directory = await realpath(options.dataDirectory);
  return alone(directory, async () => {
    const as = await runAs(directory, binaries);
    const settings = options.test ? notDurable : [];
    const cluster = { directory, binaries, as, settings };
    if (!(await exists(join(directory, 'cluster')))) {
      options.log?.('making a new database');
      await createCluster(cluster);
    }
    const running = (await findRunning(directory)) ?? (await launchServer(cluster));
    const leave = await enrol(directory);
    let ended: Promise<void> | undefined;
    return {
      url: await urlOf(directory, running),
      pid: running.pid,
      stop: () => (ended ??= leaveAndStop(directory, running, leave)),
    };
  });
}

function leaveAndStop(directory: string, { pid }: Running, leave: () => Promise<boolean>): Promise<void> {
  return alone(directory, async () => {
    if (await leave()) await stop(pid);
  });
}

async function stop(pid: number): Promise<void> {
  for (const { signal, patience } of patiences) {
    if (!(await isServer(pid))) return;
    send(pid, signal);
    for (const end = Date.now() + patience; Date.now() < end && (await isServer(pid));) await sleep(10);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It may have ended since it was looked at.
    if (isAlive(pid)) throw error;
  }
}

async function urlOf(directory: string, { port }: Running): Promise<string> {
  const password = await readFile(join(directory, 'password'), 'utf8');
  const url = (database: string): string => `postgres://skillhub:${password}@127.0.0.1:${port}/${database}`;
  const client = new Client({ connectionString: url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'skillhub'`);
    if (rowCount === 0) await client.query('CREATE DATABASE skillhub');
  } finally {
    await client.end();
  }
  return url('skillhub');
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
