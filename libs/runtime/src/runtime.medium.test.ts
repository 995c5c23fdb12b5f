import { randomUUID } from 'node:crypto';

import type { Person } from '@hub/identity';
import type { ToolError } from '@hub/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { Runtime } from './index.js';
import {
  aConnection,
  aKey,
  aPerson,
  aWorld,
  options,
  type World,
} from '../../../test/support/paper-world.js';

let world: World;
let ana: Person;
let key: Awaited<ReturnType<typeof aKey>>;

beforeAll(async () => {
  world = await aWorld();
  ana = await aPerson(world, { roles: ['catalogue_editor'] });
  key = await aKey(world, ana);
  await aConnection(world, ana);
});
afterAll(() => world.close());
beforeEach(() => {
  world.standIn.seen.length = 0;
  world.standIn.answer = () => ({ status: 200, body: page(3) });
});

const page = (count: number, more: object = {}) => ({
  items: Array.from({ length: count }, (_, id) => ({ id, title: `Note ${id}`, secret: 'vendor-only' })),
  ...more,
});
const rowsOf = async (person: Person) => {
  await world.runtime.close();
  const { rows } = await world.owner.query<Record<string, unknown>>(
    'SELECT tool, outcome, problem, account, target, door, effect FROM calls WHERE person_id = $1 ORDER BY at',
    [person.id],
  );
  return rows;
};
const list = (input: object = {}, more: object = {}) =>
  world.runtime.call(key, 'paper_list_notes', input, options(more));
const write = (input: object, more: object = {}) =>
  world.runtime.call(key, 'paper_create_note', { folder: 'work', ...input }, options(more));

