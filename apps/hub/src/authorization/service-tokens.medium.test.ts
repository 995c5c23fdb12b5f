import { ApiKeys, serviceClientId } from '@hub/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  type AgentsHub,
  aSignedIn,
  openAgentsHub,
  type SignedIn,
} from '../../../../test/support/agents-hub.js';
import { mcpCall } from '../../../../test/support/mcp-call.js';
import { OauthAgent, type Tokens, tokensIn } from '../../../../test/support/oauth-agent.js';
import { aConnection } from '../../../../test/support/paper-world.js';

let hub: AgentsHub;
let ana: SignedIn;
let chloe: SignedIn;
let keys: ApiKeys;
let agent: OauthAgent;
let service: Service;

interface Service {
  readonly id: string;
  readonly key: string;
}

beforeAll(async () => {
  hub = await openAgentsHub();
  ana = await aSignedIn(hub);
  chloe = await aSignedIn(hub, { companyId: ana.person.companyId, roles: ['company_admin'] });
  await aConnection(hub.world, ana.person);
  hub.world.standIn.answer = () => ({ status: 200, body: { items: [{ id: 1, title: 'One' }], id: 7 } });
  keys = new ApiKeys(hub.world.database);
  agent = await new OauthAgent(hub.url).register();
  service = await aService();
}, 60_000);
afterAll(() => hub.close());

const aService = (admin = chloe, skills: string[] | null = null): Promise<Service> =>
  keys.create(admin.person, { name: 'A service', kind: 'service', skills });

const basic = ({ id, key }: Service, companyId = ana.person.companyId) => ({
  authorization: `Basic ${Buffer.from(`${serviceClientId({ companyId, id })}:${key}`).toString('base64')}`,
});
const ask = (fields: Record<string, string>, as = service) => agent.trade(fields, basic(as));
const own = (more: Record<string, string> = {}, as = service) =>
  ask({ grant_type: 'client_credentials', ...more }, as);
const exchange = (token: string, more: Record<string, string> = {}, as = service) =>
  ask(
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      ...more,
    },
    as,
  );
const errorOf = async (answer: Promise<Response>) =>
  ((await (await answer).json()) as { error?: string }).error;
const list = async (token: string, path = '/mcp') =>
  (await mcpCall(`${hub.url}${path}`, token, 'paper_list_notes')).status;

