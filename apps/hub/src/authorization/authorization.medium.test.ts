import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  type AgentsHub,
  aSignedIn,
  openAgentsHub,
  type SignedIn,
} from '../../../../test/support/agents-hub.js';
import { mcpAsk, mcpCall } from '../../../../test/support/mcp-call.js';
import { OauthAgent, type Tokens, tokensIn } from '../../../../test/support/oauth-agent.js';
import { aConnection } from '../../../../test/support/paper-world.js';

let hub: AgentsHub;
let ana: SignedIn;
let agent: OauthAgent;
let mcp: string;

beforeAll(async () => {
  hub = await openAgentsHub();
  ana = await aSignedIn(hub);
  await aConnection(hub.world, ana.person);
  hub.world.standIn.answer = () => ({ status: 200, body: { items: [{ id: 1, title: 'One' }], id: 7 } });
  agent = await new OauthAgent(hub.url).register();
  mcp = `${hub.url}/mcp`;
}, 60_000);
afterAll(() => hub.close());

const list = (tokens: Pick<Tokens, 'access_token'>, url = mcp) =>
  mcpCall(url, tokens.access_token, 'paper_list_notes');
const write = (tokens: Tokens, url = mcp) =>
  mcpCall(url, tokens.access_token, 'paper_create_note', { folder: 'work', text: 'x' });
const names = async (tokens: Tokens, url = mcp) =>
  [
    ...(await (await mcpAsk(url, tokens.access_token, 'tools/list')).text()).matchAll(
      /"name":"(paper_\w+)"/g,
    ),
  ].map(([, name]) => name);

describe('an agent that a person has let in', () => {
  it('calls as that person, with their account', async () => {
    const answer = await list(await agent.connect(ana.browser));
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"One"')]);
  });

  it('has the skills that were ticked and no others', async () => {
    expect(await names(await agent.connect(ana.browser, { skills: ['read-notes'] }))).toEqual([
      'paper_list_notes',
    ]);
  });

  it('only reads where only that was ticked, and is told which scopes a change takes', async () => {
    const tokens = await agent.connect(ana.browser, { writes: false });
    expect(tokens.scope).toBe('tools:read');
    expect(await names(tokens)).toEqual(['paper_list_notes']);
    const refused = await write(tokens);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      403,
      `Bearer realm="skillhub", error="insufficient_scope", scope="tools:read tools:write", resource_metadata="${hub.url}/.well-known/oauth-protected-resource/mcp"`,
    ]);
  });

  it('may be given more or less without asking again, from its next call on', async () => {
    const tokens = await agent.connect(ana.browser);
    expect((await write(tokens)).status).toBe(200);
    const [grant] = await hub.grants.listOf(ana.person);
    const path = `/api/v1/allowed-agents/${grant?.id}`;
    const body = { skills: ['read-notes'], writes: false };
    expect((await ana.browser.ask(path, { method: 'PATCH', body })).status).toBe(204);
    expect(await (await write(tokens)).text()).toContain('not_found');
    expect(await names(tokens)).toEqual(['paper_list_notes']);
  });

  it('is out with its next call when the person takes it back, refresh token included', async () => {
    const tokens = await agent.connect(ana.browser);
    const [grant] = await hub.grants.listOf(ana.person);
    await ana.browser.ask(`/api/v1/allowed-agents/${grant?.id}`, { method: 'DELETE' });
    expect((await list(tokens)).status).toBe(401);
    expect(await (await agent.refresh(tokens.refresh_token)).json()).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('is out with its next call when an admin keeps it out, and cannot be let in again', async () => {
    const chloe = await aSignedIn(hub, { companyId: ana.person.companyId, roles: ['company_admin'] });
    const other = await new OauthAgent(hub.url).register({ client_name: 'Bad\u202e agent' });
    const tokens = await other.connect(ana.browser);
    const path = '/api/v1/admin/allowed-agents';
    const listed = (await (await chloe.browser.ask(path)).json()) as {
      items: { client_id: string; name: string }[];
    };
    expect(listed.items.find((one) => one.client_id === other.clientId)?.name).toBe('Bad agent');
    const body = { client_id: other.clientId, name: 'Bad agent' };
    expect((await chloe.browser.ask(`${path}/blocked`, { method: 'POST', body })).status).toBe(204);
    expect((await list(tokens)).status).toBe(401);
    await expect(other.connect(ana.browser)).rejects.toThrow('Your company does not let this agent in.');
    expect((await ana.browser.ask(path)).status).toBe(403);
  });

  it('is out when the person is disabled', async () => {
    const ben = await aSignedIn(hub);
    const tokens = await agent.connect(ben.browser);
    await hub.world.owner.query(`UPDATE people SET status = 'disabled' WHERE id = $1`, [ben.person.id]);
    expect((await list(tokens)).status).toBe(401);
    expect(await (await agent.refresh(tokens.refresh_token)).json()).toMatchObject({
      error: 'invalid_grant',
    });
  });
});