describe('a read', () => {
  it('is made as the person and answers with what the schema names and no more', async () => {
    expect(await list()).toEqual({
      content: {
        items: [0, 1, 2].map((id) => ({ id, title: `Note ${id}` })),
        has_more: false,
      },
      account: 'ana-paper',
    });
    expect(world.standIn.seen).toMatchObject([
      { method: 'GET', url: '/notes?limit=10&page=1', authorization: 'Bearer token-of-ana-paper' },
    ]);
  });

  it('costs one statement, or a share of one that others ask with; its record comes with the batch', async () => {
    await list();
    await world.runtime.close();
    const statements: string[] = [];
    const execute = world.database.execute.bind(world.database);
    const counted: typeof world.database.execute = (statement, values) => {
      statements.push(statement.name);
      return execute(statement, values);
    };
    const database = new Proxy(world.database, {
      get: (target, name) => (name === 'execute' ? counted : (Reflect.get(target, name, target) as unknown)),
    });
    // So long a batch that a slow machine writes it at the end too.
    const limits = { delay: 60_000, batch: 500, capacity: 5_000 };
    const runtime = new Runtime({ ...world.parts, database, limits });
    const call = () => runtime.call(key, 'paper_list_notes', {}, options());
    for (let n = 0; n < 3; n += 1) await call();
    await Promise.all(Array.from({ length: 20 }, call));
    await runtime.close();
    expect(statements).toEqual([
      ...Array.from({ length: 4 }, () => 'runtime.call_by_key'),
      'runtime.record_calls',
    ]);
  });

  it('goes on with its cursor, which belongs to this question only', async () => {
    world.standIn.answer = () => ({ status: 200, body: page(2, { next: '7' }) });
    const first = await list({ limit: 2 });
    const { next_cursor: cursor } = first.content as { next_cursor: string };
    await list({ limit: 2, cursor });
    expect(world.standIn.seen.at(-1)?.url).toBe('/notes?limit=2&page=7');
    await expect(list({ limit: 3, cursor })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('gives what did not fit with the next cursor, nothing lost', async () => {
    const items = Array.from({ length: 50 }, (_, id) => ({ id, title: 'x'.repeat(1_000) }));
    world.standIn.answer = () => ({ status: 200, body: { items } });
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const { content } = await list({ limit: 50, ...(cursor && { cursor }) });
      const answer = content as { items: { id: number }[]; next_cursor?: string };
      seen.push(...answer.items.map(({ id }) => id));
      cursor = answer.next_cursor;
    } while (cursor);
    expect(seen).toEqual(items.map(({ id }) => id));
  });

  it.each([
    [404, 'not_found', 'Paper has no such note.'],
    [401, 'reconnect_required', 'no longer accepts'],
    [403, 'denied', 'does not let your account'],
    [429, 'rate_limited', 'too many requests'],
    [500, 'upstream', 'could not answer'],
  ])('says a status of %s in the hub’s words', async (status, code, words) => {
    world.standIn.answer = () => ({ status, body: { message: 'raw vendor text' } });
    await expect(list()).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it('is refused when records cannot be kept', async () => {
    const limits = { delay: 60_000, batch: 500, capacity: 2 };
    const full = new Runtime({ ...world.parts, limits });
    await full.call(key, 'paper_list_notes', {}, options());
    await full.call(key, 'paper_list_notes', {}, options());
    await expect(full.call(key, 'paper_list_notes', {}, options())).rejects.toMatchObject({
      code: 'upstream',
    });
    expect(world.standIn.seen).toHaveLength(2);
    expect(full.metrics).toMatchObject({ buffered: 2, refused: 1 });
    await full.close();
    expect(full.metrics).toMatchObject({ buffered: 0, written: 2 });
  });
});

describe('a change', () => {
  it('is recorded before it leaves and its outcome after', async () => {
    const chloe = await aPerson(world);
    await aConnection(world, chloe);
    const chloeKey = await aKey(world, chloe);
    const outcomes = async () =>
      (await world.owner.query('SELECT outcome FROM calls WHERE person_id = $1', [chloe.id]))
        .rows as unknown[];
    let atTheWire: unknown;
    world.standIn.answer = async () => {
      atTheWire = await outcomes();
      return { status: 201, body: { id: 1 } };
    };
    const input = { folder: 'work', text: 'a' };
    expect((await world.runtime.call(chloeKey, 'paper_create_note', input, options())).content).toEqual({
      id: 1,
    });
    expect(atTheWire).toEqual([{ outcome: 'sent' }]);
    expect(await rowsOf(chloe)).toEqual([
      {
        tool: 'paper_create_note',
        outcome: 'ok',
        problem: null,
        account: 'ana-paper',
        target: 'work a',
        door: 'rest',
        effect: 'write',
      },
    ]);
  });

  it('is made once when a hundred ask with the same key, and each is told so', async () => {
    let id = 0;
    world.standIn.answer = () => ({ status: 201, body: { id: (id += 1) } });
    const idempotencyKey = randomUUID();
    const answers = await Promise.allSettled(
      Array.from({ length: 100 }, () => write({ text: 'once' }, { idempotencyKey })),
    );
    expect(world.standIn.seen).toHaveLength(1);
    const told = answers.map((answer) =>
      answer.status === 'rejected' ? (answer.reason as ToolError).code : JSON.stringify(answer.value.content),
    );
    expect(new Set([...told, '{"id":1}', 'conflict'])).toEqual(new Set(['{"id":1}', 'conflict']));
    expect((await write({ text: 'once' }, { idempotencyKey })).content).toEqual({ id: 1 });
    expect(world.standIn.seen).toHaveLength(1);
  });

  it('refuses a key that was used for another input', async () => {
    world.standIn.answer = () => ({ status: 201, body: { id: 1 } });
    const idempotencyKey = randomUUID();
    await write({ text: 'one' }, { idempotencyKey });
    await expect(write({ text: 'two' }, { idempotencyKey })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ field: 'Idempotency-Key' }],
    });
  });

  it('is not repeated by an agent that asks the same again without a key', async () => {
    world.standIn.answer = () => ({ status: 201, body: { id: 9 } });
    await write({ text: 'same words' });
    const again = await write({ text: 'same words' });
    expect(world.standIn.seen).toHaveLength(1);
    expect(again.content).toMatchObject({
      id: 9,
      deduplicated: true,
      note: expect.stringContaining('nothing was done again'),
    });
    expect(again.deduplicated).toBe(true);
  });

  it('R37 is really repeated when that is what is said', async () => {
    world.standIn.answer = () => ({ status: 201, body: { id: 10 } });
    await write({ text: 'again and again' });
    expect(await write({ text: 'again and again' }, { forceNew: true })).toEqual({
      content: { id: 10 },
      account: 'ana-paper',
    });
    expect(world.standIn.seen).toHaveLength(2);
  });

  it('may be tried again after a refusal', async () => {
    world.standIn.answer = () => ({ status: 422, body: {} });
    const idempotencyKey = randomUUID();
    await expect(write({ text: 'no' }, { idempotencyKey })).rejects.toMatchObject({ code: 'invalid_input' });
    world.standIn.answer = () => ({ status: 201, body: { id: 5 } });
    expect((await write({ text: 'no' }, { idempotencyKey })).content).toEqual({ id: 5 });
  });

  it('of which nobody knows the outcome is never made again by itself', async () => {
    world.standIn.answer = () => 'hang up';
    const idempotencyKey = randomUUID();
    await expect(write({ text: 'lost' }, { idempotencyKey })).rejects.toMatchObject({
      code: 'outcome_unknown',
    });
    await expect(write({ text: 'lost' }, { idempotencyKey })).rejects.toMatchObject({
      code: 'outcome_unknown',
    });
    expect(world.standIn.seen).toHaveLength(1);
    expect((await rowsOf(ana)).at(-1)).toMatchObject({ outcome: 'unknown', problem: 'outcome_unknown' });
  });

  it('is not sent when it cannot be recorded', async () => {
    await world.owner.query('ALTER TABLE calls RENAME TO calls_away');
    try {
      await expect(write({ text: 'unrecorded' })).rejects.toMatchObject({ code: 'upstream' });
    } finally {
      await world.owner.query('ALTER TABLE calls_away RENAME TO calls');
    }
    expect(world.standIn.seen).toHaveLength(0);
  });
});

it('keeps its house: months ahead exist and old keys go', async () => {
  await world.runtime.keepHouse();
  const { rows } = await world.owner.query(
    `SELECT 1 FROM pg_class WHERE relname LIKE 'calls\\_20%' AND relkind = 'r'`,
  );
  expect(rows.length).toBeGreaterThanOrEqual(4);
});