/** A call with a service's own token in the name of somebody. */
const actAs = async (token: string, person?: string) => {
  const answer = await fetch(`${hub.url}/api/v1/tools/paper_list_notes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(person !== undefined && { 'skillhub-person': person }),
    },
    body: '{}',
  });
  return answer.status;
};

describe('a service with a token of its own', () => {
  it('acts for a person who let it, for nobody else and for nobody by default', async () => {
    const { access_token: token } = await tokensIn(await own({ resource: `${hub.url}/api/v1` }));
    expect(await actAs(token, ana.person.email)).toBe(401);
    await keys.grant(ana.person, service.id);
    expect([await actAs(token, ana.person.email), await actAs(token, ana.person.id)]).toEqual([200, 200]);
    expect([await actAs(token), await actAs(token, chloe.person.email)]).toEqual([401, 401]);
    await keys.withdraw(ana.person, service.id);
    expect(await actAs(token, ana.person.email)).toBe(401);
  });

  it('is out when its key is taken back, and gets no other', async () => {
    const gone = await aService();
    await keys.grant(ana.person, gone.id);
    const { access_token: token } = await tokensIn(await own({ resource: `${hub.url}/api/v1` }, gone));
    expect(await actAs(token, ana.person.email)).toBe(200);
    await keys.revoke(chloe.person, gone.id);
    expect([await actAs(token, ana.person.email), await errorOf(own({}, gone))]).toEqual([
      401,
      'invalid_client',
    ]);
  });

  it('is refused with another key, another company’s, or for an address that is not the hub’s', async () => {
    const dora = await aSignedIn(hub, { roles: ['company_admin'] });
    const foreign = await aService(dora);
    expect(await errorOf(own({}, { ...service, key: foreign.key }))).toBe('invalid_client');
    expect(await errorOf(own({}, foreign))).toBe('invalid_client');
    expect(await errorOf(own({ resource: 'https://evil.example/mcp' }))).toBe('invalid_target');
    expect(await errorOf(own({ scope: 'admin' }))).toBe('invalid_scope');
  });
});

describe('a person’s token that a service exchanges for its own', () => {
  let tokens: Tokens;
  beforeAll(async () => {
    await keys.grant(ana.person, service.id);
    tokens = await agent.connect(ana.browser);
  });

  it('acts as that person and says who acts', async () => {
    const given = (await (await exchange(tokens.access_token)).json()) as Tokens & Record<string, unknown>;
    expect(given).toMatchObject({
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      scope: 'tools:read tools:write',
    });
    expect(await list(given.access_token)).toBe(200);
    const about = await fetch(`${hub.url}/oidc/introspect`, {
      method: 'POST',
      headers: basic(service),
      body: new URLSearchParams({ token: given.access_token }),
    });
    const { companyId, id } = ana.person;
    expect(await about.json()).toMatchObject({
      active: true,
      sub: `${companyId}.${id}`,
      aud: `${hub.url}/mcp`,
      act: { sub: serviceClientId({ companyId, id: service.id }) },
    });
  });

  it('reaches no further and lives no longer than it did', async () => {
    const reading = await agent.connect(ana.browser, { writes: false });
    const narrow = await tokensIn(await exchange(reading.access_token, { scope: 'tools:read tools:write' }));
    expect(narrow.scope).toBe('tools:read');
    expect(await errorOf(exchange(reading.access_token, { scope: 'tools:admin' }))).toBe('invalid_scope');
    await hub.world.owner.query(
      `UPDATE access_tokens SET expires_at = now() + interval '100 seconds' WHERE payload->>'clientId' = $1`,
      [agent.clientId],
    );
    const short = await tokensIn(await exchange(reading.access_token));
    expect(short.expires_in).toBeLessThanOrEqual(100);
  });

  it('opens one skill’s address when it opened all, and never the other way round', async () => {
    const all = await agent.connect(ana.browser);
    const one = await tokensIn(await exchange(all.access_token, { resource: `${hub.url}/mcp/read-notes` }));
    expect([await list(one.access_token, '/mcp/read-notes'), await list(one.access_token)]).toEqual([
      200, 401,
    ]);
    const skill = await agent.connect(ana.browser, {}, { resource: `${hub.url}/mcp/read-notes` });
    for (const resource of [
      `${hub.url}/mcp`,
      `${hub.url}/api/v1`,
      `${hub.url}/mcp/keep-notes`,
      'https://evil.example',
    ])
      expect(await errorOf(exchange(skill.access_token, { resource }))).toBe('invalid_target');
  });

  it('has only the skills that both the person and the service’s key allow', async () => {
    const narrow = await aService(chloe, ['keep-notes']);
    await keys.grant(ana.person, narrow.id);
    const reading = await agent.connect(ana.browser, { skills: ['read-notes'] });
    const given = await tokensIn(await exchange(reading.access_token, {}, narrow));
    const answer = await mcpCall(`${hub.url}/mcp`, given.access_token, 'paper_list_notes');
    expect(await answer.text()).toContain('not_found');
  });

  it('dies with the agent’s grant, and with the service’s', async () => {
    const first = await agent.connect(ana.browser);
    const one = await tokensIn(await exchange(first.access_token));
    const [grant] = await hub.grants.listOf(ana.person);
    await hub.grants.withdraw(ana.person, grant?.id ?? '');
    expect(await list(one.access_token)).toBe(401);
    const second = await agent.connect(ana.browser);
    const two = await tokensIn(await exchange(second.access_token));
    expect(await list(two.access_token)).toBe(200);
    await keys.withdraw(ana.person, service.id);
    expect(await list(two.access_token)).toBe(401);
    await keys.grant(ana.person, service.id);
  });

  it('is an invalid grant, in one word, whatever is wrong with it', async () => {
    const good = await agent.connect(ana.browser);
    const stranger = await aSignedIn(hub);
    const foreign = await agent.connect(stranger.browser);
    const ownToken = await tokensIn(await own());
    const exchanged = await tokensIn(await exchange(good.access_token));
    const ungranted = await agent.connect(chloe.browser);
    const wrong = ['', 'x', 'a.b.c', `${good.access_token}x`, good.refresh_token ?? ''];
    for (const token of [...wrong, foreign, ownToken, exchanged, ungranted]) {
      const text = typeof token === 'string' ? token : token.access_token;
      expect([text.slice(0, 6), await errorOf(exchange(text))]).toEqual([
        text.slice(0, 6),
        text === '' ? 'invalid_request' : 'invalid_grant',
      ]);
    }
  });

  it('is asked for in the right words, and only by a service', async () => {
    const { access_token: token } = await agent.connect(ana.browser);
    const jwt = 'urn:ietf:params:oauth:token-type:jwt';
    expect(await errorOf(exchange(token, { subject_token_type: jwt }))).toBe('invalid_request');
    expect(await errorOf(exchange(token, { requested_token_type: jwt }))).toBe('invalid_request');
    expect(await errorOf(exchange(token, { actor_token: token }))).toBe('invalid_request');
    const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange';
    expect(await errorOf(agent.trade({ grant_type, subject_token: token }))).toBe('invalid_request');
  });
});
