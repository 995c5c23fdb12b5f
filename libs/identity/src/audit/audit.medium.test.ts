import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Exported } from './export.js';
import { type AuditWorld, auditWorld, event } from '../../../../test/support/audit-world.js';

let world: AuditWorld;

beforeAll(async () => {
  world = await auditWorld();
}, 60_000);
afterAll(() => world.close());

const nth = (offset: number): string =>
  `SELECT id FROM events WHERE company_id = $1 ORDER BY at, id OFFSET ${offset} LIMIT 1`;

it('R40 finds a chain of calls, their outcomes and events whole, one step for a batch', async () => {
  const { id } = await world.company();
  const report = await world.audit.verify(id);
  expect(report).toMatchObject({ steps: 8, records: 9, forgotten: 0, head: { seq: '8' } });
  expect(report.problem).toBeUndefined();
});

it.each([
  ['deleted event', 'events', 'missing', 3, `DELETE FROM events WHERE id = (${nth(2)})`],
  ['altered event', 'events', 'changed', 2, `UPDATE events SET action = 'other' WHERE id = (${nth(1)})`],
  [
    'altered detail',
    'events',
    'changed',
    1,
    `UPDATE events SET detail = '{"a": "u"}' WHERE id = (${nth(0)})`,
  ],
  [
    'event put elsewhere in time',
    'events',
    'missing',
    4,
    `UPDATE events SET at = at + interval '1 microsecond' WHERE id = (${nth(3)})`,
  ],
  [
    'call whose outcome was turned back',
    'calls',
    'changed',
    8,
    `UPDATE calls SET outcome = 'sent', duration_ms = NULL WHERE company_id = $1 AND effect = 'send'`,
  ],
  ['deleted call', 'calls', 'missing', 8, `DELETE FROM calls WHERE company_id = $1 AND effect = 'send'`],
  ['deleted step', 'audit_steps', 'missing', 3, 'DELETE FROM audit_steps WHERE company_id = $1 AND seq = 3'],
  [
    'step that names less',
    'audit_steps',
    'changed',
    6,
    `UPDATE audit_steps SET entries = substring(entries FROM 57) WHERE company_id = $1 AND seq = 6`,
  ],
  [
    'chain that was cut short',
    'audit_steps',
    'missing',
    7,
    'DELETE FROM audit_steps WHERE company_id = $1 AND seq > 6',
  ],
] as const)('R40 names the first bad record: a %s', async (...[, where, problem, seq, text]) => {
  const { id } = await world.company();
  await world.tamper(text, [id]);
  const report = await world.audit.verify(id);
  expect(report.problem).toMatchObject({ in: where, problem, seq: String(seq) });
  expect(report.problem?.id === undefined).toBe(where === 'audit_steps');
});

it('R40 names two records that changed places, the earlier one', async () => {
  const { id } = await world.company();
  await world.tamper(
    `UPDATE events e SET action = CASE e.id WHEN a.id THEN 'act.2' ELSE 'act.1' END
     FROM (${nth(1)}) AS a, (${nth(2)}) AS b WHERE e.id IN (a.id, b.id)`,
    [id],
  );
  expect((await world.audit.verify(id)).problem).toMatchObject({
    in: 'events',
    problem: 'changed',
    seq: '2',
  });
});

it('R40 names a record that was written past the chain', async () => {
  const { id, person } = await world.company();
  await world.tamper(event, [id, person, 'forged']);
  const find = `SELECT id FROM events WHERE action = 'forged' AND company_id = $1`;
  const { rows } = await world.owner.query<{ id: string }>(find, [id]);
  expect((await world.audit.verify(id)).problem).toMatchObject({
    in: 'events',
    problem: 'unnamed',
    id: rows[0]?.id,
  });
});

