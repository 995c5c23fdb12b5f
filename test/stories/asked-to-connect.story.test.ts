import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { BrowserLike } from '../support/browser-like.js';
import { type House, openHouse } from '../support/house.js';
import { connectClient } from '../support/mcp-app.js';
import { Visitor } from '../support/visitor.js';

let house: House;

beforeAll(async () => {
  house = await openHouse(2);
}, 60_000);
afterAll(() => house.close());

const capabilities = { elicitation: { form: {}, url: {} } };
const whereTo = async (browser: BrowserLike, link: string): Promise<string> => {
  const { pathname, search } = new URL(link);
  const answer = await browser.ask(pathname + search);
  expect(answer.status).toBe(303);
  return (answer.headers.get('location') ?? '').replace(house.url, '');
};

it('R02 a call asks its person to connect, leads nobody else anywhere, and goes on in another process when it is done', async () => {
  const ana = await new Visitor(house, 'ana').signIn();
  const ben = await new Visitor(house, 'ben').signIn();
  // Called at the second hub, while the person connects at the first.
  const client = await connectClient(`${house.urls[1]}/mcp`, await ana.key(), { capabilities });
  const led: string[] = [];
  client.setRequestHandler('elicitation/create', async ({ params }) => {
    const { mode, url = '' } = params as { mode?: string; url?: string };
    expect(mode).toBe('url');
    led.push(await whereTo(new BrowserLike(house.url, house.url), url));
    led.push(await whereTo(ben.browser, url), await whereTo(ana.browser, url));
    // The client calls again at once; the person is only beginning.
    setTimeout(() => void ana.connect(), 1_500);
    return { action: 'accept' };
  });
  const answer = await client.callTool({ name: 'github_search_pull_requests', arguments: { limit: 2 } });
  expect(answer.isError).toBeUndefined();
  expect(JSON.stringify(answer.structuredContent)).toContain('northwind/');
  expect(led).toEqual([
    expect.stringMatching(/^\/sign-in\?to=%2Fconnect%2Fmanage-pull-requests%3Ffor%3D/),
    '/connections?problem=other_person',
    '/skills/manage-pull-requests',
  ]);
  const [row] = await house.query<{ refused: number; connected: number }>(
    `SELECT (SELECT count(*)::int FROM events WHERE action = 'connection.refused' AND detail->>'problem' = 'other_person') AS refused,
      (SELECT count(*)::int FROM connections) AS connected`,
  );
  expect(row).toEqual({ refused: 1, connected: 1 });
  await client.close();
}, 60_000);

it('answers what is no JSON in the way that MCP clients read', async () => {
  const key = await (await new Visitor(house, 'ana').signIn()).key();
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  for (const body of ['{"jsonrpc":"2.0",', 'nothing', '{"a":1}}']) {
    const answer = await fetch(`${house.url}/mcp`, { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { jsonrpc: '2.0', error: { code: -32_700 }, id: null },
    ]);
  }
});

it('gives a skill as an archive to whoever has it', async () => {
  const ana = await new Visitor(house, 'ana').signIn();
  const answer = await ana.browser.ask('/api/v1/skills/review-code/bundle');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="review-code.zip"');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(bytes.includes('review-code/SKILL.md')).toBe(true);
  expect((await ana.browser.ask('/api/v1/skills/juggle/bundle')).status).toBe(404);
});
