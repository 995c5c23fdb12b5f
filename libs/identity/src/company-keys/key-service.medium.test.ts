import type { Database } from '@hub/platform';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Client } from 'pg';

import { type FreshDatabase, freshDatabase } from '../../../../test/support/database.js';
import { openDatabase } from '../../../../test/support/identity-hub.js';
import { type KeyPlace, keyPlaces, wrapperAt } from '../../../../test/support/key-services/wrappers.js';
import { CompanyKeys } from './company-keys.js';
import { keyLimits } from './sealing-version.js';

let fresh: FreshDatabase;
let database: Database;
let owner: Client;
let vault: KeyPlace;
let companyId: string;
const place = ['connection', 'person', 'github', 'id', 'access_token'];

beforeAll(async () => {
  fresh = await freshDatabase();
  ({ database, owner } = await openDatabase(fresh));
  vault = await keyPlaces.vault();
}, 60_000);
afterAll(async () => {
  await vault.close();
  await database.close();
  await owner.end();
  await fresh.drop();
});
beforeEach(async () => {
  const sql = `INSERT INTO companies (slug, name) VALUES ('c' || md5(random()::text), 'C') RETURNING id`;
  companyId = (await owner.query<{ id: string }>(sql)).rows[0]?.id ?? '';
});
afterEach(() => void Object.assign(vault.standIn ?? {}, { fault: 'none' }));

const keysFor = async (keepFor: number): Promise<CompanyKeys> =>
  new CompanyKeys(database, await wrapperAt(vault), { ...keyLimits, keepFor });
const fail = (fault: string): void => void Object.assign(vault.standIn ?? {}, { fault });
const refusal = { name: 'ToolError', code: 'unavailable', retryAfter: 5 };

it('F20 goes on with a key it has while the service is down, fails closed when its time is over, and heals', async () => {
  const keys = await keysFor(400);
  const sealed = await keys.seal(companyId, place, 'token');
  fail('down');
  expect(await keys.open(companyId, place, sealed)).toBe('token');
  expect(await keys.open(companyId, place, await keys.seal(companyId, place, 'more'))).toBe('more');
  await expect(
    (async () => {
      for (;;) {
        await keys.open(companyId, place, sealed);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })(),
  ).rejects.toMatchObject(refusal);
  await expect(keys.seal(companyId, place, 'new')).rejects.toMatchObject(refusal);
  fail('none');
  expect(await keys.open(companyId, place, sealed)).toBe('token');
});

it('F20 asks a slow service once for all who wait, and tells each of them the same', async () => {
  const sealed = await (await keysFor(1)).seal(companyId, place, 'token');
  const keys = await keysFor(300_000);
  const before = vault.standIn?.seen.length ?? 0;
  const opened = await Promise.all(Array.from({ length: 200 }, () => keys.open(companyId, place, sealed)));
  expect(new Set(opened)).toEqual(new Set(['token']));
  expect(vault.standIn?.seen.length).toBe(before + 1);
});

it('F20 makes no key and writes no row for a new company while the service is down', async () => {
  fail('broken');
  await expect((await keysFor(1)).seal(companyId, place, 'token')).rejects.toMatchObject(refusal);
  const { rows } = await owner.query('SELECT FROM company_keys WHERE company_id = $1', [companyId]);
  expect(rows).toEqual([]);
});

it('F20 neither opens nor seals with a key that the service mixed up', async () => {
  const sealed = await (await keysFor(1)).seal(companyId, place, 'token');
  fail('other-key');
  const keys = await keysFor(300_000);
  await expect(keys.open(companyId, place, sealed)).rejects.toMatchObject(refusal);
  await expect(keys.seal(companyId, place, 'x')).rejects.toMatchObject(refusal);
  fail('none');
  expect(await keys.open(companyId, place, sealed)).toBe('token');
});

it('F20 fails closed when the version that wrapped the key is gone', async () => {
  const sealed = await (await keysFor(1)).seal(companyId, place, 'token');
  vault.versions?.rotate();
  expect(await (await keysFor(1)).open(companyId, place, sealed)).toBe('token');
  vault.versions?.destroyOld();
  await expect((await keysFor(1)).open(companyId, place, sealed)).rejects.toMatchObject(refusal);
});
