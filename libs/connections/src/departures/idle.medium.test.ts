import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { freshDatabase } from '../../../../test/support/database.js';
import { connect, openWorld, type Process, readyCompany, skills, type World } from '../test-support/world.js';
import { IdleConnections } from './idle.js';

let world: World;
let hub: Process;
let idle: IdleConnections;
let companyId: string;
let count = 0;

beforeAll(async () => {
  world = await openWorld(await freshDatabase());
  hub = await world.process();
  companyId = (await readyCompany(world, hub, 'northwind')).companyId;
  idle = new IdleConnections(hub.database, skills);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.query('DELETE FROM connections');
  await world.query('DELETE FROM retention_rules');
  await world.query('DELETE FROM skill_settings');
});

async function connected(): Promise<{ id: string; login: string }> {
  const login = `login-${(count += 1)}`;
  const person = await world.person(companyId, `person-${count}`);
  return { id: await connect(world, hub, person, login), login };
}

const unusedFor = (id: string, days: number) =>
  world.query(`UPDATE refresh_due SET used_on = current_date - $2::int WHERE connection_id = $1`, [id, days]);
const timePasses = () =>
  world.query(`UPDATE connection_endings SET ends_at = clock_timestamp() - interval '1 minute'`);
const decide = (idleDays: number, endsRetired = true) =>
  world.query(
    `INSERT INTO retention_rules (company_id, call_days, event_days, file_hours, repeat_hours, idle_days, ends_retired, updated_by)
     VALUES ($1, 400, 730, 24, 24, $2, $3, $1)`,
    [companyId, idleDays, endsRetired],
  );
const notices = () =>
  world.query<{ kind: string; open: boolean }>(
    `SELECT kind, settled_at IS NULL AS open FROM notices WHERE kind = 'connection_ends' ORDER BY created_at`,
  );

it('tells the owner of an unused connection once, and ends it two weeks later, at the provider too', async () => {
  const { id, login } = await connected();
  await unusedFor(id, 170);
  expect(await idle.run(10)).toEqual({ told: 1, ended: 0 });
  expect(await idle.run(10)).toEqual({ told: 0, ended: 0 });
  expect(await notices()).toEqual([{ kind: 'connection_ends', open: true }]);
  await timePasses();
  expect(await idle.run(10)).toEqual({ told: 0, ended: 1 });
  await hub.connections.revocations.run(10);
  expect(world.provider.isAlive(login)).toBe(false);
});

it('spares a connection that is used after its owner was told', async () => {
  const { id } = await connected();
  await unusedFor(id, 300);
  await idle.run(10);
  await unusedFor(id, 0);
  await timePasses();
  expect(await idle.run(10)).toEqual({ told: 0, ended: 0 });
  expect(await world.query('SELECT 1 FROM connections WHERE id = $1', [id])).toHaveLength(1);
  expect((await notices()).some(({ open }) => open)).toBe(false);
});

it('leaves one alone that is used, and every one where the company never ends them', async () => {
  const { id } = await connected();
  expect(await idle.run(10)).toEqual({ told: 0, ended: 0 });
  await decide(0, false);
  await unusedFor(id, 3_000);
  expect(await idle.run(10)).toEqual({ told: 0, ended: 0 });
});

it('counts by the days that the company has decided', async () => {
  const { id } = await connected();
  await decide(30);
  await unusedFor(id, 16);
  expect(await idle.run(10)).toEqual({ told: 1, ended: 0 });
});

it('ends a connection that no skill of its owner needs any more, unless one does again in time', async () => {
  const { id } = await connected();
  for (const { id: skill } of skills)
    await world.query(
      `INSERT INTO skill_settings (company_id, skill_id, enabled, updated_by) VALUES ($1, $2, false, $1)`,
      [companyId, skill],
    );
  expect(await idle.run(10)).toEqual({ told: 1, ended: 0 });
  await world.query('UPDATE skill_settings SET enabled = true');
  await timePasses();
  expect(await idle.run(10)).toEqual({ told: 0, ended: 0 });
  await world.query('UPDATE skill_settings SET enabled = false');
  await idle.run(10);
  await timePasses();
  expect(await idle.run(10)).toEqual({ told: 0, ended: 1 });
  expect(await world.query(`SELECT reason FROM revocations WHERE connection_id = $1`, [id])).toEqual([
    { reason: 'retired' },
  ]);
});
