import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.js';
import { Database } from '../database/database.js';
import { every, type Job } from './job.js';
import { Jobs } from './jobs.js';

let fresh: FreshDatabase;
let database: Database;
let running: Jobs[] = [];
const errors: unknown[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = new Database({ url: fresh.url, pool: 6, entities: [], migrations: [] });
  await database.open();
}, 60_000);
afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()));
  running = [];
  errors.length = 0;
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

async function begin(...jobs: Job[]): Promise<Jobs> {
  const log = { error: (...words: unknown[]) => void errors.push(words), warn: () => undefined };
  const made = new Jobs({ database, log }, jobs);
  running.push(made);
  await made.start();
  return made;
}

async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 25_000; !isTrue() && Date.now() < end;)
    await new Promise((later) => setTimeout(later, 50));
  expect(isTrue()).toBe(true);
}

const midnight = '0 0 * * *';

it('runs what has a schedule once for all workers, as a role that may make nothing', async () => {
  let runs = 0;
  const job: Job = { name: 'count', schedule: midnight, run: async () => void (runs += 1) };
  const [one] = [await begin(job), await begin(job)];
  await one.runSoon('count');
  await one.runSoon('count');
  await until(() => runs > 0);
  await new Promise((later) => setTimeout(later, 3_000));
  expect(runs).toBe(1);
  expect(errors).toEqual([]);
});

it('goes on with what has no schedule in every worker, and begins anew what failed', async () => {
  const seen: string[] = [];
  const job = (worker: string): Job => {
    let left = 2;
    return {
      name: 'go-on',
      run: every(60, async () => {
        seen.push(worker);
        if (worker === 'two' && left === 2) throw new Error(`fails ${(left -= 1)}`);
        return (left -= 1);
      }),
    };
  };
  await begin(job('one'));
  await begin(job('two'));
  await until(() => seen.filter((worker) => worker === 'two').length === 2 && seen.includes('one'));
  expect(errors).toHaveLength(1);
});

it('waits at its end for what runs, and has it end', async () => {
  let ended = '';
  const job: Job = {
    name: 'long',
    run: async (signal) => {
      ended = 'not yet';
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await new Promise((later) => setTimeout(later, 100));
      ended = 'yes';
    },
  };
  const jobs = await begin(job);
  await until(() => ended === 'not yet');
  await jobs.stop();
  expect(ended).toBe('yes');
});

it('forgets the schedule of a job that this version does not know', async () => {
  const old = await begin({ name: 'old', schedule: midnight, run: async () => undefined });
  await old.stop();
  await begin({ name: 'new', schedule: midnight, run: async () => undefined });
  const client = new Client({ connectionString: fresh.url });
  await client.connect();
  const { rows } = await client.query('SELECT name FROM jobs.schedule');
  await client.end();
  expect(rows).toEqual([{ name: 'new' }]);
});
