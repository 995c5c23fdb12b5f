import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';

import {
  type AgentsHub,
  aSignedIn,
  openAgentsHub,
  type SignedIn,
} from '../../../../test/support/agents-hub.js';
import { answerPage, openPage } from '../../../../test/support/oauth-agent.js';
import { aConnection } from '../../../../test/support/paper-world.js';
import { SdkAgent } from '../../../../test/support/sdk-agent.js';

let hub: AgentsHub;
let ana: SignedIn;

beforeAll(async () => {
  hub = await openAgentsHub();
  ana = await aSignedIn(hub);
  await aConnection(hub.world, ana.person);
  hub.world.standIn.answer = () => ({ status: 200, body: { items: [{ id: 1, title: 'One' }], id: 7 } });
}, 60_000);
afterAll(() => hub.close());

/** A client that is given an address and nothing else. */
function aClient(agent: SdkAgent, era: 'modern' | 'legacy', path = '/mcp') {
  const mode = era === 'modern' ? { pin: '2026-07-28' } : ('legacy' as const);
  const client = new Client({ name: 'sdk-agent', version: '1' }, { versionNegotiation: { mode } });
  const transport = new StreamableHTTPClientTransport(new URL(hub.url + path), { authProvider: agent });
  return { client, transport };
}

/** The browser half: sign-in is done, the page is answered, the agent gets its code. */
async function browse(
  agent: SdkAgent,
  transport: StreamableHTTPClientTransport,
  writes = true,
): Promise<void> {
  const page = await openPage(ana.browser, agent.visited?.href ?? '');
  const back = await answerPage(ana.browser, page, { allow: true, skills: null, writes });
  await transport.finishAuth(back.searchParams);
}

it.each([
  ['modern', '/mcp'],
  ['legacy', '/mcp'],
  ['modern', '/mcp/keep-notes'],
] as const)(
  'the MCP SDK’s own client of the %s era comes from nothing but the address %s to a call',
  async (era, path) => {
    const agent = new SdkAgent('http://localhost:33418/callback');
    const first = aClient(agent, era, path);
    await expect(first.client.connect(first.transport)).rejects.toThrow(UnauthorizedError);
    await browse(agent, first.transport);
    const { client, transport } = aClient(agent, era, path);
    await client.connect(transport);
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('paper_create_note');
    const answer = await client.callTool({ name: 'paper_list_notes', arguments: {} });
    expect(answer.structuredContent).toMatchObject({ items: [{ title: 'One' }] });
    await client.close();
  },
);

it('the SDK’s client renews its tokens by itself', async () => {
  const agent = new SdkAgent('http://localhost:33418/callback');
  const first = aClient(agent, 'modern');
  await expect(first.client.connect(first.transport)).rejects.toThrow(UnauthorizedError);
  await browse(agent, first.transport);
  const before = agent.tokens()?.access_token;
  await hub.world.owner.query(`UPDATE access_tokens SET expires_at = now() - interval '1 second'`);
  const { client, transport } = aClient(agent, 'modern');
  await client.connect(transport);
  expect(await client.callTool({ name: 'paper_list_notes', arguments: {} })).not.toHaveProperty('isError');
  expect(agent.tokens()?.access_token).not.toBe(before);
  await client.close();
});

it('the SDK’s client asks for more when a call takes more than it was given', async () => {
  const agent = new SdkAgent('http://localhost:33418/callback');
  const first = aClient(agent, 'modern');
  await expect(first.client.connect(first.transport)).rejects.toThrow(UnauthorizedError);
  await browse(agent, first.transport, false);
  const second = aClient(agent, 'modern');
  await second.client.connect(second.transport);
  agent.visited = undefined;
  const write = { name: 'paper_create_note', arguments: { folder: 'work', text: 'x' } };
  await expect(second.client.callTool(write)).rejects.toThrow(UnauthorizedError);
  const asked = agent.visited as URL | undefined;
  expect(asked?.searchParams.get('scope')).toContain('tools:write');
  await browse(agent, second.transport);
  expect(await second.client.callTool(write)).not.toHaveProperty('isError');
  await second.client.close();
});
