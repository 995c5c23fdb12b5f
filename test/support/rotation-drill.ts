import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { CompanyKeys } from '@hub/identity';
import { Database, keyFileWrapper } from '@hub/platform';

import type { House } from './house.js';
import { callTool, Visitor } from './visitor.js';

/** What a drill showed. Seconds and milliseconds. */
export interface DrillReport {
  readonly tokens: number;
  readonly killedAt: number;
  readonly rotationSeconds: number;
  readonly calls: number;
  readonly failures: readonly string[];
  readonly refreshes: number;
  readonly p50: number;
  readonly p99: number;
  readonly valuesLeft: number;
  /** Planted tokens that do not open to what they were. */
  readonly lost: number;
  readonly output: string;
}

interface Planted {
  readonly personId: string;
  readonly ids: readonly string[];
}

const place = (personId: string, id: string, field: string): string[] => [
  'connection',
  personId,
  'github',
  id,
  field,
];

/**
 * Rotates the key of a company with so many connections while its people call tools through every hub. The rotation is killed with
 * SIGKILL half-way and started again; `settle`: the seconds in which hubs may still seal with the old version; in the middle the tokens in use expire and are renewed.
 */
export async function drill(
  house: House,
  { connections, settle }: { readonly connections: number; readonly settle: number },
): Promise<DrillReport> {
  const company = await companyId(house);
  const vault = await openVault(house);
  const planted = await plant(house, vault.keys, company, connections);
  const load = await startLoad(house);
  const began = performance.now();
  const killedAt = await rotateHalf(house, company, { connections, settle });
  await expireTokens(house);
  const output = await finished(rotation(house, settle));
  const rotationSeconds = (performance.now() - began) / 1_000;
  const { calls, failures, times } = await load.stop();
  const lost = await countLost(house, vault.keys, company, planted);
  await vault.close();
  const tokens = connections * 2;
  const { left: valuesLeft } = await standing(house, company);
  const { refreshes } = house.sandbox.ledger.snapshot();
  const [p50, p99] = [0.5, 0.99].map((part) => times[Math.floor(times.length * part)] ?? 0) as [
    number,
    number,
  ];
  return {
    tokens,
    killedAt,
    rotationSeconds,
    calls,
    failures,
    refreshes,
    p50,
    p99,
    valuesLeft,
    lost,
    output,
  };
}

async function companyId(house: House): Promise<string> {
  const [row] = await house.query<{ id: string }>(`SELECT id FROM companies WHERE slug = 'northwind'`);
  return row?.id ?? '';
}

async function openVault({ env }: House) {
  const database = new Database({ url: env['DATABASE_URL'] ?? '', pool: 2, entities: [], migrations: [] });
  await database.open();
  const wrapper = await keyFileWrapper({ path: env['KEY_FILE'] ?? '', create: false });
  return { keys: new CompanyKeys(database, wrapper), close: () => database.close() };
}

// Connections of one person that nobody calls with: what they hold is what a rotation has to move.
async function plant(house: House, keys: CompanyKeys, company: string, count: number): Promise<Planted> {
  const personId = randomUUID();
  const text = `INSERT INTO people (company_id, id, email, name) VALUES ($1, $2, 'many@northwind.example', 'Many')`;
  await house.query(text, [company, personId]);
  const ids = Array.from({ length: count }, () => randomUUID());
  for (let at = 0; at < count; at += 1_000) {
    const some = ids.slice(at, at + 1_000);
    const sealed = (field: string) =>
      Promise.all(some.map((id) => keys.seal(company, place(personId, id, field), `${field} of ${id}`)));
    await house.query(
      `WITH given AS (SELECT * FROM unnest($3::uuid[], $4::bytea[], $5::bytea[]) AS g(id, access, refresh)),
        made AS (INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, is_default)
          SELECT $1, id, $2, 'github', id::text, 'many', '{}', false FROM given)
      INSERT INTO connection_tokens (company_id, connection_id, access_token, refresh_token)
      SELECT $1, id, access, refresh FROM given`,
      [company, personId, some, await sealed('access_token'), await sealed('refresh_token')],
    );
  }
  return { personId, ids };
}

