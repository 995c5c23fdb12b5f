import { KeyEnds, KeyRotation } from '@hub/identity';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  aSealedCompany,
  openSealedWorld,
  type PlantedValue,
  type SealedWorld,
  valuesOf,
} from '../../../../test/support/sealed-world.js';
import { sealedTables } from './sealed-tables.js';

let world: SealedWorld;
let companyId: string;
const limits = { bound: 2 ** 30, block: 4_096, lookAfter: 60_000, keepFor: 300_000 };

beforeAll(async () => {
  world = await openSealedWorld();
}, 60_000);
afterAll(() => world.close());

const rotationOf = (keys = world.keys()): KeyRotation => new KeyRotation(world.query, keys, sealedTables);
const rotate = (options = {}) => rotationOf().rotate(companyId, { settle: 0, ...options });
const textOf = ({ companyId, place, sealed }: PlantedValue) => world.keys().open(companyId, place, sealed);

async function everythingOpens(version: number): Promise<void> {
  const values = await valuesOf(world, companyId);
  for (const value of values) expect(await textOf(value)).toBe(value.text);
  expect(new Set(values.map(({ sealed }) => sealed.readUInt32BE()))).toEqual(new Set([version]));
}

describe('with a value in every place', () => {
  beforeEach(async () => {
    companyId = await aSealedCompany(world, 3);
  });

  it('R20 moves every sealed value of a company to a new version, and nothing of another company', async () => {
    const other = await aSealedCompany(world);
    const before = await valuesOf(world, other);
    const report = await rotate();
    expect(report).toMatchObject({ version: 2, resumed: false, left: 0, broken: [] });
    await everythingOpens(2);
    expect(await valuesOf(world, other)).toEqual(before);
    expect(await rotationOf().count(companyId)).toEqual(
      new Map([[`${companyId}:2`, (await valuesOf(world, companyId)).length]]),
    );
  });

  it('R20 goes on with the same version after it was stopped half-way', async () => {
    await expect(
      rotate({
        say: ({ moved }: { moved: number }) => {
          if (moved > 5) throw new Error('killed');
        },
      }),
    ).rejects.toThrow('killed');
    const report = await rotate();
    expect(report).toMatchObject({ version: 2, resumed: true, left: 0 });
    await everythingOpens(2);
    expect(await rotate()).toMatchObject({ version: 3, resumed: false });
  });

  it('R20 two rotations at once end with one new version', async () => {
    const reports = await Promise.all([rotate(), rotate(), rotate()]);
    expect(new Set(reports.map(({ version }) => version)).size).toBe(1);
    await everythingOpens(2);
  });

  it('R20 does not wait for a row that somebody is writing, and comes back for it', async () => {
    const writer = await world.owner.connect();
    await writer.query('BEGIN');
    await writer.query('SELECT FROM connection_tokens WHERE company_id = $1 FOR UPDATE', [companyId]);
    const rotating = rotate();
    const counted = async () => (await rotationOf().count(companyId)).get(`${companyId}:1`) ?? 0;
    while ((await counted()) > 9) await new Promise((resolve) => setTimeout(resolve, 20));
    await writer.query('COMMIT');
    writer.release();
    expect(await rotating).toMatchObject({ left: 0 });
    await everythingOpens(2);
  });

  it('R20 lets a token that is renewed meanwhile win', async () => {
    const keys = world.keys();
    const tokens = (await valuesOf(world, companyId)).filter(({ table }) => table === 'connection_tokens');
    const last = new Map<string, string>();
    const stop = new AbortController();
    const renewing = (async () => {
      for (let n = 0; !stop.signal.aborted; n += 1)
        for (const { column, row, place } of tokens) {
          const where = 'FROM connection_tokens WHERE company_id = $1 AND connection_id = $2';
          const [now] = await world.query<{ value: Buffer }>(`SELECT ${column} AS value ${where}`, [
            companyId,
            row['connection_id'],
          ]);
          // As a renewal does: it opens the token that it sends before it seals the new one.
          if (now) await keys.open(companyId, place, now.value);
          const sealed = await keys.seal(companyId, place, `renewed ${n}`);
          const text = `UPDATE connection_tokens SET ${column} = $3 WHERE company_id = $1 AND connection_id = $2`;
          await world.query(text, [companyId, row['connection_id'], sealed]);
          last.set(`${column} ${row['connection_id']}`, `renewed ${n}`);
        }
    })();
    await rotate();
    await rotate();
    stop.abort();
    await renewing;
    for (const value of await valuesOf(world, companyId)) {
      const expected = last.get(`${value.column} ${value.row['connection_id']}`);
      expect(await textOf(value)).toBe(value.table === 'connection_tokens' ? expected : value.text);
    }
  });

  it('R20 waits until running hubs have noticed, and moves what they have sealed meanwhile', async () => {
    const running = world.keys({ ...limits, lookAfter: 1_500 });
    const [value] = (await valuesOf(world, companyId)).filter(({ table }) => table === 'provider_clients');
    const write = async () => {
      const sealed = await running.seal(companyId, value?.place ?? [], value?.text ?? '');
      const text = 'UPDATE provider_clients SET secret = $3 WHERE company_id = $1 AND provider = $2';
      await world.query(text, [companyId, value?.row['provider'], sealed]);
      return sealed.readUInt32BE();
    };
    await write();
    const rotating = rotate({ settle: 2_500 });
    const versions: number[] = [];
    while (versions.at(-1) !== 2) versions.push(await write());
    expect(versions).toContain(1);
    await rotating;
    await everythingOpens(2);
  });

  it('R20 leaves what does not open as it is, names its row, and keeps its key', async () => {
    const sql = `UPDATE provider_clients SET secret = overlay(secret PLACING '\\x00'::bytea FROM 20)
      WHERE company_id = $1 AND provider = (SELECT min(provider) FROM provider_clients WHERE company_id = $1) RETURNING provider`;
    const [broken] = await world.query<{ provider: string }>(sql, [companyId]);
    const report = await rotate();
    expect(report).toMatchObject({ left: 1, broken: [`provider_clients.secret ${broken?.provider}`] });
    const ends = new KeyEnds(world.query);
    await ends.drop(await rotationOf().count(), 0);
    expect((await ends.list(companyId)).map(({ version }) => version)).toEqual([1, 2]);
    expect(await rotate()).toMatchObject({ resumed: true, left: 1 });
  });

  it('R20 drops a version only when it has been empty for long enough', async () => {
    const ends = new KeyEnds(world.query);
    const [old] = (await valuesOf(world, companyId)) as [PlantedValue];
    expect(await ends.drop(await rotationOf().count(), 0)).toBe(0);
    await rotate();
    expect(await ends.drop(await rotationOf().count(), 3_600)).toBe(0);
    const versions = async () => (await ends.list(companyId)).map(({ version }) => version);
    expect(await versions()).toEqual([1, 2]);
    expect(await textOf(old)).toBe(old.text);
    await ends.drop(await rotationOf().count(), 0);
    expect(await versions()).toEqual([2]);
    await expect(textOf(old)).rejects.toMatchObject({ name: 'SealBroken' });
    await everythingOpens(2);
  });

  it('R20 drops no version of which a value came back, as a late write may bring it', async () => {
    const [late] = (await valuesOf(world, companyId)).filter(({ table }) => table === 'webhooks');
    await rotate();
    await world.query('UPDATE webhooks SET secret = $2 WHERE company_id = $1', [companyId, late?.sealed]);
    const ends = new KeyEnds(world.query);
    await ends.drop(await rotationOf().count(), 0);
    expect((await ends.list(companyId)).map(({ version }) => version)).toEqual([1, 2]);
    expect(late && (await textOf(late))).toBe(late?.text);
  });

  it('R21 destroys a company’s keys: nothing opens, nothing is sealed, no key bytes stay in the table’s file', async () => {
    const values = await valuesOf(world, companyId);
    const [row] = await world.query<{ wrapped: Buffer; path: string }>(
      `SELECT wrapped, pg_relation_filepath('company_keys') AS path FROM company_keys WHERE company_id = $1`,
      [companyId],
    );
    expect(await new KeyEnds(world.query).shred(companyId)).toBe(1);
    for (const value of values) await expect(textOf(value)).rejects.toMatchObject({ name: 'SealBroken' });
    await expect(world.keys().seal(companyId, ['x'], 'y')).rejects.toMatchObject({ name: 'SealBroken' });
    const [now] = await world.query<{ path: string; status: string }>(
      `SELECT pg_relation_filepath('company_keys') AS path, status FROM companies WHERE id = $1`,
      [companyId],
    );
    expect(now).toMatchObject({ status: 'closed' });
    expect(now?.path).not.toBe(row?.path);
    const actions = await world.query<{ action: string }>(
      `SELECT action FROM events WHERE company_id = $1 AND action LIKE 'company_key.%'`,
      [companyId],
    );
    expect(actions.map(({ action }) => action)).toEqual(['company_key.created', 'company_key.destroyed']);
  });
});

it('R18 opens no sealed value in the place of any other, of whatever table, person, company or version', async () => {
  companyId = await aSealedCompany(world, 2);
  const other = await aSealedCompany(world, 2);
  const values = [...(await valuesOf(world, companyId)), ...(await valuesOf(world, other))];
  await rotationOf().rotate(other, { settle: 0 });
  values.push(...(await valuesOf(world, other)));
  const keys = world.keys();
  // The previous refresh token stays where it was sealed to: to the place of the refresh token.
  const placeOf = ({ companyId, place }: PlantedValue) => JSON.stringify([companyId, place]);
  const pairs = fc.tuple(fc.constantFrom(...values), fc.constantFrom(...values));
  await fc.assert(
    fc.asyncProperty(pairs, async ([one, another]) => {
      const opened = await keys
        .open(another.companyId, another.place, one.sealed)
        .catch((cause: Error) => cause.name);
      expect(opened).toBe(placeOf(one) === placeOf(another) ? one.text : 'SealBroken');
    }),
    { numRuns: 3_000 },
  );
}, 60_000);
