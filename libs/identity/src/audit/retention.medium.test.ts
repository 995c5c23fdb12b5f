import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { entriesOf, genesisOf, hashOf } from './chain.js';
import { type AuditWorld, auditWorld, event } from '../../../../test/support/audit-world.js';

let world: AuditWorld;

beforeAll(async () => {
  world = await auditWorld();
}, 60_000);
afterAll(() => world.close());

const later = (): Date => new Date(Date.now() - 40 * 86_400_000);

/** A month that is over, with one event whose step is of that month too. */
async function oldMonth(companyId: string): Promise<void> {
  for (const table of ['calls', 'events', 'audit_steps'])
    await world.owner.query(
      `CREATE TABLE IF NOT EXISTS ${table}_2025_01 PARTITION OF ${table} FOR VALUES FROM ('2025-01-01') TO ('2025-02-01')`,
    );
  const old = `INSERT INTO events (company_id, action, subject, at) VALUES ($1, 'old', 'test:1', '2025-01-15 12:00:00.123456+00')`;
  await world.owner.query(old, [companyId]);
  const { rows } = await world.owner.query<{ entries: Buffer }>(
    'SELECT entries FROM audit_steps WHERE company_id = $1',
    [companyId],
  );
  const step = {
    seq: 1n,
    source: 'events',
    kind: 'added',
    entries: rows[0]?.entries ?? Buffer.of(),
  } as const;
  const values = [companyId, step.entries, hashOf(genesisOf(companyId), step)];
  await world.tamper('DELETE FROM audit_steps WHERE company_id = $1', [companyId]);
  await world.owner.query(
    `INSERT INTO audit_steps VALUES ($1, 1, '2025-01-15', 'events', 'added', $2, $3)`,
    values,
  );
}

it('R40 verifies what is left after records were forgotten, and only those', async () => {
  const { id, person } = await world.company();
  const long = `INSERT INTO events (company_id, person_id, action, subject, at) VALUES ($1, $2, 'long.ago', 'test:1', '2025-02-03')`;
  await world.owner.query(
    `CREATE TABLE events_2025_02 PARTITION OF events FOR VALUES FROM ('2025-02-01') TO ('2025-03-01')`,
  );
  for (let count = 0; count < 3; count += 1) await world.owner.query(long, [id, person]);
  const [gone] = await world.run(`SELECT audit_forget($1, 'events', $2, 2) AS gone`, [id, later()]);
  expect(gone?.['gone']).toBe(2);
  expect(await world.audit.verify(id)).toMatchObject({ forgotten: 2, records: 9 + 1 + 1 });
  await world.tamper(`DELETE FROM events WHERE company_id = $1 AND action = 'act.1'`, [id]);
  expect((await world.audit.verify(id)).problem).toMatchObject({ problem: 'missing', seq: '2' });
});

it('R40 begins with the last hash of the months that were dropped', async () => {
  const id =
    (
      await world.owner.query<{ id: string }>(
        `INSERT INTO companies (slug, name) VALUES ('old', 'old') RETURNING id`,
      )
    ).rows[0]?.id ?? '';
  await oldMonth(id);
  expect((await world.audit.verify(id)).problem).toBeUndefined();
  await world.database.inCompany(id, (manager) => manager.query(event, [id, null, 'new']));
  const [noted] = await world.audit.heads(id);
  const [dropped] = await world.run('SELECT audit_drop_months($1) AS dropped', [later()]);
  expect(dropped?.['dropped']).toBeGreaterThanOrEqual(3);
  const report = await world.audit.verify(id, noted ? [noted] : []);
  expect([report.problem, report.records, report.head.seq]).toEqual([undefined, 2, '3']);
  const { rows } = await world.owner.query(`SELECT to_regclass('events_2025_01') AS one`);
  expect(rows).toEqual([{ one: null }]);
});

it('R40 forgets nothing of the last thirty days', async () => {
  const { id } = await world.company();
  for (const text of [
    `SELECT audit_forget($1, 'calls', now(), 10)`,
    'SELECT audit_drop_months(now()) WHERE $1::uuid IS NOT NULL',
  ])
    await expect(world.run(text, [id])).rejects.toThrow('last 30 days');
});

it('takes what is personal out of a person’s records, and the chain says so', async () => {
  const { id, person } = await world.company();
  const [changed] = await world.run('SELECT audit_redact($1, $2) AS changed', [id, person]);
  expect(changed?.['changed']).toBe(6);
  const report = await world.audit.verify(id);
  expect([report.problem, report.records]).toEqual([undefined, 10]);
  const { rows } = await world.owner.query(
    'SELECT FROM calls WHERE company_id = $1 AND account IS NOT NULL',
    [id],
  );
  expect(rows).toEqual([]);
});

it('R40 a column that comes later changes no digest until it has a value', async () => {
  const { id } = await world.company();
  await world.owner.query('ALTER TABLE events ADD COLUMN later text, ADD COLUMN still_later integer');
  expect((await world.audit.verify(id)).problem).toBeUndefined();
  await world.tamper(`UPDATE events SET later = 'x' WHERE company_id = $1 AND action = 'act.3'`, [id]);
  expect((await world.audit.verify(id)).problem).toMatchObject({ problem: 'changed', seq: '4' });
});

it('reads whole entries only', () => {
  expect(entriesOf({ entries: Buffer.alloc(55) })).toEqual([]);
  expect(entriesOf({ entries: Buffer.alloc(112) })).toHaveLength(2);
});
