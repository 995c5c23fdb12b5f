import { ApiKeys, Audit, type Person } from '@hub/identity';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import {
  aConnection,
  aKey,
  aPerson,
  aWorld,
  options,
  type World,
} from '../../../../test/support/paper-world.js';

let world: World;
let ana: Person;
let key: Awaited<ReturnType<typeof aKey>>;
let audit: Audit;

beforeAll(async () => {
  world = await aWorld();
  ana = await aPerson(world);
  key = await aKey(world, ana);
  await aConnection(world, ana);
  audit = new Audit(world.database);
}, 60_000);
afterAll(() => world.close());
beforeEach(() => {
  world.standIn.seen.length = 0;
  world.standIn.answer = () => ({ status: 200, body: { id: 1, items: [] } });
});

const write = (text: string) =>
  world.runtime.call(key, 'paper_create_note', { folder: 'inbox', text }, options());

/** Makes the company's chain refuse every step, as a full disk or a wrong grant would. */
const breakChain = () =>
  world.owner.query(`ALTER TABLE audit_heads ADD CONSTRAINT broken CHECK (hash = 'never') NOT VALID`);
afterEach(() => world.owner.query('ALTER TABLE audit_heads DROP CONSTRAINT IF EXISTS broken'));

it('E8 R40 sends nothing that it could not record', async () => {
  await breakChain();
  for (const tool of ['paper_create_note'])
    await expect(
      world.runtime.call(key, tool, { folder: 'inbox', text: tool }, options()),
    ).rejects.toMatchObject({
      code: 'upstream',
      message: 'The hub cannot record this call right now, so it was not made.',
    });
  expect(world.standIn.seen).toEqual([]);
  const { rows } = await world.owner.query(`SELECT FROM calls WHERE effect <> 'read'`);
  expect(rows).toEqual([]);
});

it('E8 R40 changes nothing that it could not record', async () => {
  await breakChain();
  const keys = new ApiKeys(world.database);
  const made = keys.create(ana, { name: 'unseen', kind: 'personal', skills: null });
  await expect(made).rejects.toThrow(/broken/);
  expect((await keys.list(ana)).map(({ name }) => name)).not.toContain('unseen');
});

it('E8 makes reads while their records can wait', async () => {
  await breakChain();
  const read = () => world.runtime.call(key, 'paper_list_notes', {}, options());
  await expect(read()).resolves.toMatchObject({ content: { items: [] } });
  expect(world.standIn.seen).toHaveLength(1);
});

it('R40 keeps the chain over reads in batches, changes with their outcomes, and refusals', async () => {
  const read = () => world.runtime.call(key, 'paper_list_notes', {}, options());
  await Promise.all([write('one'), write('two'), ...Array.from({ length: 30 }, read)]);
  await expect(
    world.runtime.call(key, 'paper_create_note', { wrong: true }, options()),
  ).rejects.toMatchObject({ code: 'invalid_input' });
  await world.runtime.close();
  const report = await audit.verify(ana.companyId);
  expect(report.problem).toBeUndefined();
  const { rows } = await world.owner.query<{ calls: string; steps: string }>(
    `SELECT (SELECT count(*) FROM calls) AS calls, (SELECT count(*) FROM audit_steps WHERE source = 'calls') AS steps`,
  );
  expect(Number(rows[0]?.calls)).toBeGreaterThanOrEqual(33);
  expect(Number(rows[0]?.steps)).toBeLessThan(Number(rows[0]?.calls));
});
