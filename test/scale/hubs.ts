import { setTimeout as sleep } from 'node:timers/promises';

import type { Ground } from './ground.js';
import type { Sample } from './load-rows.js';
import { cpuOf, type Double, load, openDouble, openHub } from './processes.js';

/** CPU milliseconds a call, of the hub and of PostgreSQL. */
export interface CallCost {
  readonly hub: number;
  readonly postgres: number;
  readonly p50: number;
  readonly p99: number;
}

/** What a read costs one hub when random people of the whole range call. */
export async function costOfCalls(ground: Ground, people: readonly Sample[]): Promise<CallCost> {
  const double = await openDouble();
  const hub = await openHub(ground, double, { ROLE: 'web' });
  try {
    await load(ground, [hub], people, { connections: 32, seconds: 8 });
    const before = { hub: cpuOf(hub.pid), postgres: cpuOf(ground.server.pid) };
    const { calls, p50, p99, bad } = await load(ground, [hub], people, { connections: 32, seconds: 10 });
    if (bad > 0) throw new Error(`${bad} of ${calls} calls failed: ${hub.output}`);
    return {
      hub: (cpuOf(hub.pid) - before.hub) / calls,
      postgres: (cpuOf(ground.server.pid) - before.postgres) / calls,
      p50,
      p99,
    };
  } finally {
    await hub.end();
    double.close();
  }
}

/** How fast workers renew ahead, and how many refresh tokens the provider saw twice. */
export interface Ahead {
  readonly perSecond: number;
  readonly renewed: number;
  readonly twice: number;
}

const workers = 4;
const warm = 3_000;
const measured = 12_000;

/** Four worker processes, everything due at once, a token endpoint of 150 ms. */
export async function renewAhead(ground: Ground, people: readonly Sample[]): Promise<Ahead> {
  const double = await openDouble();
  await ground.owner.query(
    `UPDATE refresh_due SET due_at = now() - random() * interval '1 minute' WHERE connection_id = ANY ($1)`,
    [people.map(({ connectionId }) => connectionId)],
  );
  const env = { ROLE: 'worker', REFRESH_RATE: '10000', DATABASE_POOL: '10' };
  const hubs = await Promise.all(Array.from({ length: workers }, () => openHub(ground, double, env)));
  try {
    await sleep(warm);
    const [before, from] = [await double.counts(), performance.now()];
    await sleep(measured);
    const [after, seconds] = [await double.counts(), (performance.now() - from) / 1_000];
    await untilQuiet(double);
    const { tokens, twice } = await double.counts();
    return { perSecond: (after.tokens - before.tokens) / seconds, renewed: tokens, twice };
  } finally {
    await Promise.all(hubs.map((hub) => hub.end()));
    double.close();
  }
}

async function untilQuiet(double: Double): Promise<void> {
  for (let last = -1; ; await sleep(1_000)) {
    const { tokens } = await double.counts();
    if (tokens === last) return;
    last = tokens;
  }
}

/** What a thousand calls at once on one expired token came to. Times in milliseconds. */
export interface Stampede {
  readonly grants: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
}

/** Four hubs, 250 calls each, one expired token, a token endpoint of 150 ms. */
export async function stampede(ground: Ground, people: readonly Sample[]): Promise<Stampede> {
  const [victim, ...others] = people;
  if (!victim) throw new Error('There is nobody to call as');
  const double = await openDouble();
  const hubs = await Promise.all(Array.from({ length: 4 }, () => openHub(ground, double, { ROLE: 'web' })));
  try {
    // As warm as hubs in service, which have their connections open.
    await load(ground, hubs, others.slice(0, 1_000), { connections: 32, seconds: 8 });
    await ground.owner.query(
      `UPDATE connection_tokens SET expires_at = now() - interval '1 minute' WHERE company_id = $1 AND connection_id = $2`,
      [victim.companyId, victim.connectionId],
    );
    const before = await double.counts();
    const { p50, p99, bad } = await load(ground, hubs, [victim], { connections: 250, calls: 1_000 });
    const after = await double.counts();
    return { grants: after.tokens - before.tokens + after.twice - before.twice, failed: bad, p50, p99 };
  } finally {
    await Promise.all(hubs.map((hub) => hub.end()));
    double.close();
  }
}