describe('refresh tokens', () => {
  it('change with each use, and one that is used twice ends the whole family', async () => {
    const first = await agent.connect(ana.browser);
    const second = await tokensIn(await agent.refresh(first.refresh_token));
    expect((await list(second)).status).toBe(200);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const replay = await agent.refresh(first.refresh_token);
    expect([replay.status, await replay.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_grant' }),
    ]);
    expect((await list(second)).status).toBe(401);
    expect((await agent.refresh(second.refresh_token)).status).toBe(400);
  });

  it('used by twenty at once give tokens to one', async () => {
    const { refresh_token: token } = await agent.connect(ana.browser);
    const answers = await Promise.all(Array.from({ length: 20 }, () => agent.refresh(token)));
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
  });

  it('never widen what they were given for', async () => {
    const { refresh_token: token = '' } = await agent.connect(ana.browser, {}, { scope: 'tools:read' });
    const wider = { grant_type: 'refresh_token', refresh_token: token, scope: 'tools:read tools:write' };
    expect(await (await agent.trade(wider)).json()).toMatchObject({ error: 'invalid_scope' });
    const elsewhere = { grant_type: 'refresh_token', refresh_token: token, resource: `${hub.url}/api/v1` };
    expect(await (await agent.trade(elsewhere)).json()).toMatchObject({ error: 'invalid_target' });
  });
});

describe('a client that knows only the address', () => {
  it('is told where to ask, for what, at every address of the hub', async () => {
    for (const path of ['/mcp', '/mcp/read-notes', '/api/v1/tools']) {
      const asked = await fetch(`${hub.url}${path}`, { method: path.startsWith('/api') ? 'GET' : 'POST' });
      const [, metadata = ''] =
        /resource_metadata="([^"]+)"/.exec(asked.headers.get('www-authenticate') ?? '') ?? [];
      const said = (await (await fetch(metadata)).json()) as Record<string, unknown>;
      expect([asked.status, said]).toEqual([
        401,
        expect.objectContaining({
          resource: `${hub.url}${path.replace('/tools', '')}`,
          authorization_servers: [`${hub.url}/oidc`],
          scopes_supported: ['tools:read', 'tools:write'],
        }),
      ]);
    }
    expect((await fetch(`${hub.url}/.well-known/oauth-protected-resource/mcp/no-such`)).status).toBe(404);
  });

  it('finds the authorization server wherever it looks, by the configured address and not the one it came by', async () => {
    const places = [
      '/.well-known/oauth-authorization-server/oidc',
      '/.well-known/openid-configuration/oidc',
      '/oidc/.well-known/openid-configuration',
      '/oidc/.well-known/oauth-authorization-server',
      '/.well-known/oauth-authorization-server',
    ];
    for (const place of places) {
      const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
      const said = (await (await fetch(`${hub.url}${place}`, { headers })).json()) as Record<string, unknown>;
      expect([place, said]).toEqual([
        place,
        expect.objectContaining({
          issuer: `${hub.url}/oidc`,
          authorization_endpoint: `${hub.url}/oidc/auth`,
          token_endpoint: `${hub.url}/oidc/token`,
          registration_endpoint: `${hub.url}/oidc/register`,
          revocation_endpoint: `${hub.url}/oidc/revoke`,
          code_challenge_methods_supported: ['S256'],
          response_types_supported: ['code'],
          client_id_metadata_document_supported: true,
          authorization_response_iss_parameter_supported: true,
        }),
      ]);
    }
  });
});

describe('revocation', () => {
  const revoke = (token = '', client = agent.clientId) =>
    fetch(`${hub.url}/oidc/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token, client_id: client }),
    });

  it('of an access token ends it and what it could be renewed with', async () => {
    const tokens = await agent.connect(ana.browser);
    expect((await revoke(tokens.access_token)).status).toBe(200);
    expect([(await list(tokens)).status, (await agent.refresh(tokens.refresh_token)).status]).toEqual([
      401, 400,
    ]);
  });

  it('of a refresh token ends the grant', async () => {
    const tokens = await agent.connect(ana.browser);
    const before = (await hub.grants.listOf(ana.person)).length;
    expect((await revoke(tokens.refresh_token)).status).toBe(200);
    expect((await list(tokens)).status).toBe(401);
    expect(await hub.grants.listOf(ana.person)).toHaveLength(before - 1);
  });

  it('is only for the client’s own tokens', async () => {
    const tokens = await agent.connect(ana.browser);
    const stranger = await new OauthAgent(hub.url).register();
    await revoke(tokens.access_token, stranger.clientId);
    await revoke(tokens.refresh_token, stranger.clientId);
    expect((await list(tokens)).status).toBe(200);
    expect((await agent.refresh(tokens.refresh_token)).status).toBe(200);
  });
});
