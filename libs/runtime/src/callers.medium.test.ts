import { randomUUID } from 'node:crypto';

import { type Person, Unauthenticated } from '@hub/identity';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

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
  ana = await aPerson(world);
  key = await aKey(world, ana);
  await aConnection(world, ana);
});
afterAll(() => world.close());
beforeEach(() => {
  world.standIn.seen.length = 0;
  world.standIn.answer = () => ({ status: 200, body: { items: [] } });
});

const problemsOf = async (person: Person) => {
  const { rows } = await world.owner.query<{ problem: string }>(
    'SELECT problem FROM calls WHERE person_id = $1 ORDER BY at',
    [person.id],
  );
  return rows.map(({ problem }) => problem);
};
const list = (input: object = {}, more: object = {}) =>
  world.runtime.call(key, 'paper_list_notes', input, options(more));

describe('a caller', () => {
  it('with an unknown, revoked or malformed key is not let in', async () => {
    const credential = { kind: 'key', key: key.key.replace(/.{5}$/, 'AAAAA') } as const;
    await expect(world.runtime.call(credential, 'paper_list_notes', {}, options())).rejects.toThrow(
      Unauthenticated,
    );
    await expect(
      world.runtime.call({ kind: 'key', key: 'x' }, 'paper_list_notes', {}, options()),
    ).rejects.toThrow(Unauthenticated);
  });

  it('cannot tell an unknown tool from one that is switched off or outside the key', async () => {
    const ben = await aPerson(world, { roles: ['catalogue_editor'] });
    const all = await aKey(world, ben);
    const some = await aKey(world, ben, ['read-notes']);
    const call = (credential: typeof all, tool: string) =>
      world.runtime.call(credential, tool, {}, options()).catch((cause: unknown) => cause);
    const unknown = await call(all, 'paper_burn_note');
    expect(unknown).toMatchObject({ code: 'not_found' });
    expect(await call(some, 'paper_create_note')).toEqual(unknown);
    await world.catalog.setSkill(ben, 'keep-notes', { enabled: false });
    expect(await call(all, 'paper_create_note')).toEqual(unknown);
    expect((await world.runtime.toolsFor(all)).tools.map(({ name }) => name)).toEqual(['paper_list_notes']);
  });

  it('cannot use or find the connection of another company', async () => {
    const dmitri = await aPerson(world);
    const foreign = await aConnection(world, dmitri);
    const refusals = [foreign, randomUUID(), 'nonsense', '../..'].map((account) =>
      list({}, { account }).catch((cause: unknown) => cause),
    );
    const [first, ...others] = await Promise.all(refusals);
    expect(first).toMatchObject({ code: 'not_found' });
    for (const other of others) expect(other).toEqual(first);
    expect(world.standIn.seen).toHaveLength(0);
  });

  it('learns what to connect, what to permit and what is allowed', async () => {
    const eve = await aPerson(world, { roles: ['catalogue_editor'] });
    const eveKey = await aKey(world, eve);
    const call = () => world.runtime.call(eveKey, 'paper_create_note', { folder: 'a', text: 'b' }, options());
    await expect(call()).rejects.toMatchObject({
      code: 'not_connected',
      fix: { path: '/skills/keep-notes' },
    });
    await aConnection(world, eve, { label: 'one', scopes: ['read'] });
    await expect(call()).rejects.toMatchObject({
      code: 'missing_scope',
      fix: { path: '/skills/keep-notes' },
    });
    await world.owner.query(
      `UPDATE connections SET scopes = '{write}', status = 'reconnect_required' WHERE person_id = $1`,
      [eve.id],
    );
    await expect(call()).rejects.toMatchObject({
      code: 'reconnect_required',
      fix: { path: '/connections?needs=me' },
    });
    await world.catalog.setTool(eve, 'paper_create_note', 'refuse');
    await expect(call()).rejects.toMatchObject({
      code: 'denied',
      fix: { label: expect.stringContaining('editor') },
    });
    expect(await problemsOf(eve)).toEqual(['not_connected', 'missing_scope', 'reconnect_required', 'denied']);
  });

  it('who is signed in calls without a key', async () => {
    const { account } = await world.runtime.call(
      { kind: 'session', person: ana },
      'paper_list_notes',
      {},
      options({ door: 'web' }),
    );
    expect(account).toBe('ana-paper');
  });
});
