import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

/** A PgBouncer in transaction mode before a database, and the logins of the hub's two roles. */
export interface Pooler {
  /** Settings of a hub behind it. */
  readonly settings: {
    readonly DATABASE_URL: string;
    readonly EXECUTOR_DATABASE_URL: string;
    readonly MIGRATOR_DATABASE_URL: string;
    readonly DATABASE_PREPARES: 'false';
  };
  close(): Promise<void>;
}

const nobody = 65534;

/** Where PgBouncer is; undefined where it is not installed. */
export const pgbouncer: string | undefined = ['pgbouncer', '/usr/sbin/pgbouncer'].find(
  (path) => spawnSync(path, ['--version']).status === 0,
);

/** Starts one before the database of `ownerUrl`. It has fewer connections than anybody who uses it, so that each is shared. */
export async function startPooler(ownerUrl: string, connections = 4): Promise<Pooler> {
  const mark = randomBytes(4).toString('hex');
  const password = randomBytes(12).toString('hex');
  const logins = { app: `login_app_${mark}`, executor: `login_executor_${mark}` };
  const made = Object.entries(logins).flatMap(([role, login]) => [
    `CREATE ROLE ${login} LOGIN PASSWORD '${password}' IN ROLE skillhub_${role}`,
    `ALTER ROLE ${login} SET statement_timeout = '15s'`,
    `ALTER ROLE ${login} SET timezone = 'UTC'`,
  ]);
  await administer([...made, `ALTER ROLE ${logins.executor} SET plan_cache_mode = force_generic_plan`]);
  const users = Object.values(logins).map((login) => `"${login}" "${password}"`);
  const { port, stop } = await launch(new URL(ownerUrl), users, connections);
  const urlOf = (login: string): string =>
    Object.assign(new URL(ownerUrl), { username: login, password, port: String(port) }).href;
  return {
    settings: {
      DATABASE_URL: urlOf(logins.app),
      EXECUTOR_DATABASE_URL: urlOf(logins.executor),
      MIGRATOR_DATABASE_URL: ownerUrl,
      DATABASE_PREPARES: 'false',
    },
    close: async () => {
      await stop();
      await administer(Object.values(logins).map((login) => `DROP ROLE ${login}`));
    },
  };
}

// Roles are the server's, and the database may be gone before them.
async function administer(statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_SERVER'] });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function launch(
  server: URL,
  users: readonly string[],
  connections: number,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'));
  const port = await freePort();
  const settings = `[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 500
`;
  writeFileSync(join(folder, 'users.txt'), `${users.join('\n')}\n`);
  writeFileSync(join(folder, 'pgbouncer.ini'), settings);
  const isRoot = process.getuid?.() === 0;
  for (const path of [folder, join(folder, 'users.txt'), join(folder, 'pgbouncer.ini')]) {
    if (isRoot) chownSync(path, nobody, nobody);
    chmodSync(path, 0o700);
  }
  const child = spawn(pgbouncer ?? '', ['-q', join(folder, 'pgbouncer.ini')], {
    stdio: 'ignore',
    ...(isRoot && { uid: nobody, gid: nobody }),
  });
  await untilListening(port);
  return { port, stop: () => end(child, folder) };
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGTERM')) await gone;
  rmSync(folder, { recursive: true, force: true });
}

async function untilListening(port: number): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((answer) => {
      socket.once('connect', () => answer(true)).once('error', () => answer(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('PgBouncer did not start');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
