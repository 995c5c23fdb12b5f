import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { type Who, Visitor } from '../support/visitor.js';
import { askBy, type Asked, filled, operationsOf, ownedBy } from '../walls/matrix-world.js';
import { type Owned, type Row, whoMay } from '../walls/who-may.js';

let house: House;
let all: Asked[];
let owned: Owned;
const people = {} as Record<Who, Visitor>;

beforeAll(async () => {
  house = await openHouse();
  for (const who of ['ana', 'ben', 'chloe', 'dmitri'] as const)
    people[who] = await new Visitor(house, who).signIn();
  // Each role alone, so that neither lends the other its rights.
  await house.query(`DELETE FROM person_roles r USING people p WHERE p.id = r.person_id AND p.email LIKE 'chloe@%'
    AND r.role = 'catalogue_editor'`);
  all = (await operationsOf(house)).filter(({ tool }) => !tool);
  owned = await ownedBy(house, people.ana);
}, 90_000);
afterAll(() => house.close());

const rowOf = ({ id }: Asked): Row => whoMay[id] ?? {};
const some = randomUUID();

it('R13 R27 every operation says who may use it', () => {
  const without = all.filter(({ id }) => !(id in whoMay)).map(({ id, path }) => `${id} ${path}`);
  // A new operation gets a row in test/walls/who-may.ts.
  expect(without).toEqual([]);
  const unnamed = all.filter((one) => one.path.includes('{') && rowOf(one).names === undefined);
  expect(unnamed.map(({ id }) => id)).toEqual([]);
});

it.each(['nobody', 'a made-up key', 'a revoked key'] as const)(
  'R13 lets %s into nothing that is not open',
  async (who) => {
    const key = {
      nobody: undefined,
      'a made-up key': `skh_${'x'.repeat(60)}`,
      'a revoked key': await revoked(),
    }[who];
    const wrong: string[] = [];
    for (const { id, method, path, access } of all.filter((one) => one.access !== 'open')) {
      const status = await askBy(house, key, method, filled(path, some));
      if (status !== 401 && !(status === 403 && access === 'browser' && who === 'nobody'))
        wrong.push(`${id} ${status}`);
    }
    expect(wrong).toEqual([]);
  },
);

it('R13 opens to a key what is for callers, and nothing that is for a signed-in browser', async () => {
  const key = await people.ana.key();
  const wrong: string[] = [];
  for (const { id, method, path, access } of all) {
    if (access === 'open' || (access === 'caller' && method !== 'GET')) continue;
    const status = await askBy(house, key, method, filled(path, some));
    if ((status === 401) !== (access === 'browser')) wrong.push(`${id} ${access} ${status}`);
  }
  expect(wrong).toEqual([]);
});

it.each([
  ['ana', undefined],
  ['ben', 'catalogue_editor'],
  ['chloe', 'company_admin'],
] as const)('R13 R29 lets %s, whose role is %s, into nothing that needs another', async (who, role) => {
  const wrong: string[] = [];
  for (const one of all) {
    const row = rowOf(one);
    if (row.role === undefined || row.role === role) continue;
    const answer = await ask(who, one, some, row.body ?? {});
    if (answer.status !== 403) wrong.push(`${one.id} ${answer.status}`);
  }
  expect(wrong).toEqual([]);
});

it.each(['dmitri', 'ben'] as const)(
  'R27 answers %s on what is Ana’s exactly as on what does not exist',
  async (who) => {
    const wrong: string[] = [];
    const asked = all.filter((one) => ![undefined, 'everybody'].includes(rowOf(one).names));
    for (const one of asked) {
      const { names, body, isCompanys, role } = rowOf(one);
      if (who === 'ben' && (isCompanys || role === 'company_admin')) continue;
      const [own, unknown] = [owned[names as keyof Owned], unlike(owned[names as keyof Owned])];
      const [foreign, none] = [await ask(who, one, own, body), await ask(who, one, unknown, body)];
      const same = foreign.text.replaceAll(own, 'ID') === none.text.replaceAll(unknown, 'ID');
      if (foreign.status !== 404 || none.status !== 404 || !same)
        wrong.push(`${one.id} ${foreign.status} ${none.status} ${foreign.text.slice(0, 120)}`);
    }
    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThan(6);
  },
);

it('R27 leaves everything of Ana’s as it was', async () => {
  const { items } = await people.ana.json<{ items: { id: string }[] }>('/api/v1/connections');
  expect(items.map(({ id }) => id)).toEqual([owned.connection]);
  const keys = await people.ana.json<{ items: { id: string }[] }>('/api/v1/keys');
  expect(keys.items.map(({ id }) => id)).toContain(owned.key);
});

async function ask(who: Who, { method, path }: Asked, name: string, body?: unknown) {
  const sent = method === 'GET' ? undefined : body;
  const answer = await people[who].browser.ask(filled(path, name), {
    method,
    ...(sent !== undefined && { body: sent }),
  });
  return { status: answer.status, text: await answer.text() };
}

async function revoked(): Promise<string> {
  const body = { name: 'gone', skills: null };
  const { id, key } = await people.ana.json<{ id: string; key: string }>('/api/v1/keys', {
    method: 'POST',
    body,
  });
  await people.ana.json(`/api/v1/keys/${id}`, { method: 'DELETE' });
  return key;
}

/** Of the same form, and nobody's. */
const unlike = (known: string): string =>
  known.replace(/[0-9a-f](?=[^0-9a-f]*$)/, (digit) => (digit === '0' ? '1' : '0'));
