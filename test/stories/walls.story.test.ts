import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { callTool, Visitor } from '../support/visitor.js';

interface Connections {
  readonly items: readonly { readonly id: string }[];
}

let house: House;
let ana: Visitor;
let dmitri: Visitor;
let connectionId: string;

beforeAll(async () => {
  house = await openHouse();
  [ana, dmitri] = await Promise.all([
    new Visitor(house, 'ana').signIn(),
    new Visitor(house, 'dmitri').signIn(),
  ]);
  await ana.connect();
  connectionId = (await ana.json<Connections>('/api/v1/connections')).items[0]?.id ?? '';
}, 60_000);
afterAll(() => house.close());

it('R27 shows a person of another company none of the connections', async () => {
  expect(await dmitri.json<Connections>('/api/v1/connections')).toEqual({ items: [] });
});

it.each([
  ['PATCH', (id: string) => `/api/v1/connections/${id}`, { is_default: true }],
  ['POST', (id: string) => `/api/v1/connections/${id}/reconnect`, {}],
  ['DELETE', (id: string) => `/api/v1/connections/${id}`, undefined],
] as const)(
  'R27 answers %s on a foreign connection as on one that does not exist',
  async (method, path, body) => {
    const [foreign, unknown] = await Promise.all(
      [connectionId, randomUUID()].map((id) => dmitri.browser.ask(path(id), { method, body })),
    );
    expect(foreign?.status).toBe(404);
    expect(await foreign?.json()).toEqual(await unknown?.json());
  },
);

it('R27 answers a call with a foreign connection as with one that does not exist', async () => {
  const key = await dmitri.key();
  const call = (account: string) =>
    fetch(`${house.url}/api/v1/tools/github_search_pull_requests`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'skillhub-account': account,
      },
      body: '{"state":"open"}',
    });
  const [foreign, unknown] = await Promise.all([call(connectionId), call(randomUUID())]);
  expect(foreign?.status).toBe(unknown?.status);
  expect(await foreign?.json()).toEqual(await unknown?.json());
});

it('tells a person who has not connected where to connect', async () => {
  const answer = await callTool(house.url, await dmitri.key(), 'github_search_pull_requests', {
    state: 'open',
  });
  expect(await answer.json()).toMatchObject({
    code: 'not_connected',
    fix: { url: expect.stringContaining('/skills/') },
  });
});

it('R13 answers an unknown tool and a switched-off one alike', async () => {
  const key = await dmitri.key();
  const put = { method: 'PUT', body: { enabled: false } };
  for (const skill of [
    'manage-pull-requests',
    'review-code',
    'watch-ci',
    'prepare-a-release',
    'triage-issues',
  ])
    await dmitri.json(`/api/v1/admin/catalog/skills/${skill}`, put);
  const [off, unknown] = await Promise.all(
    ['github_merge_pull_request', 'github_no_such_tool'].map((tool) => callTool(house.url, key, tool, {})),
  );
  expect(off?.status).toBe(404);
  expect(unknown?.status).toBe(404);
});

it('R26 forces row-level security on every table that has a company', async () => {
  const open = await house.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id'
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  );
  expect(open).toEqual([]);
});