it('R40 finds a chain that was cut together with its head by a head that was noted elsewhere', async () => {
  const { id } = await world.company();
  const [noted] = await world.audit.heads(id);
  const cut = `WITH gone AS (DELETE FROM audit_steps WHERE company_id = $1 AND seq > 7),
      old AS (DELETE FROM calls WHERE company_id = $1 AND effect = 'send'),
      back AS (SELECT seq, hash FROM audit_steps WHERE company_id = $1 AND seq = 6),
      gone7 AS (DELETE FROM audit_steps WHERE company_id = $1 AND seq = 7)
    UPDATE audit_heads h SET seq = back.seq, hash = back.hash FROM back WHERE company_id = $1`;
  await world.tamper(cut, [id]);
  expect((await world.audit.verify(id)).problem).toBeUndefined();
  expect((await world.audit.verify(id, noted ? [noted] : [])).problem).toMatchObject({
    in: 'audit_steps',
    problem: 'missing',
    seq: '7',
  });
});

it('R40 finds a chain that was written anew by a head that was noted elsewhere', async () => {
  const { id } = await world.company();
  const wrong = { seq: '4', hash: 'ab'.repeat(32) };
  expect((await world.audit.verify(id, [wrong])).problem).toMatchObject({ problem: 'changed', seq: '4' });
});

it('R40 lets nobody change or remove a record, not even the owner of the tables', async () => {
  const { id } = await world.company();
  for (const text of [
    `UPDATE events SET action = 'x'`,
    'DELETE FROM events',
    'DELETE FROM calls',
    `UPDATE calls SET outcome = 'failed'`,
    'TRUNCATE events',
    'DELETE FROM audit_steps',
    `UPDATE audit_steps SET kind = 'added'`,
  ])
    await expect(world.owner.query(text)).rejects.toThrow(/kept as it was written/);
  const asApp = (text: string) => world.database.inCompany(id, (manager) => manager.query(text));
  for (const text of [
    'DELETE FROM events',
    `UPDATE events SET action = 'x'`,
    'DELETE FROM calls',
    'DELETE FROM audit_steps',
    `UPDATE audit_heads SET seq = 0`,
    `SELECT audit_append('${id}', 'events', 'added', '')`,
    `SELECT audit_forget('${id}', 'events', '2000-01-01', 1)`,
  ])
    await expect(asApp(text)).rejects.toThrow(/permission denied/);
  for (const text of [
    'UPDATE calls SET tool = $1',
    'DELETE FROM events WHERE action = $1',
    'DELETE FROM calls WHERE tool = $1',
    'SELECT FROM audit_steps WHERE source = $1',
    'UPDATE audit_heads SET slug = $1',
  ])
    await expect(world.run(text, ['x'])).rejects.toThrow(/permission denied|does not exist/);
});

it('R40 takes the step with the change or not at all', async () => {
  const { id, person } = await world.company();
  const undone = world.database.inCompany(id, async (manager) => {
    await manager.query(event, [id, person, 'undone']);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  const report = await world.audit.verify(id);
  expect([report.steps, report.problem]).toEqual([8, undefined]);
});

it('R40 keeps one chain while many write at once to several companies', async () => {
  const companies = await Promise.all([world.company(), world.company(), world.company()]);
  const batch = `INSERT INTO calls (company_id, person_id, door, tool, effect, provider, outcome)
    SELECT company, gen_random_uuid(), 'mcp', 'gmail_list_labels', 'read', 'google', 'ok' FROM unnest($1::uuid[]) AS c(company)`;
  const ids = companies.map(({ id }) => id);
  const work = Array.from({ length: 60 }, (_, turn) =>
    turn % 2 === 0
      ? world.run(batch, [turn % 4 === 0 ? [...ids, ...ids] : [...ids, ...ids].toReversed()])
      : world.database.inCompany(ids[turn % 3] ?? '', (manager) =>
          manager.query(event, [ids[turn % 3], null, 'busy']),
        ),
  );
  await Promise.all(work);
  for (const id of ids) {
    const { problem, records } = await world.audit.verify(id);
    expect([problem, records]).toEqual([undefined, 9 + 60 + 10]);
  }
});

it('exports the records of a time with their digests, the steps and the head', async () => {
  const { id } = await world.company();
  const lines: Exported[] = [];
  const range = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 60_000) };
  await world.audit.export(id, range, async (line) => void lines.push(line));
  const count = (kind: string) => lines.filter((line) => line.kind === kind).length;
  expect(['call', 'event', 'step', 'head'].map(count)).toEqual([4, 5, 8, 1]);
  expect(lines.find(({ kind }) => kind === 'event')).toMatchObject({
    record: { company_id: id, detail: { a: 'ü' } },
  });
});
