import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';

import { postgresBinaries } from '../../../libs/platform/src/postgres/binaries.js';
import {
  type Cluster,
  createCluster,
  isServer,
  launchServer,
  type Running,
} from '../../../libs/platform/src/postgres/cluster.js';
import { runAs } from '../../../libs/platform/src/postgres/run-as.js';

// What was committed is there after a kill; only a power cut could take it.
const forFaults = ['max_connections=400', 'wal_level=replica', 'shared_buffers=256MB', 'fsync=off'];

/** A PostgreSQL server of its own that can be stopped, killed, started and replaced by a standby. */
export class Server {
  private running: Running | undefined;

  private constructor(private readonly cluster: Cluster) {}

  /** Makes a new cluster in `directory` and starts it. */
  static async make(directory: string, settings: readonly string[] = forFaults): Promise<Server> {
    const cluster = { ...(await clusterIn(directory)), settings };
    await createCluster(cluster);
    const server = new Server(cluster);
    await server.start();
    return server;
  }

  /** Where it listens, or listened last. */
  get port(): number {
    return this.running?.port ?? 0;
  }

  get pid(): number {
    return this.running?.pid ?? 0;
  }

  async isRunning(): Promise<boolean> {
    return this.pid > 0 && isServer(this.pid);
  }

  /** `database` on this server, past every relay. */
  async url(database: string, port = this.port): Promise<string> {
    const password = await readFile(join(this.cluster.directory, 'password'), 'utf8');
    return `postgres://skillhub:${password}@127.0.0.1:${port}/${database}`;
  }

  /** Starts it on another port than before. After a kill it recovers from its log first. */
  async start(): Promise<void> {
    // The processes of a killed server let its memory go a moment after it.
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rm(join(this.cluster.directory, 'cluster', 'postmaster.pid'), { force: true });
        this.running = await launchServer(this.cluster);
        return;
      } catch (cause) {
        if (attempt === 40) throw cause;
        await sleep(250);
      }
    }
  }

  /** SIGINT is a fast shutdown, SIGQUIT an immediate one, SIGKILL a crash of the parent. Resolves when it has ended. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const { pid } = this;
    if (pid === 0 || !(await isServer(pid))) return;
    process.kill(pid, signal);
    while (await isServer(pid)) await sleep(10);
  }

  /** Runs statements one after the other as the owner, on a connection of their own. Gives the rows of the last. */
  async run(...statements: string[]): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: await this.url('postgres') });
    await client.connect();
    try {
      let rows: Record<string, unknown>[] = [];
      for (const statement of statements) ({ rows } = await client.query(statement));
      return rows;
    } finally {
      await client.end();
    }
  }

  /**
   * A streaming standby of this server in `directory`, copied while it runs (pg_backup_start and stop, so no pg_basebackup is needed).
   * From then on a commit waits for the standby: what was acknowledged survives the fail-over.
   */
  async standby(directory: string): Promise<Server> {
    await mkdir(directory, { recursive: true, mode: 0o755 });
    const client = new Client({ connectionString: await this.url('postgres') });
    await client.connect();
    await client.query(`SELECT pg_backup_start('standby', true)`);
    const copy = join(directory, 'cluster');
    const skipped = /\/(postmaster\.(pid|opts)|pg_stat_tmp|pg_replslot\/.+)$/;
    await cp(join(this.cluster.directory, 'cluster'), copy, {
      recursive: true,
      filter: (path) => !skipped.test(path),
    });
    await cp(join(this.cluster.directory, 'password'), join(directory, 'password'));
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop()');
    await client.end();
    await writeFile(join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
    await writeFile(join(copy, 'standby.signal'), '');
    const { username, password } = new URL(await this.url('postgres'));
    const primary = `host=127.0.0.1 port=${this.port} user=${username} password=${password} application_name=standby`;
    await writeFile(join(copy, 'postgresql.auto.conf'), `primary_conninfo = '${primary}'\n`);
    // Only now, so that everything in it is given to whoever runs the server.
    const standby = new Server(await clusterIn(directory));
    await standby.start();
    await this.run(`ALTER SYSTEM SET synchronous_standby_names = '*'`, 'SELECT pg_reload_conf()');
    return standby;
  }

  /** How the standby stands: `sync` once commits wait for it. */
  async standbyState(): Promise<unknown> {
    const [row] = await this.run(`SELECT sync_state FROM pg_stat_replication`);
    return row?.['sync_state'];
  }

  /** Makes a standby the primary. Resolves when it takes writes. */
  async promote(): Promise<void> {
    await this.run('SELECT pg_promote()');
  }
}

async function clusterIn(directory: string): Promise<Cluster> {
  await mkdir(directory, { recursive: true, mode: 0o755 });
  const binaries = await postgresBinaries();
  return { directory, binaries, as: await runAs(directory, binaries), settings: forFaults };
}
