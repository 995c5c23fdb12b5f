import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.js';
import { pgbouncer, type Pooler, startPooler } from '../../../../test/support/pgbouncer.js';
import { Database } from './database.js';

let fresh: FreshDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new pg.Pool({ connectionString: fresh.url, max: 1 });
  // The database is removed under a connection that is still ending.
  owner.on('error', () => undefined);
}, 60_000);
afterAll(async () => {
  await owner.end();
  await fresh.drop();
});

const databaseOf = (url: string, executorUrl?: string): Database =>
  new Database({ url, executorUrl, prepares: false, pool: 24, entities: [], migrations: [] });

async function refusal(url: string, executorUrl?: string): Promise<string> {
  const database = databaseOf(url, executorUrl);
  try {
    await database.open();
    return 'opened';
  } catch (cause) {
    return (cause as Error).message;
  } finally {
    await database.close();
  }
}

it('R26 fails a query of the web part that says no company', async () => {
  const database = databaseOf(fresh.url);
  await database.open();
  const nobody = database.inCompany('', (manager) => manager.query('SELECT * FROM people'));
  await expect(nobody).rejects.toThrow(/invalid input syntax for type uuid/);
  await database.close();
});

it('R26 does not open with a login that passes the walls', async () => {
  expect(await refusal(fresh.url, fresh.url)).toMatch(/passes every wall.*passes every wall/s);
});

const given = pgbouncer === undefined ? describe.skip : describe;
const why = pgbouncer === undefined ? ' (skipped: PgBouncer is not installed)' : '';

given(`behind PgBouncer in transaction mode${why}`, () => {
  let pooler: Pooler;

  beforeAll(async () => {
    pooler = await startPooler(fresh.url);
  });
  afterAll(() => pooler.close());

  it('R26 does not open with a login that may be the executor too, or is neither', async () => {
    const { DATABASE_URL: app, EXECUTOR_DATABASE_URL: executor } = pooler.settings;
    const { username } = new URL(app);
    await owner.query(`GRANT skillhub_executor TO ${username} WITH INHERIT FALSE`);
    expect(await refusal(app, executor)).toContain(`REVOKE skillhub_executor FROM ${username}`);
    await owner.query(`REVOKE skillhub_executor FROM ${username}`);
    expect(await refusal(executor, executor)).toMatch(/is no skillhub_app: GRANT/);
    await owner.query(`ALTER ROLE ${username} RESET statement_timeout`);
    await owner.query(`ALTER ROLE ${username} SET timezone = 'Asia/Tokyo'`);
    expect(await refusal(direct(app), direct(executor))).toContain(`time zone is Asia/Tokyo`);
    await owner.query(`ALTER ROLE ${username} SET timezone = 'UTC'`);
    expect(await refusal(direct(app), direct(executor))).toContain(`SET statement_timeout = '15s'`);
    await owner.query(`ALTER ROLE ${username} SET statement_timeout = '15s'`);
    expect(await refusal(app, executor)).toBe('opened');
  });

  it('R26 shows no row of another company to 2,000 interleaved transactions of 20 companies', async () => {
    const companies = await Promise.all(Array.from({ length: 20 }, (_, place) => aCompany(`c${place}`)));
    const database = databaseOf(pooler.settings.DATABASE_URL, pooler.settings.EXECUTOR_DATABASE_URL);
    await database.open();
    const foreign: unknown[] = [];
    const one = async (turn: number): Promise<void> => {
      const own = companies[turn % companies.length] ?? '';
      const rows =
        turn % 3 === 0
          ? await database.execute<Row>(byCompany, [own])
          : await database.inCompany(own, (manager) => manager.query<Row[]>('SELECT company_id FROM people'));
      if (rows.length !== 3 || rows.some(({ company_id: id }) => id !== own)) foreign.push(rows);
    };
    for (let turn = 0; turn < 2_000; turn += 100)
      await Promise.all(Array.from({ length: 100 }, (_, place) => one(turn + place)));
    expect(foreign).toEqual([]);
    await database.close();
  });

  // Past the pooler, which keeps connections with the settings they began with.
  function direct(url: string): string {
    return Object.assign(new URL(url), { port: new URL(fresh.url).port }).href;
  }
});

interface Row {
  readonly company_id: string;
}

const byCompany = { name: 'test.people', text: 'SELECT company_id FROM people WHERE company_id = $1' };

async function aCompany(slug: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'INSERT INTO companies (slug, name) VALUES ($1, $1) RETURNING id',
    [slug],
  );
  const id = rows[0]?.id ?? '';
  for (const name of ['a', 'b', 'c'])
    await owner.query('INSERT INTO people (company_id, email, name) VALUES ($1, $2, $2)', [id, name]);
  return id;
}
