import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

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

describe('R10 a token of another kind, place or time opens nothing', () => {
  it('R10 a code is good once, and used again it ends what it gave', async () => {
    const back = await agent.ask(ana.browser, { allow: true });
    const trade = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' };
    const tokens = await tokensIn(await agent.trade(trade));
    expect(await (await agent.trade(trade)).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await list(tokens)).status).toBe(401);
  });

  it('R10 a code without its verifier, or with a plain challenge, is refused', async () => {
    const back = await agent.ask(ana.browser, { allow: true });
    const trade = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' };
    const stolen = new OauthAgent(hub.url);
    stolen.clientId = agent.clientId;
    expect(await (await stolen.trade(trade)).json()).toMatchObject({ error: 'invalid_grant' });
    const plain = await agent.ask(ana.browser, { allow: true }, { more: { code_challenge_method: 'plain' } });
    expect(plain.searchParams.get('error')).toBe('invalid_request');
    const none = await agent.ask(ana.browser, { allow: true }, { more: { code_challenge: '' } });
    expect(none.searchParams.get('error')).toBe('invalid_request');
  });

  it('R10 a token for one address opens no other', async () => {
    const skill = `${hub.url}/mcp/read-notes`;
    const tokens = await agent.connect(ana.browser, {}, { resource: skill });
    const api = await fetch(`${hub.url}/api/v1/tools/paper_list_notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.access_token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    const found = [(await list(tokens, skill)).status, (await list(tokens)).status, api.status];
    expect(found).toEqual([200, 401, 401]);
    const wrong = await list(tokens, `${hub.url}/mcp/keep-notes`);
    expect(wrong.headers.get('www-authenticate')).toContain('oauth-protected-resource/mcp/keep-notes"');
  });

  it('R10 no token is made for an address that is not the hub’s own, to the letter', async () => {
    const elsewhere = [
      'https://evil.example/mcp',
      `${hub.url}/mcp/`,
      `${hub.url}/mcp/no-such`,
      `${hub.url}/MCP`,
      hub.url,
    ];
    for (const resource of [...elsewhere, `${hub.url}/mcp?x=1`, `${hub.url}.evil.example/mcp`]) {
      const back = await agent.ask(ana.browser, { allow: true }, { resource });
      expect([resource, back.searchParams.get('error')]).toEqual([resource, 'invalid_target']);
    }
  });

  it('R10 the answer names its issuer, errors included', async () => {
    const said = await agent.ask(ana.browser, { allow: false });
    expect(Object.fromEntries(said.searchParams)).toMatchObject({
      error: 'access_denied',
      iss: `${hub.url}/oidc`,
      state: 'a state',
    });
  });

  it('R10 what is no opaque token of ours is refused: JWTs of every kind, changed, expired and foreign tokens', async () => {
    const { access_token: good } = await agent.connect(ana.browser);
    await hub.world.owner.query(`UPDATE access_tokens SET expires_at = now() - interval '1 second'`);
    const forged = [
      good,
      `${good}A`,
      good.replace(/.$/, '_'),
      good.replace('skt_', 'skh_'),
      '',
      'null',
      ...jwts(good),
    ];
    for (const token of forged) {
      const answer = await mcpCall(mcp, token, 'paper_list_notes');
      expect([token.slice(0, 40), answer.status]).toEqual([token.slice(0, 40), 401]);
    }
  });

  it('R10 what comes in is never sent on', async () => {
    const { access_token: token } = await agent.connect(ana.browser);
    hub.world.standIn.seen.length = 0;
    await mcpCall(mcp, token, 'paper_list_notes');
    expect(hub.world.standIn.seen).toHaveLength(1);
    expect(JSON.stringify(hub.world.standIn.seen)).not.toContain(token);
  });

  it('R10 nothing in the database is a token, a code or a sign-in that somebody could use', async () => {
    const tokens = await agent.connect(ana.browser);
    const rows = await hub.world.owner.query(
      `SELECT a::text FROM access_tokens a UNION ALL SELECT o::text FROM oauth_items o UNION ALL SELECT g::text FROM agent_grants g`,
    );
    const dump = JSON.stringify(rows.rows);
    expect(dump.length).toBeGreaterThan(500);
    for (const secret of [tokens.access_token, tokens.refresh_token ?? '', ...ana.browser.cookies()])
      expect(dump).not.toContain(secret.split('_').at(-1));
  });
});

/** The usual confusions (RFC 8725 section 2): no signature, the wrong key, an empty issuer, another audience. */
function jwts(good: string): string[] {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const claims = {
    iss: `${hub.url}/oidc`,
    aud: mcp,
    sub: ana.person.id,
    scope: 'tools:write',
    exp: 4_000_000_000,
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = (alg: string, more: object = {}) =>
    `${encode({ alg, typ: 'at+jwt' })}.${encode({ ...claims, ...more, jti: good })}`;
  const signed = (text: string) =>
    `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  const secret = publicKey.export({ type: 'spki', format: 'pem' });
  const hs = body('HS256');
  return [
    `${body('none')}.`,
    `${hs}.${createHmac('sha256', secret).update(hs).digest('base64url')}`,
    signed(body('ES256')),
    signed(body('ES256', { iss: '' })),
    signed(body('ES256', { aud: 'https://elsewhere.example' })),
    signed(body('ES256', { exp: 1 })),
  ];
}
