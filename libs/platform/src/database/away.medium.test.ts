import { createServer, type AddressInfo, type Socket } from 'node:net';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.js';
import { DatabaseAway } from './away.js';
import { Database } from './database.js';

const slow = { name: 'test.slow', text: 'SELECT pg_sleep(20)' };
const wrong = { name: 'test.wrong', text: 'SELECT 1 / $1::int' };

let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = new Database({ url: fresh.url, pool: 2, entities: [], migrations: [] });
  await database.open();
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

it('F8 says that the database is away when it ends the connection under a statement', async () => {
  const running = database.execute(slow, []).catch((cause: unknown) => cause);
  const ended = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(20)%' AND datname = current_database() AND pid <> pg_backend_pid()`;
  const owner = new Client({ connectionString: fresh.url });
  await owner.connect();
  for (let rows = 0; rows === 0;) rows = (await owner.query(ended)).rowCount ?? 0;
  await owner.end();
  expect(await running).toBeInstanceOf(DatabaseAway);
});

it('F8 says so where nobody listens, and where whoever listens hangs up', async () => {
  const hangUp = createServer((socket: Socket) => socket.destroy());
  await new Promise<void>((listening) => hangUp.listen(0, '127.0.0.1', listening));
  const { port } = hangUp.address() as AddressInfo;
  for (const open of [true, false]) {
    if (!open) await new Promise((closed) => hangUp.close(closed));
    const url = `postgres://nobody@127.0.0.1:${port}/nothing`;
    const away = new Database({ url, pool: 2, entities: [], migrations: [] });
    await expect(away.execute(slow, [])).rejects.toBeInstanceOf(DatabaseAway);
    await expect(away.executeTogether(async () => undefined)).rejects.toBeInstanceOf(DatabaseAway);
    await away.close();
  }
});

it('hands on any other error as it is', async () => {
  await expect(database.execute(wrong, [0])).rejects.toMatchObject({ code: '22012' });
  await expect(
    database.inCompany('00000000-0000-0000-0000-000000000000', (manager) => manager.query('SELECT nonsense')),
  ).rejects.toMatchObject({ driverError: { code: '42703' } });
});
