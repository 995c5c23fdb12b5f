import { PgBoss } from 'pg-boss';

import type { Database } from '../database/database.js';
import type { Log } from '../log/log.js';
import { type Job, keepGoing } from './job.js';

interface Parts {
  readonly database: Pick<Database, 'run'>;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

const tenMinutes = 600;
const graceful = 8_000;

/**
 * The jobs of one worker process, over pg-boss in the same database. Its tables (schema `jobs`) come with the migrations: here is
 * nothing made. It uses no session state and no LISTEN, so it works through a pooler in transaction mode as everything else does.
 */
export class Jobs {
  private readonly ending = new AbortController();
  private readonly boss: PgBoss;
  private going: Promise<void>[] = [];
  private isRunning = false;

  /** Nothing happens before `start`. */
  constructor(
    private readonly parts: Parts,
    private readonly jobs: readonly Job[],
  ) {
    const { database, log } = parts;
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => database.run(text, values) },
      schema: 'jobs',
      migrate: false,
      createSchema: false,
      reindex: false,
      monitorVacuum: false,
      queueCacheIntervalSeconds: tenMinutes,
    });
    this.boss.on('error', (cause) => log.error({ err: cause }, 'Jobs could not be looked after'));
    this.boss.on('warning', (warning) => log.warn({ warning }, 'A warning about jobs'));
  }

  /** Begins them all. Throws when the tables of the jobs are not those of this version. */
  async start(): Promise<void> {
    await this.boss.start();
    this.isRunning = true;
    await this.forgetOthers();
    for (const job of this.jobs) {
      if (job.schedule === undefined) this.going.push(keepGoing(job, this.ending.signal, this.parts.log));
      else await this.plan(job, job.schedule);
    }
  }

  /** Has a job with a schedule run once as soon as a worker is free, besides its times. */
  async runSoon(name: string): Promise<void> {
    await this.boss.send(name, {});
  }

  /** Lets what runs come to its end, for a few seconds. May be called without `start`. */
  async stop(): Promise<void> {
    this.ending.abort();
    if (this.isRunning) await this.boss.stop({ graceful: true, timeout: graceful });
    await Promise.all(this.going);
  }

  private async plan({ name, run }: Job, schedule: string): Promise<void> {
    await this.boss.createQueue(name, {
      policy: 'exclusive',
      retryLimit: 2,
      retryDelay: 60,
      expireInSeconds: 6 * tenMinutes,
      deleteAfterSeconds: 7 * 86_400,
    });
    await this.boss.schedule(name, schedule, {}, { tz: 'UTC' });
    await this.boss.work(name, { pollingIntervalSeconds: 2 }, async ([job]) => {
      await run(job ? AbortSignal.any([job.signal, this.ending.signal]) : this.ending.signal);
    });
  }

  // A schedule outlives the version that made it.
  private async forgetOthers(): Promise<void> {
    const known = this.jobs.flatMap(({ name, schedule }) => (schedule === undefined ? [] : [name]));
    for (const { name } of await this.boss.getSchedules())
      if (!known.includes(name)) await this.boss.unschedule(name);
  }
}
