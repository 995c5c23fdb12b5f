import type { Database, Statement } from '@hub/platform';

import { breakerOpensAfter } from '../vault/token-row.js';

/** One company's registration at one provider: what a provider counts requests by. */
export interface ProviderApp {
  readonly companyId: string;
  readonly provider: string;
}

/** Leave to ask: `granted` requests, the first in `wait` seconds and the others `every` seconds apart. */
export interface Slots {
  readonly granted: number;
  readonly wait: number;
  readonly every: number;
  /** Whether this provider app has failed lately, so that a success is news. */
  readonly failing: boolean;
  /** Seconds until those that were not granted may ask again. */
  readonly later: number;
}

interface SlotsRow {
  readonly granted: number;
  readonly next_in: number;
  readonly every: number;
  readonly failures: number;
  readonly ahead_in: number;
}

const refusedMark = 100;

// With the breaker open, one request at a time finds out whether the provider is back.
const openEvery = (failures: string): string => `CASE WHEN ${failures} >= ${refusedMark} THEN 60 ELSE 15 END`;
const every = `CASE WHEN pace.failures >= ${breakerOpensAfter} THEN ${openEvery('pace.failures')} ELSE $4::float8 END`;
const start = `greatest(pace.next_at, clock_timestamp())`;
const fitting = `least($3::int, greatest(0, floor(
  extract(epoch FROM clock_timestamp() + make_interval(secs => $5::float8) - ${start}) / (${every})) + 1)::int)`;

/**
 * A schedule and not a window: requests of all processes are spaced evenly, in one statement for as many as there are. What does
 * not fit into the caller's patience ($5) is given a time further ahead, so that it does not all come back at once.
 */
const reserve: Statement = {
  name: 'connections.reserve_pace',
  text: `INSERT INTO provider_pace AS pace (company_id, provider, next_at, ahead_at, granted)
    SELECT $1, $2, clock_timestamp() + make_interval(secs => taken * $4::float8), clock_timestamp(), taken
    FROM (SELECT least($3::int, floor($5::float8 / $4::float8)::int + 1) AS taken) AS first
    ON CONFLICT (company_id, provider) DO UPDATE SET granted = ${fitting},
      next_at = ${start} + make_interval(secs => ${fitting} * (${every})),
      ahead_at = greatest(pace.ahead_at, ${start}) + make_interval(secs => ($3::int - ${fitting}) * $4::float8)
    RETURNING granted, failures, (${every})::float8 AS every,
      extract(epoch FROM next_at - clock_timestamp())::float8 AS next_in,
      extract(epoch FROM ahead_at - clock_timestamp())::float8 AS ahead_in`,
};

/** `$3`: how many failures in a row this makes it at least. `$4`: seconds that the provider asked to wait. */
const noteFailure: Statement = {
  name: 'connections.note_pace_failure',
  text: `UPDATE provider_pace SET failures = greatest(CASE failures WHEN 99 THEN failures ELSE failures + 1 END, $3::int),
      next_at = greatest(next_at, clock_timestamp() + make_interval(secs => greatest($4::float8,
        CASE WHEN greatest(failures + 1, $3::int) >= ${breakerOpensAfter} THEN ${openEvery('greatest(failures + 1, $3::int)')} ELSE 0 END)))
    WHERE company_id = $1 AND provider = $2`,
};

const noteSuccess: Statement = {
  name: 'connections.note_pace_success',
  text: `UPDATE provider_pace SET failures = 0, next_at = clock_timestamp() WHERE company_id = $1 AND provider = $2 AND failures > 0`,
};

/**
 * How fast each provider app is asked to renew tokens, by all processes together and on the database's clock; with a breaker that
 * opens after five failures in a row, whoever's tokens they were.
 */
export class Pace {
  private readonly every: number;

  /** `perSecond` counts for each provider app. */
  constructor(
    private readonly database: Database,
    perSecond: number,
  ) {
    this.every = 1 / perSecond;
  }

  /** Leave for at most `count` requests, none later than in `patience` seconds. */
  async reserve(app: ProviderApp, count: number, patience: number): Promise<Slots> {
    const values = [app.companyId, app.provider, count, this.every, patience];
    const [row] = await this.database.execute<SlotsRow>(reserve, values);
    if (!row) throw new Error('No pace was kept');
    const { granted, every, failures, next_in: nextIn, ahead_in: aheadIn } = row;
    const wait = Math.max(0, nextIn - granted * every);
    return { granted, wait, every, failing: failures > 0, later: Math.max(wait, aheadIn, every) };
  }

  /** One more failure that may pass; nobody asks before `retryAfter` seconds, where the provider said so. */
  async failed({ companyId, provider }: ProviderApp, retryAfter = 0): Promise<void> {
    await this.database.execute(noteFailure, [companyId, provider, 1, retryAfter]);
  }

  /** The provider refused the registration itself: one refusal is enough to stop. */
  async refused({ companyId, provider }: ProviderApp): Promise<void> {
    await this.database.execute(noteFailure, [companyId, provider, refusedMark, 0]);
  }

  /** The provider answers again. */
  async healed({ companyId, provider }: ProviderApp): Promise<void> {
    await this.database.execute(noteSuccess, [companyId, provider]);
  }
}
