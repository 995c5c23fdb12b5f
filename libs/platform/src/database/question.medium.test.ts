import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.js';
import { Database, type Statement } from './database.js';
import { Asker } from './question.js';

interface Asked {
  readonly number: number | string;
  readonly pause?: number;
}
const question = {
  name: 'test.half_of_the_even',
  asks: { number: 'int', pause: 'float8' },
  text: `SELECT q.number / 2 AS half, pg_sleep(coalesce(q.pause, 0)) IS NULL AS slept FROM (SELECT 1) AS one
    WHERE q.number % 2 = 0`,
};

let fresh: FreshDatabase;
let database: Database;
let asker: Asker<Asked, { half: number }>;
let running = 0;
let mostRunning = 0;
let statements = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = new Database({ url: fresh.url, pool: 5, entities: [], migrations: [] });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});
beforeEach(() => {
  running = mostRunning = statements = 0;
  const execute = async <Row extends object>(statement: Statement, values: readonly unknown[]) => {
    statements += 1;
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    return database.execute<Row>(statement, values).finally(() => {
      running -= 1;
    });
  };
  asker = new Asker({ execute }, question);
});

const askAll = (from: number, to: number) =>
  Promise.all(Array.from({ length: to - from }, (_, n) => asker.ask({ number: from + n })));
const halves = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => ((from + n) % 2 === 0 ? (from + n) / 2 : undefined));

it('answers each of those who ask together with their own row, or none', async () => {
  const rows = await askAll(0, 60);
  expect(rows.map((row) => row?.half)).toEqual(halves(0, 60));
  expect(statements).toBe(1);
});

it('asks at most a hundred in one statement, and two statements at once', async () => {
  const rows = await askAll(0, 450);
  expect(rows.map((row) => row?.half)).toEqual(halves(0, 450));
  expect(statements).toBe(5);
  expect(mostRunning).toBe(2);
});

it('lets whoever comes later wait for no more than the statement before theirs', async () => {
  const slow = asker.ask({ number: 2, pause: 0.3 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const quick = asker.ask({ number: 4 });
  expect(await Promise.race([slow, quick])).toMatchObject({ half: 2 });
  expect(await slow).toMatchObject({ half: 1 });
});

it('fails those who asked with something unreadable, and nobody after them', async () => {
  await expect(asker.ask({ number: 'two' })).rejects.toThrow('invalid input syntax for type integer');
  expect(await asker.ask({ number: 2 })).toMatchObject({ half: 1 });
});
