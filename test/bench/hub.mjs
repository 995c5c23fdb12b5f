// A hub of its own for the run: its database, one person with one key and one connection, and the requests of each door.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { CompanyKeys } from '../../dist/libs/identity/src/index.js';
import { Database, keyFileWrapper } from '../../dist/libs/platform/src/index.js';
import { startPostgres } from '../../dist/libs/platform/src/postgres/index.js';
import { hubCommand } from '../../tools/support/hub-command.mjs';
import { cpuOf, pin, startQuietly } from './processes.mjs';
import { seedPerson } from './seed.mjs';

const toolOf = (payload) => (payload === 'issue' ? 'github_get_issue' : 'github_search_pull_requests');
const inputOf = (payload) =>
  payload === 'issue'
    ? { repo: 'a/b', number: 1, comments: 0 }
    : { repo: 'a/b', state: 'open', limit: payload === 'pulls30' ? 30 : 10 };

/** Starts PostgreSQL and a hub against `upstream`. */
export async function openHub(upstream) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const postgres = await startPostgres({ dataDirectory: join(folder, 'postgres') });
  const keyFile = join(folder, 'key');
  const port = await freePort();
  const env = {
    DATABASE_URL: postgres.url,
    KEY_FILE: keyFile,
    KEY_FILE_CREATE: 'true',
    PORT: String(port),
    LOG_LEVEL: 'error',
    GITHUB_URL: upstream,
    GITHUB_API_URL: upstream,
    PUBLIC_URL: 'http://localhost',
  };
  execFileSync(process.execPath, ['dist/apps/hub/src/migrate.js'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const wrapper = await keyFileWrapper({ path: keyFile, create: true });
  const database = new Database({ url: postgres.url, pool: 2, entities: [], migrations: [] });
  await database.open();
  const counter = new pg.Client({ connectionString: postgres.url });
  await counter.connect();
  const key = await seedPerson(counter, new CompanyKeys(database, wrapper));
  await database.close();
  const child = startQuietly(0, hubCommand, env);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url);
  pin(postgres.pid, 1);
  return doors(url, key, { child, postgres, counter, folder });
}

function doors(url, key, { child, postgres, counter, folder }) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const rest = (payload) => ({
    url: `${url}/api/v1/tools/${toolOf(payload)}`,
    method: 'POST',
    headers,
    body: JSON.stringify(inputOf(payload)),
  });
  const mcpRequest = (method, params) => ({
    url: `${url}/mcp`,
    method: 'POST',
    headers: {
      ...headers,
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: '__ID__', method, params }),
  });
  const mcp = (payload) => mcpRequest('tools/call', { name: toolOf(payload), arguments: inputOf(payload) });
  return {
    pid: child.pid,
    postgresPid: postgres.pid,
    rest,
    mcp,
    // All of them, however many: by itself the hub would list three that stand for the others.
    list: () => ({ ...mcpRequest('tools/list', {}), url: `${url}/mcp?tools=all` }),
    expectAnswers: async (payload) => {
      for (const { url: address, ...request } of [rest(payload), mcp(payload)]) {
        const text = await (await fetch(address, request)).text();
        if (!text.includes('arm'))
          throw new Error(`${address} did not answer ${payload}: ${text.slice(0, 300)}`);
      }
    },
    /** Statements so far, each a transaction of its own; PostgreSQL reports them within a second. */
    statements: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const { rows } = await counter.query(
        'SELECT xact_commit::int AS count FROM pg_stat_database WHERE datname = current_database()',
      );
      return rows[0].count;
    },
    cpu: () => cpuOf(child.pid),
    close: async () => {
      child.kill('SIGTERM');
      await new Promise((ended) => child.once('exit', ended));
      await counter.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url) {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The hub did not get ready');
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
