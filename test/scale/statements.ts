import { randomUUID } from 'node:crypto';

import type { Catalog } from '@hub/catalog';
import type { Database, Statement } from '@hub/platform';

import { takeDue } from '../../libs/connections/src/refresh/schedule.js';
import { Vault } from '../../libs/connections/src/vault/vault.js';
import { findingIn } from '../../libs/runtime/src/find/finding.js';
import type { Ground } from './ground.js';
import type { Sample } from './load-rows.js';
import { type Plan, planOf } from './plans.js';

/** Figures of one size, in milliseconds and megabytes. */
export interface Measured {
  readonly lookUp: { readonly plan: Plan; readonly p50: number; readonly p99: number };
  readonly due: { readonly plan: Plan; readonly p50: number };
  readonly update: { readonly p50: number; readonly hotShare: number };
  readonly sizes: Readonly<Record<string, { readonly table: number; readonly indexes: number }>>;
}

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

/** Asks the hub's own statements, on random rows of the whole table. */
export async function measureStatements(ground: Ground, samples: readonly Sample[]): Promise<Measured> {
  return {
    lookUp: await lookUps(ground, samples),
    due: await dueRows(ground),
    update: await updates(ground, samples),
    sizes: await sizesOf(ground),
  };
}

const random = (samples: readonly Sample[]): Sample =>
  samples[Math.floor(Math.random() * samples.length)] as Sample;

async function lookUps({ owner, database }: Ground, samples: readonly Sample[]): Promise<Measured['lookUp']> {
  let asked: { statement: Statement; values: readonly unknown[] } | undefined;
  const heard = {
    execute: (statement: Statement, values: readonly unknown[]) => {
      asked = { statement, values };
      return database.execute(statement, values);
    },
  };
  const { calls } = findingIn({ database: heard as unknown as Database, catalog: {} as Catalog });
  const question = { tool: 'github_get_issue', provider: 'github', skills: ['triage-issues'], account: null };
  const times: number[] = [];
  for (let count = 0; count < 6_000; count += 1) {
    const from = performance.now();
    const row = await calls.for({ kind: 'key', key: random(samples).key }, question);
    times.push(performance.now() - from);
    if (row.connection_id === null) throw new Error('The look-up found no connection');
  }
  if (!asked) throw new Error('Nothing was asked');
  const client = await owner.connect();
  const plan = await planOf(client, asked.statement, asked.values.map(String)).finally(() =>
    client.release(),
  );
  const warm = times.slice(1_000);
  return { plan, p50: quantile(warm, 0.5), p99: quantile(warm, 0.99) };
}

async function dueRows({ owner, database }: Ground): Promise<Measured['due']> {
  // A thousandth of all rows is due, anywhere in the table.
  await owner.query(
    `UPDATE refresh_due SET due_at = now() - interval '1 minute' WHERE get_byte(uuid_send(connection_id), 0) = 7 AND get_byte(uuid_send(connection_id), 1) < 64`,
  );
  const client = await owner.connect();
  const plan = await planOf(client, takeDue, []).finally(() => client.release());
  const times: number[] = [];
  for (let count = 0; count < 20; count += 1) {
    const from = performance.now();
    const rows = await database.execute(takeDue, []);
    if (rows.length === 0) break;
    times.push(performance.now() - from);
  }
  await owner.query(
    `UPDATE refresh_due SET due_at = now() + interval '4 hours' WHERE due_at < now() + interval '10 minutes'`,
  );
  return { plan, p50: quantile(times, 0.5) };
}

/** Refreshes without a provider: claim and keep, as an attempt does. */
async function updates(
  { owner, database, keys }: Ground,
  samples: readonly Sample[],
): Promise<Measured['update']> {
  const vault = new Vault(database, keys);
  const before = await updatesSoFar(owner);
  const times: number[] = [];
  for (let count = 0; count < 3_000; count += 1) {
    const { companyId, personId, connectionId } = random(samples);
    const ref = { companyId, personId, connectionId, provider: 'github' };
    const row = await vault.read(ref);
    if (!row) throw new Error('There is no such row');
    const attempt = { id: randomUUID(), version: row.version };
    const from = performance.now();
    if (!(await vault.claim(ref, attempt))) throw new Error('Somebody else has the lease');
    const sealed = await vault.seal(ref, {
      accessToken: `ghu_${attempt.id}${'x'.repeat(24)}`,
      refreshToken: `ghr_${attempt.id}${'y'.repeat(40)}`,
      expiresIn: 28_800,
      scopes: undefined,
      refreshExpiresIn: undefined,
    });
    await vault.keep({ ref, attempt, ...sealed, expiresIn: 28_800, leeway: 0, life: null });
    times.push(performance.now() - from);
  }
  const after = await updatesSoFar(owner);
  return { p50: quantile(times, 0.5), hotShare: (after.hot - before.hot) / (after.all - before.all) };
}

async function updatesSoFar(owner: Ground['owner']): Promise<{ all: number; hot: number }> {
  // Statistics of other connections arrive within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const { rows } = await owner.query<{ all: number; hot: number }>(
    `SELECT n_tup_upd::int AS all, n_tup_hot_upd::int AS hot FROM pg_stat_user_tables WHERE relname = 'connection_tokens'`,
  );
  return rows[0] ?? { all: 0, hot: 0 };
}

async function sizesOf({ owner }: Ground): Promise<Measured['sizes']> {
  const { rows } = await owner.query<{ name: string; table: number; indexes: number }>(
    `SELECT relname AS name, round(pg_table_size(oid) / 1e6)::int AS table, round(pg_indexes_size(oid) / 1e6)::int AS indexes
     FROM pg_class WHERE relname IN ('people', 'api_keys', 'connections', 'connection_tokens', 'refresh_due') AND relkind = 'r'`,
  );
  return Object.fromEntries(rows.map(({ name, ...sizes }) => [name, sizes]));
}
