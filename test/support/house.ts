import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Pool } from 'pg';

import { demoModels } from '../../apps/sandbox/src/demo-models.js';
import { providerUrls } from '../../apps/sandbox/src/provider-urls.js';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { type FreshDatabase, freshDatabase } from './database.js';

/** The whole product as it is shipped: hub processes from the build over one database, and the sandbox. */
export interface House {
  /** Where each hub listens; the first is the public address. */
  readonly urls: readonly string[];
  readonly url: string;
  readonly sandbox: Sandbox;
  /** The settings that every hub has. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command of the build with those settings; resolves when it has ended, with its code and what it wrote. */
  command(entry: string, ...words: string[]): Promise<{ code: number; output: string }>;
  /** Everything the hubs wrote so far. */
  output(): string;
  /** Runs a statement as the owner of the tables, past every wall. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Kills every hub as a power cut would, and starts them again at the same addresses. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts `hubs` hub processes with the demo companies. Needs a build. The caller closes it. `more` gives settings of their own, such
 * as another way to the database whose owner's address it is told; `own` gives each hub, by its number, settings for itself.
 */
export async function openHouse(
  hubs = 1,
  more: (databaseUrl: string) => Promise<Readonly<Record<string, string>>> = async () => ({}),
  own: (hub: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<House> {
  const fresh = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'house-'));
  const ports = await freePorts(hubs);
  const publicUrl = `http://localhost:${ports[0]}`;
  const sandbox = await startSandbox({
    redirectUris: Object.keys(providerUrls('')).map((id) => `${publicUrl}/connect/${id}/callback`),
  });
  const env = {
    DATABASE_URL: fresh.url,
    PUBLIC_URL: publicUrl,
    KEY_FILE: join(folder, 'key'),
    KEY_FILE_CREATE: 'true',
    SPOOL_DIR: join(folder, 'spool'),
    LOG_LEVEL: 'debug',
    PROVIDER_URLS: JSON.stringify(providerUrls(sandbox.url)),
    MODELS: JSON.stringify(demoModels(sandbox.url)),
    ...(await more(fresh.url)),
  };
  // The seed says the demo's passwords aloud: that is its job, and no leak.
  const said: string[] = [];
  await ended(runBuilt('seed-demo', env, said), said);
  const log: string[] = [];
  const start = (port: number, hub: number): ChildProcess =>
    runBuilt('main', { ...env, PORT: String(port), ...own(hub) }, log);
  const children = ports.map(start);
  const urls = ports.map((port) => `http://localhost:${port}`);
  await Promise.all(urls.map((url) => untilReady(url, log)));
  const owner = new Pool({ connectionString: fresh.url, max: 2 });
  // The database is removed under a connection that is still ending.
  owner.on('error', () => undefined);
  return {
    urls,
    url: publicUrl,
    sandbox,
    env,
    command: (entry, ...words) => commandOf(entry, env, words),
    output: () => log.join(''),
    query: async (text, values = []) => (await owner.query(text, [...values])).rows,
    restart: async () => {
      await Promise.all(children.map(killed));
      children.splice(0, children.length, ...ports.map(start));
      await Promise.all(urls.map((url) => untilReady(url, log)));
    },
    close: () => closeHouse({ children, owner, sandbox, fresh, folder }),
  };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGKILL')) await gone;
}

interface Parts {
  readonly children: readonly ChildProcess[];
  readonly owner: Pool;
  readonly sandbox: Sandbox;
  readonly fresh: FreshDatabase;
  readonly folder: string;
}

async function closeHouse({ children, owner, sandbox, fresh, folder }: Parts): Promise<void> {
  await Promise.all(
    children.map(async (child) => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) await gone;
    }),
  );
  await owner.end();
  await sandbox.close();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
}

function runBuilt(
  entry: string,
  env: Record<string, string>,
  log: string[],
  words: string[] = [],
): ChildProcess {
  const child = spawn(process.execPath, ['--enable-source-maps', `dist/apps/hub/src/${entry}.js`, ...words], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => log.push(part.toString()));
  return child;
}

async function commandOf(
  entry: string,
  env: Record<string, string>,
  words: string[],
): Promise<{ code: number; output: string }> {
  const said: string[] = [];
  const child = runBuilt(entry, env, said, words);
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)));
  return { code, output: said.join('') };
}

async function ended(child: ChildProcess, said: readonly string[]): Promise<void> {
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`The seed ended with ${String(code)}: ${said.join('')}`);
}

async function untilReady(url: string, log: readonly string[]): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The hub at ${url} did not get ready:\n${log.join('').slice(-2_000)}`);
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
