import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  type AgentsHub,
  aSignedIn,
  openAgentsHub,
  type SignedIn,
} from '../../../../test/support/agents-hub.js';
import { OauthAgent, openPage } from '../../../../test/support/oauth-agent.js';
import { aConnection } from '../../../../test/support/paper-world.js';

let hub: AgentsHub;
let ana: SignedIn;

beforeAll(async () => {
  hub = await openAgentsHub();
  ana = await aSignedIn(hub);
  await aConnection(hub.world, ana.person);
  hub.world.standIn.answer = () => ({ status: 200, body: { items: [{ id: 1, title: 'One' }], id: 7 } });
}, 60_000);
afterAll(() => hub.close());

const call = (token: string, tool: string, input: object = {}, path = '/mcp') =>
  fetch(`${hub.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-11-25',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: tool, arguments: input },
    }),
  });

describe('an agent that registers itself', () => {
  it('is let in by the page and calls as the person', async () => {
    const agent = await new OauthAgent(hub.url).register();
    const tokens = await agent.connect(ana.browser);
    expect(tokens).toMatchObject({ scope: 'tools:read tools:write', expires_in: 900 });
    const answer = await call(tokens.access_token, 'paper_list_notes');
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('One')]);
    expect((await openPage(ana.browser, agent.address())).pathname).toMatch(/^\/allow\//);
  });
});
