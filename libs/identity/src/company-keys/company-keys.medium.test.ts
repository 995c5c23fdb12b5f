import { Database } from '@hub/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from 'pg';

import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.js';
import { aKeyWrapper, aPerson, openDatabase } from '../../../../test/support/identity-hub.js';
import { CompanyKeys } from './company-keys.js';

let fresh: FreshDatabase;
let database: Database;
let owner: Client;
let northwind: string;
let contoso: string;
const wrapper = aKeyWrapper();

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ database, owner } = await openDatabase(fresh));
  const query = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query(text, values)).rows;
  ({ companyId: northwind } = await aPerson(query, { company: 'northwind', email: 'a@a.example' }));
  ({ companyId: contoso } = await aPerson(query, { company: 'contoso', email: 'b@b.example' }));
}, 60_000);
afterAll(async () => {
  await database.close();
  await owner.end();
  await fresh.drop();
});

const newKeys = (): CompanyKeys => new CompanyKeys(database, wrapper);
const place = ['connection', 'person', 'github', 'id', 'access_token'];

it('R19 makes one data key per company, whoever comes first', async () => {
  const hubs = Array.from({ length: 8 }, newKeys);
  const sealed = await Promise.all(hubs.map((keys) => keys.seal(northwind, place, 'token')));
  const opened = await Promise.all(sealed.map((one) => newKeys().open(northwind, place, one)));
  expect(new Set(opened)).toEqual(new Set(['token']));
  const { rows } = await owner.query('SELECT version FROM company_keys WHERE company_id = $1', [northwind]);
  expect(rows).toEqual([{ version: 1 }]);
  const events = await owner.query(`SELECT FROM events WHERE action = 'company_key.created'`);
  expect(events.rowCount).toBe(1);
});

it('F9 seals what comes after the database has gone, once it was made ready for it', async () => {
  const going = new Database({ url: fresh.url, pool: 1, entities: [], migrations: [] });
  const seal = await new CompanyKeys(going, wrapper).sealer(northwind);
  await going.close();
  expect(await newKeys().open(northwind, place, seal(place, 'token'))).toBe('token');
});

it('R18 opens nothing in another place, for another company or with a bit changed', async () => {
  const keys = newKeys();
  const sealed = await keys.seal(northwind, place, 'token');
  await keys.seal(contoso, place, 'other');
  const flipped = Buffer.from(sealed);
  flipped[sealed.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
  const otherVersion = Buffer.from(sealed);
  otherVersion.writeUInt32BE(4_000_000_000);
  const wrong: [string, string[], Buffer][] = [
    [contoso, place, sealed],
    [northwind, [...place.slice(0, -1), 'refresh_token'], sealed],
    [northwind, place, flipped],
    [northwind, place, otherVersion],
    [northwind, place, Buffer.alloc(0)],
    [northwind, place, sealed.subarray(0, 20)],
  ];
  for (const [company, context, bytes] of wrong)
    await expect(keys.open(company, context, bytes)).rejects.toMatchObject({ name: 'SealBroken' });
});

it('R19 cannot unwrap one company’s key in the place of another', async () => {
  await owner.query(
    `UPDATE company_keys SET wrapped = (SELECT wrapped FROM company_keys WHERE company_id = $1) WHERE company_id = $2`,
    [northwind, contoso],
  );
  await expect(newKeys().seal(contoso, place, 'x')).rejects.toMatchObject({ name: 'SealBroken' });
});

const limits = { bound: 2 ** 30, block: 4_096, lookAfter: 60_000, keepFor: 300_000 };

async function aCompany(name: string): Promise<string> {
  const sql = 'INSERT INTO companies (slug, name) VALUES ($1, $1) RETURNING id';
  const { rows } = await owner.query<{ id: string }>(sql, [name]);
  return rows[0]?.id ?? '';
}

const versionsOf = async (companyId: string) => {
  const sql = 'SELECT version, seals::int FROM company_keys WHERE company_id = $1 ORDER BY version';
  return (await owner.query<{ version: number; seals: number }>(sql, [companyId])).rows;
};

it('R22 counts seals ahead in blocks, and replaces a version that has reached its bound', async () => {
  const companyId = await aCompany('fabrikam');
  const keys = new CompanyKeys(database, wrapper, { ...limits, bound: 30, block: 10 });
  const sealed: Buffer[] = [];
  for (let n = 0; n < 45; n += 1) sealed.push(await keys.seal(companyId, place, `token ${n}`));
  expect(sealed.map((one) => one.readUInt32BE())).toEqual([
    ...Array.from({ length: 30 }, () => 1),
    ...Array.from({ length: 15 }, () => 2),
  ]);
  expect(await versionsOf(companyId)).toEqual([
    { version: 1, seals: 40 },
    { version: 2, seals: 20 },
  ]);
  for (const [n, one] of sealed.entries())
    expect(await newKeys().open(companyId, place, one)).toBe(`token ${n}`);
});

it('R22 counts what many processes seal together', async () => {
  const companyId = await aCompany('tailspin');
  const hubs = Array.from(
    { length: 4 },
    () => new CompanyKeys(database, wrapper, { ...limits, bound: 50, block: 10 }),
  );
  await Promise.all(
    hubs.flatMap((keys) => Array.from({ length: 25 }, () => keys.seal(companyId, place, 'x'))),
  );
  const versions = await versionsOf(companyId);
  expect(versions.reduce((sum, { seals }) => sum + seals, 0)).toBeGreaterThanOrEqual(100);
  // Whoever finds the bound reached has counted one block too many.
  for (const { seals } of versions) expect(seals).toBeLessThanOrEqual(50 + 4 * 10);
});

it('R20 seals with a newer version as soon as it has seen one', async () => {
  const companyId = await aCompany('wingtip');
  const [running, rotating] = [newKeys(), newKeys()];
  await running.seal(companyId, place, 'x');
  await rotating.advance(companyId, 1);
  expect((await running.seal(companyId, place, 'x')).readUInt32BE()).toBe(1);
  await running.open(companyId, place, await rotating.seal(companyId, place, 'x'));
  expect((await running.seal(companyId, place, 'x')).readUInt32BE()).toBe(2);
});

it('R21 leaves what was sealed unreadable once the company’s key is gone', async () => {
  const sealed = await newKeys().seal(northwind, place, 'token');
  await owner.query('DELETE FROM company_keys WHERE company_id = $1', [northwind]);
  await expect(newKeys().open(northwind, place, sealed)).rejects.toMatchObject({ name: 'SealBroken' });
});

it('R24 keeps wrapped keys and sessions from the role of the web path', async () => {
  const read = (table: string) =>
    database.inCompany(northwind, (manager) => manager.query(`SELECT * FROM ${table}`));
  for (const table of ['company_keys', 'sessions', 'sign_in_limits'])
    await expect(read(table)).rejects.toThrow(/permission denied/);
});