async function startLoad(house: House) {
  const visitors = await Promise.all(
    (['ana', 'ben'] as const).map((who) => new Visitor(house, who).signIn()),
  );
  for (const visitor of visitors) await visitor.connect();
  const keys = await Promise.all(visitors.map((visitor) => visitor.key()));
  const ending = new AbortController();
  const [failures, times]: [string[], number[]] = [[], []];
  const caller = async (n: number): Promise<void> => {
    const [url = '', key = ''] = [house.urls[n % house.urls.length], keys[n % keys.length]];
    while (!ending.signal.aborted) {
      const began = performance.now();
      const answer = await callTool(url, key, 'github_search_pull_requests', { state: 'open' });
      const body = await answer.text();
      if (answer.status === 200) times.push(performance.now() - began);
      else failures.push(`${answer.status} ${body.slice(0, 300)}`);
      await sleep(40);
    }
  };
  const callers = Array.from({ length: 4 }, (_, n) => caller(n));
  const stop = async () => {
    ending.abort();
    await Promise.all(callers);
    return { calls: times.length + failures.length, failures, times: times.toSorted((a, b) => a - b) };
  };
  return { stop };
}

function rotation({ env }: House, settle: number): ChildProcess {
  const words = [
    'dist/apps/hub/src/data-keys.js',
    'rotate',
    '--company',
    'northwind',
    '--settle',
    String(settle),
  ];
  return spawn(process.execPath, words, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function rotateHalf(
  house: House,
  company: string,
  { connections, settle }: { readonly connections: number; readonly settle: number },
): Promise<number> {
  const child = rotation(house, settle);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  while ((await standing(house, company)).moved < connections && child.exitCode === null) await sleep(20);
  child.kill('SIGKILL');
  await gone;
  return (await standing(house, company)).moved;
}

/** How many token values are sealed with the second version, and how many with the first. */
async function standing(house: House, company: string): Promise<{ moved: number; left: number }> {
  const isFirst = (column: string) => `(substr(${column}, 1, 4) = int4send(1))::int`;
  const [row] = await house.query<{ values: number; left: number }>(
    `SELECT count(*)::int * 2 AS values, sum(${isFirst('access_token')} + ${isFirst('refresh_token')})::int AS left
     FROM connection_tokens WHERE company_id = $1 AND refresh_token IS NOT NULL`,
    [company],
  );
  const { values = 0, left = 0 } = row ?? {};
  return { moved: values - left, left };
}

// Dead by both clocks: the next call renews it, with a seal made while everything is being sealed anew.
async function expireTokens(house: House): Promise<void> {
  house.sandbox.clock.advance(8 * 3_600 + 60);
  await house.query(
    `UPDATE connection_tokens SET expires_at = now() - interval '1 minute' WHERE expires_at IS NOT NULL`,
  );
}

async function finished(child: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return `${said}ended with ${String(code)}\n`;
}

async function countLost(
  house: House,
  keys: CompanyKeys,
  company: string,
  { personId, ids }: Planted,
): Promise<number> {
  let lost = ids.length * 2;
  for (let at = 0; at < ids.length; at += 1_000) {
    const text = `SELECT connection_id AS id, access_token, refresh_token FROM connection_tokens
      WHERE company_id = $1 AND connection_id = ANY($2::uuid[])`;
    type Row = { id: string; access_token: Buffer; refresh_token: Buffer };
    const rows = await house.query<Row>(text, [company, ids.slice(at, at + 1_000)]);
    const values = rows.flatMap((row) => [
      { place: place(personId, row.id, 'access_token'), sealed: row.access_token },
      { place: place(personId, row.id, 'refresh_token'), sealed: row.refresh_token },
    ]);
    const whole = await Promise.all(values.map((value) => isWhole(keys, company, value)));
    lost -= whole.filter(Boolean).length;
  }
  return lost;
}

// What was planted is named after where it is.
async function isWhole(
  keys: CompanyKeys,
  company: string,
  { place, sealed }: { readonly place: readonly string[]; readonly sealed: Buffer },
): Promise<boolean> {
  const opened = await keys.open(company, place, sealed).catch(() => undefined);
  return opened === `${place.at(-1)} of ${place.at(-2)}`;
}
