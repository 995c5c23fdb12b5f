import { afterEach, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { migrations } from '../../migrations/index.js';
import { freshDatabase, type FreshDatabase } from './database.js';

const made: FreshDatabase[] = [];

async function fresh(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  made.push(database);
  return database;
}

afterEach(async () => {
  await Promise.all(made.splice(0).map((database) => database.drop()));
});

it('hands out a database that has every migration', async () => {
  const { url } = await fresh();
  expect(await rows(url, 'SELECT name FROM migrations')).toHaveLength(migrations.length);
});

it('keeps two databases apart, even when they are made at once', async () => {
  const [one, two] = await Promise.all([fresh(), fresh()]);
  await rows(one.url, `INSERT INTO companies (slug, name) VALUES ('only-here', 'Only here')`);
  expect(await rows(two.url, 'SELECT FROM companies')).toHaveLength(0);
});

it('drops a database that somebody is still connected to', async () => {
  const database = await fresh();
  const client = new Client({ connectionString: database.url });
  const lost = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  await database.drop();
  await lost;
  await expect(rows(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
});

async function rows(connectionString: string, query: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}
