import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { growCompany, remainsOf } from '../leaving/grown-company.js';
import { type House, openHouse } from '../support/house.js';
import { callTool, Visitor } from '../support/visitor.js';

let house: House;

beforeAll(async () => {
  house = await openHouse(1);
}, 60_000);
afterAll(() => house.close());

interface Person {
  readonly id: string;
  readonly email: string;
}

const idOf = async (email: string): Promise<string> =>
  (await house.query<Person>('SELECT id FROM people WHERE email = $1', [email]))[0]?.id ?? '';

const post = (visitor: Visitor, path: string, body: unknown = {}): Promise<Response> =>
  visitor.browser.ask(`/api/v1/admin/people/${path}`, { method: 'POST', body });

it('R9 offboards a person: calls, sessions, keys and connections end at once, at the provider too', async () => {
  const [chloe, ben] = await Promise.all([
    new Visitor(house, 'chloe').signIn(),
    new Visitor(house, 'ben').signIn(),
  ]);
  await ben.connect();
  await ben.connect('read-and-search-email');
  const key = await ben.key();
  expect((await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' })).status).toBe(200);
  house.sandbox.ledger.reset();
  const answer = await post(chloe, `${await idOf('ben@northwind.example')}/offboard`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    {
      sessions: 1,
      keys: 1,
      grants: 0,
      agents: 0,
      files: 0,
      connections: 2,
      by_provider: { github: 1, google: 1 },
      confirmed: 2,
      unconfirmed: 0,
    },
  ]);
  expect(house.sandbox.ledger.snapshot().revocations).toBe(2);
  expect((await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' })).status).toBe(401);
  expect((await ben.browser.ask('/api/v1/me')).status).toBe(401);
  await expect(new Visitor(house, 'ben').signIn()).rejects.toThrow('401');
});

it('tells an admin from anybody else, and nobody ends their own access', async () => {
  const [ana, chloe, dmitri] = await Promise.all([
    new Visitor(house, 'ana').signIn(),
    new Visitor(house, 'chloe').signIn(),
    new Visitor(house, 'dmitri').signIn(),
  ]);
  const [anaId, chloeId] = [await idOf('ana@northwind.example'), await idOf('chloe@northwind.example')];
  expect((await post(ana, `${chloeId}/offboard`)).status).toBe(403);
  expect((await post(chloe, `${chloeId}/offboard`)).status).toBe(403);
  const foreign = await post(dmitri, `${anaId}/offboard`);
  const unknown = await post(dmitri, '00000000-0000-4000-8000-000000000000/offboard');
  expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()]);
  expect((await post(chloe, `${anaId}/erase`, { confirm: 'somebody@else.example' })).status).toBe(422);
});

it('R9 closes a company with everything its people had connected, and goes on where it was interrupted', async () => {
  await growCompany(house, 'contoso', 200);
  const key = await (await new Visitor(house, 'dmitri').signIn()).key();
  house.sandbox.ledger.reset();
  house.sandbox.faults.push({ path: '/(grant|revoke)$', status: 503, times: 10 });
  const refused = await house.command('company', 'kill', 'contoso');
  expect([refused.code, refused.output]).toEqual([2, expect.stringContaining('--yes-really')]);
  const first = await house.command('company', 'kill', 'contoso', '--yes-really', '--patience', '0');
  expect(first.output).toContain('200 in');
  expect((await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' })).status).toBe(401);
  const second = await house.command('company', 'kill', 'contoso', '--yes-really');
  expect(second.output).toMatch(/closed already[^]*Still to be confirmed {7}0\n/);
  expect(house.sandbox.ledger.snapshot().revocations).toBe(200);
  expect(await remainsOf(house, 'contoso')).toEqual({
    connections: 0,
    tokens: 0,
    states: { confirmed: 200 },
  });
}, 120_000);

it('hands a person all that is kept about them, without a token or a secret, and forgets them on demand', async () => {
  const email = 'ana@northwind.example';
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect();
  const key = await ana.key();
  await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' });
  // A read is written down a moment after it was answered.
  const calls = `SELECT 1 FROM calls c JOIN people p ON p.id = c.person_id WHERE p.email = $1`;
  for (let n = 0; n < 100 && (await house.query(calls, [email])).length === 0; n += 1)
    await new Promise((later) => setTimeout(later, 100));
  const exported = await ana.json<Record<string, unknown[]>>('/api/v1/me/export');
  expect(exported).toMatchObject({
    profile: [{ email }],
    connections: [{ provider: 'github' }],
    keys: [{ name: 'story' }],
  });
  expect(exported['calls']?.length).toBeGreaterThan(0);
  const text = JSON.stringify(exported);
  for (const secret of [key, ...house.sandbox.issuedTokens()]) expect(text).not.toContain(secret);
  const said = await house.command('person', 'export', '--company', 'northwind', '--email', email);
  expect(JSON.parse(said.output)).toMatchObject({ profile: [{ email }] });
  const erased = await house.command(
    'person',
    'erase',
    '--company',
    'northwind',
    '--email',
    email,
    '--yes-really',
  );
  expect([erased.code, JSON.parse(erased.output)]).toMatchObject([0, { confirmed: 1, waiting: 0 }]);
  const again = await house.command(
    'person',
    'erase',
    '--company',
    'northwind',
    '--email',
    email,
    '--yes-really',
  );
  expect([again.code, again.output]).toEqual([2, expect.stringContaining('no such person')]);
}, 60_000);
