import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CatalogValues } from '@hub/catalog';
import type { Person } from '@hub/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { follow } from './copy/guide.js';
import { ProjectCopy } from './copy/project-copy.js';
import { runCases } from './cases/run-cases.js';
import type { CaseWorld, Fields, ToolCase } from './cases/tool-case.js';
import { Deskbook } from './deskbook/deskbook.js';
import { openSmallHub, sessionOf } from './deskbook/small-hub.js';

const copy = new ProjectCopy();
follow(readFileSync('docs/integrations.md', 'utf8'), copy);
const load = async (path: string): Promise<unknown> => import(join(copy.folder, path));
const values = (await load('libs/integrations/src/index.ts')) as CatalogValues;
const { deskbookCases } = (await load('test/catalog/cases/deskbook.cases.ts')) as {
  deskbookCases: readonly ToolCase[];
};
afterAll(() => copy.close());

describe('a provider that is added as docs/integrations.md says', () => {
  const written = () => copy.changed().filter((path) => path.startsWith('libs/'));

  it('touches its own folder and one file of the others', () => {
    const others = written().filter((path) => !path.startsWith('libs/integrations/src/deskbook/'));
    expect(others).toEqual(['libs/integrations/src/index.ts']);
  });

  it('passes the checks of types, form, style and boundaries', async () => {
    expect(await copy.checkTypes()).toEqual({ code: 0, said: '' });
    const prettier = ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', ...written()];
    expect(await copy.node(prettier)).toEqual({ code: 0, said: '' });
    const oxlint = ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'libs/integrations/src/deskbook'];
    expect(await copy.node(oxlint)).toMatchObject({ code: 0 });
    const cruiser = ['node_modules/.bin/depcruise', 'libs/integrations'];
    const { code, said } = await copy.node([...cruiser, '--config', '.dependency-cruiser.mjs']);
    expect([code, said]).toEqual([0, expect.stringContaining('no dependency violations')]);
  }, 90_000);

  it('keeps every rule of the catalogue and its token budgets, and gets its pins', async () => {
    const red = await copy.failing('test/catalog/whole-catalogue', { UPDATE_PINS: '1', CI: '' });
    expect(red).toEqual([]);
    expect(copy.changed()).toContain('test/catalog/tools/deskbook_create_booking.json');
  }, 90_000);
});

describe('its skill in the real runtime', () => {
  const deskbook = new Deskbook();
  let hub: Awaited<ReturnType<typeof openSmallHub>>;
  let ana: Person;
  let world: CaseWorld;

  beforeAll(async () => {
    const url = await deskbook.open();
    hub = await openSmallHub(values, { deskbook: { web: url, api: url } });
    ana = await hub.person();
    await hub.clients.set(ana, 'deskbook', { clientId: 'hub-client', secret: 'hub-secret' });
    await hub.clients.check(ana, 'deskbook');
    world = await worldOf(ana);
  }, 30_000);
  afterAll(async () => {
    await hub.close();
    await deskbook.oauth.close();
  });

  const worldOf = async (person: Person): Promise<CaseWorld> => {
    const credential = await hub.keyOf(person);
    return {
      async call(tool, input) {
        const options = { door: 'rest', signal: AbortSignal.timeout(10_000) } as const;
        return (await hub.runtime.call(credential, tool, input, options)).content as Fields;
      },
    };
  };

  const connect = async (person: Person) => {
    const request = { provider: 'deskbook', skillIds: ['find-me-a-desk'] };
    const { url } = await hub.connections.begin(person, sessionOf(person), request);
    const query = deskbook.oauth.consent(url, 'ana');
    return hub.connections.finish({ provider: 'deskbook', query, sessionIdHash: sessionOf(person), person });
  };

  it('asks the person to connect first', async () => {
    await expect(world.call('deskbook_list_desks', {})).rejects.toMatchObject({
      code: 'not_connected',
      fix: { path: expect.stringContaining('find-me-a-desk') },
    });
  });

  it('is connected with the fewest scopes that its tools need', async () => {
    const { connection } = await connect(ana);
    expect(connection).toMatchObject({ account: 'ana@northwind.example', scopes: ['desks.book'] });
  });

  it('answers its first example', async () => {
    const { items } = await world.call('deskbook_list_desks', {});
    expect(items).toHaveLength(10);
  });

  it('goes on where a page ended', async () => {
    const input = { floor: 1, limit: 4 };
    const first = await world.call('deskbook_list_desks', input);
    const second = await world.call('deskbook_list_desks', { ...input, cursor: first['next_cursor'] });
    expect([first['has_more'], second['has_more']]).toEqual([true, false]);
    expect(second['items']).toHaveLength(2);
  });

  it('books once where the answer is lost', async () => {
    deskbook.repliesToLose = 1;
    const booking = await world.call('deskbook_create_booking', { desk_id: 'd-11', day: '2026-12-24' });
    expect(booking).toMatchObject({ desk: 'Desk 11' });
    expect([...deskbook.bookings.keys()]).toEqual([booking['booking_id']]);
  });

  it('refuses an id with a path in it before any request is made', async () => {
    const before = deskbook.oauth.counts.api;
    const input = { desk_id: 'd-1/../d-2', day: '2026-12-24' };
    await expect(world.call('deskbook_create_booking', input)).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(deskbook.oauth.counts.api).toBe(before);
  });

  runCases(deskbookCases, () => world);
});
