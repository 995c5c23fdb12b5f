import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { PostgresBinaries } from './binaries.js';
import { freePort } from './free-port.js';
import type { RunAs } from './run-as.js';
import { isAlive } from './shared.js';

/** What starts a server: its folder, its programs, and who runs them. */
export interface Cluster {
  readonly directory: string;
  readonly binaries: PostgresBinaries;
  readonly as: RunAs;
  readonly settings: readonly string[];
}

/** Where a server listens on 127.0.0.1. */
export interface Running {
  readonly pid: number;
  readonly port: number;
}

const environment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};
// sun_path holds 108 bytes on Linux and 104 on macOS, and the socket's own name takes 16.
const longestSocketDirectory = 85;

/** Makes an empty cluster and its password. Renamed into place when whole, so a killed run leaves none half made. */
export async function createCluster({ directory, binaries, as }: Cluster): Promise<void> {
  const draft = join(directory, 'cluster.new');
  const password = join(directory, 'password');
  await rm(draft, { recursive: true, force: true });
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (as.uid !== undefined) await chown(password, as.uid, as.gid ?? as.uid);
  const settings = [
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    '--username=skillhub',
    '--auth=scram-sha-256',
  ];
  const child = launch(as, [binaries.initdb, '-D', draft, `--pwfile=${password}`, ...settings]);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`PostgreSQL could not be set up in ${directory}: ${said.trim()}`);
  await rename(draft, join(directory, 'cluster'));
}

/** The server that runs on this cluster, or undefined; waits for one that is coming or going. Removes what a dead one left. */
export async function findRunning(directory: string): Promise<Running | undefined> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(20)) {
    const noted = await readNote(directory);
    if (!noted) return undefined;
    if (!(await isServer(noted.pid))) return rm(noteOf(directory), { force: true }).then(() => undefined);
    if (noted.ready) return noted;
  }
  throw new Error(`PostgreSQL in ${directory} neither starts nor stops`);
}

const noteOf = (directory: string): string => join(directory, 'cluster', 'postmaster.pid');

async function readNote(directory: string): Promise<(Running & { ready: boolean }) | undefined> {
  const [pid, , , port, , , , status] = (await readFile(noteOf(directory), 'utf8').catch(() => '')).split(
    '\n',
  );
  return pid ? { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' } : undefined;
}

/**
 * Whether a server runs under this number. Another process may have it by now, above all after a container's restart,
 * and an orphan that ended may stay a zombie, which has no command line.
 */
export async function isServer(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return isAlive(pid) && (command === undefined || /^[^\0]*postgres\0/.test(command));
}

/** Starts the server and waits until it takes connections. Another process may take the free port first: tries again. */
export async function launchServer(cluster: Cluster, attempt = 1): Promise<Running> {
  const { directory, binaries, as, settings } = cluster;
  const port = await freePort();
  const path = join(directory, 'log');
  const log = await open(path, 'w', 0o600);
  const sockets = directory.length > longestSocketDirectory ? '' : `"${directory}"`;
  const all = ['listen_addresses=127.0.0.1', `unix_socket_directories=${sockets}`, ...settings];
  const words = [binaries.postgres, '-D', join(directory, 'cluster'), '-p', String(port)];
  const child = launch(as, [...words, ...all.flatMap((one) => ['-c', one])], log.fd);
  child.unref();
  await log.close();
  const failure = new Promise<'ended'>((resolve) =>
    child.once('error', () => resolve('ended')).once('exit', () => resolve('ended')),
  );
  const ready = await Promise.race([failure, untilReady(directory, child.pid)]);
  if (ready !== 'ended') return ready;
  const said = await readFile(path, 'utf8');
  if (attempt < 5 && said.includes('Address already in use')) return launchServer(cluster, attempt + 1);
  throw new Error(`PostgreSQL did not start in ${directory}: ${said.trim().split('\n').slice(-5).join(' ')}`);
}

async function untilReady(directory: string, pid = 0): Promise<Running | 'ended'> {
  for (; isAlive(pid); await sleep(10)) {
    const noted = await readNote(directory);
    if (noted?.pid === pid && noted.ready) return noted;
  }
  return 'ended';
}

// A session of its own: Ctrl-C in a terminal reaches the whole foreground group, and the database must be the last to go.
function launch(as: RunAs, words: readonly string[], output: number | 'pipe' = 'pipe') {
  const [program = '', ...rest] = [...as.prefix, ...words];
  const { uid, gid } = as;
  const stdio = ['ignore', output === 'pipe' ? 'ignore' : output, output] as const;
  return spawn(program, rest, { cwd: '/', detached: true, env: environment, stdio: [...stdio], uid, gid });
}
