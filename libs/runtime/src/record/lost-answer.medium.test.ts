import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
  aConnection,
  aKey,
  aPerson,
  aWorld,
  options,
  type World,
} from '../../../../test/support/paper-world.js';

let world: World;
let key: Awaited<ReturnType<typeof aKey>>;

beforeAll(async () => {
  world = await aWorld();
  const ana = await aPerson(world);
  key = await aKey(world, ana);
  await aConnection(world, ana);
});
afterAll(() => world.close());
beforeEach(() => {
  world.standIn.seen.length = 0;
});

describe('a change whose answer was lost', () => {
  const sign = (text: string, more: object = {}) =>
    world.runtime.call(key, 'paper_add_note', { text }, options(more));
  const loseAnswersAnd = (find: () => { status: number; body: unknown } | 'hang up') => {
    world.standIn.answer = ({ method }) => (method === 'POST' ? 'hang up' : find());
  };
  const outcomes = async () => {
    const { rows } = await world.owner.query<Record<string, unknown>>(
      'SELECT outcome, problem FROM calls ORDER BY at',
    );
    return rows.at(-1);
  };

  it('is settled by a look for its mark, and a repeat gets the same answer', async () => {
    loseAnswersAnd(() => ({ status: 200, body: { items: [{ id: 7 }] } }));
    const idempotencyKey = randomUUID();
    expect(await sign('found', { idempotencyKey })).toMatchObject({ content: { id: 7 } });
    expect(await sign('found', { idempotencyKey })).toMatchObject({ content: { id: 7 } });
    const [post, look] = world.standIn.seen;
    const { mark } = JSON.parse(post?.body ?? '{}') as { mark: string };
    expect(look?.url).toBe(`/notes?mark=${mark}`);
    expect(world.standIn.seen).toHaveLength(2);
    expect(await outcomes()).toMatchObject({ outcome: 'ok', problem: null });
  });

  it('and was not done is said to be so, and may be made again', async () => {
    loseAnswersAnd(() => ({ status: 200, body: { items: [] } }));
    await expect(sign('gone')).rejects.toMatchObject({
      code: 'upstream',
      message: expect.stringContaining('nothing was done'),
    });
    expect(await outcomes()).toMatchObject({ outcome: 'failed' });
    world.standIn.answer = () => ({ status: 200, body: { id: 8 } });
    expect(await sign('gone')).toMatchObject({ content: { id: 8 } });
  });

  it('stays unknown while nobody can look, and is settled when it is asked for again', async () => {
    loseAnswersAnd(() => ({ status: 500, body: {} }));
    await expect(sign('dark')).rejects.toMatchObject({ code: 'outcome_unknown' });
    expect(await outcomes()).toMatchObject({ outcome: 'unknown' });
    const marked = (JSON.parse(world.standIn.seen[0]?.body ?? '{}') as { mark: string }).mark;
    world.standIn.seen.length = 0;
    loseAnswersAnd(() => ({ status: 200, body: { items: [{ id: 9 }] } }));
    expect(await sign('dark')).toMatchObject({ content: { id: 9 } });
    expect(world.standIn.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET /notes?mark=${marked}`,
    ]);
    expect(await outcomes()).toMatchObject({ outcome: 'ok' });
  });
});
