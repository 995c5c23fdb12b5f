import { afterAll, beforeAll, expect, it } from '@jest/globals';

import {
  askAtlassian,
  atlassianConsent,
  atlassianTokensOf,
  callJira,
  refreshAtlassian,
  sitesOf,
} from '../../../../../test/support/atlassian-sandbox.js';
import { sandboxForTest, testRedirectUri } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

const days = (count: number): number => count * 86_400;
let sandbox: Sandbox;
let northwind: string;
beforeAll(async () => {
  sandbox = await sandboxForTest();
  northwind =
    (await sitesOf(sandbox, (await atlassianTokensOf(sandbox, 'ben-okafor')).access_token))['northwind'] ??
    '';
});
afterAll(() => sandbox.close());

const asked = (fields: Record<string, string>) =>
  new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: sandbox.atlassian.clientId,
    redirect_uri: testRedirectUri,
    response_type: 'code',
    prompt: 'consent',
    scope: 'read:jira-work offline_access',
    ...fields,
  }).toString();
const codeOf = async (login = 'ana-lopez') =>
  (await atlassianConsent(sandbox, { login, state: 's' })).searchParams.get('code') ?? '';
const redeem = (code: string, fields: Record<string, string> = {}) =>
  askAtlassian(sandbox, { grant_type: 'authorization_code', code, redirect_uri: testRedirectUri, ...fields });
const myself = async (token: string) =>
  (await callJira(sandbox, { token, site: northwind }, 'GET /rest/api/3/myself')).status;

it('shows the accounts with their sites, and what is asked', async () => {
  const response = await fetch(`${sandbox.atlassian.auth}/authorize?${asked({})}`);
  const html = await response.text();
  expect(response.status).toBe(200);
  for (const words of [
    'Ana Lopez',
    'northwind-labs',
    'contoso',
    'View Jira issue data',
    'Access while you are away',
  ]) {
    expect(html).toContain(words);
  }
  expect(html).not.toContain('Farid');
});

it.each([
  ['another audience', { audience: 'api.example.com' }],
  ['an unknown client', { client_id: 'nobody' }],
  ['an address that is not registered', { redirect_uri: 'http://127.0.0.1:9/other' }],
  ['another response type', { response_type: 'token' }],
])('refuses %s on its own page and redirects nowhere', async (_what, fields) => {
  const response = await fetch(`${sandbox.atlassian.auth}/authorize?${asked(fields)}`, {
    redirect: 'manual',
  });
  expect([response.status, response.headers.get('location')]).toEqual([400, null]);
});

it('sends a scope that the client lacks back as invalid_scope', async () => {
  const back = await atlassianConsent(sandbox, {
    login: 'ana-lopez',
    scope: 'read:jira-work manage:jira-configuration',
    state: 's',
  });
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'invalid_scope', state: 's' });
});

it('says access_denied when the person cancels', async () => {
  const back = await atlassianConsent(sandbox, { decision: 'deny', state: 's' });
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 's' });
});

it('wants an account and at least one of its sites', async () => {
  expect((await atlassianConsent(sandbox, { login: 'farid-nasser' })).href).toBe('about:blank');
  expect((await atlassianConsent(sandbox, { login: 'ana-lopez' }, [])).href).toBe('about:blank');
});

it('gives tokens for the sites that were ticked, with their scopes', async () => {
  const both = await atlassianTokensOf(sandbox, 'ana-lopez', 'read:jira-work read:me offline_access');
  expect(both).toMatchObject({
    expires_in: 3600,
    token_type: 'Bearer',
    scope: 'read:jira-work read:me offline_access',
  });
  expect(Object.keys(await sitesOf(sandbox, both.access_token))).toEqual(['northwind', 'northwind-labs']);
  const one = await atlassianTokensOf(sandbox, 'ana-lopez', 'read:jira-user', [northwind]);
  expect(await sitesOf(sandbox, one.access_token)).toEqual({ northwind });
  const resources = await fetch(`${sandbox.atlassian.api}/oauth/token/accessible-resources`, {
    headers: { authorization: `Bearer ${both.access_token}` },
  });
  expect(await resources.json()).toMatchObject([
    { id: northwind, url: 'https://northwind.atlassian.net', scopes: ['read:jira-work'] },
    { name: 'northwind-labs' },
  ]);
});

it('answers /me with read:me only', async () => {
  const me = async (token: string) => {
    const response = await fetch(`${sandbox.atlassian.api}/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return [response.status, await response.json()];
  };
  const { access_token: right } = await atlassianTokensOf(sandbox, 'ana-lopez', 'read:me');
  expect(await me(right)).toMatchObject([200, { email: 'ana@northwind.example', name: 'Ana Lopez' }]);
  const { access_token: without } = await atlassianTokensOf(sandbox, 'ana-lopez', 'read:jira-work');
  expect(await me(without)).toEqual([401, { code: 401, message: 'Unauthorized; scope does not match' }]);
  expect(await me('invented')).toEqual([401, { code: 401, message: 'Unauthorized' }]);
});

it('takes a code once, for ten minutes, from its client and with its address', async () => {
  const refused = { status: 403, error: 'invalid_grant' };
  const code = await codeOf();
  expect(await redeem(code, { redirect_uri: 'http://127.0.0.1:9/other' })).toMatchObject(refused);
  expect(await redeem(code)).toMatchObject(refused);
  const late = await codeOf();
  sandbox.clock.advance(601);
  expect(await redeem(late)).toMatchObject(refused);
  const good = await codeOf();
  expect(await redeem(good, { client_secret: 'wrong' })).toMatchObject({
    status: 401,
    error: 'access_denied',
  });
  expect((await redeem(good)).status).toBe(200);
  expect(await redeem(good)).toMatchObject(refused);
});

it('takes a form as well as JSON', async () => {
  const response = await fetch(`${sandbox.atlassian.auth}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: sandbox.atlassian.clientId,
      client_secret: sandbox.atlassian.clientSecret,
      code: await codeOf(),
      redirect_uri: testRedirectUri,
    }),
  });
  expect(response.status).toBe(200);
});

it('gives a refresh token with offline_access only', async () => {
  expect(await atlassianTokensOf(sandbox, 'ana-lopez', 'read:jira-work')).not.toHaveProperty('refresh_token');
});

it('rotates: the old token is forgiven for ten minutes, then it kills the family', async () => {
  const first = await atlassianTokensOf(sandbox, 'ben-okafor');
  const second = await refreshAtlassian(sandbox, first.refresh_token ?? '');
  expect(second.refresh_token).not.toBe(first.refresh_token);
  sandbox.clock.advance(590);
  const again = await refreshAtlassian(sandbox, first.refresh_token ?? '');
  expect([again.status, await myself(again.access_token)]).toEqual([200, 200]);
  sandbox.clock.advance(20);
  expect(await refreshAtlassian(sandbox, first.refresh_token ?? '')).toEqual({
    status: 403,
    error: 'invalid_grant',
    error_description: 'Unknown or invalid refresh token.',
  });
  expect((await refreshAtlassian(sandbox, second.refresh_token ?? '')).status).toBe(403);
  expect(await myself(again.access_token)).toBe(401);
});

it('ends the old access token ten minutes after its companion was rotated', async () => {
  const old = await atlassianTokensOf(sandbox, 'ben-okafor');
  await refreshAtlassian(sandbox, old.refresh_token ?? '');
  sandbox.clock.advance(590);
  expect(await myself(old.access_token)).toBe(200);
  sandbox.clock.advance(11);
  expect(await myself(old.access_token)).toBe(401);
});

it('lets an access token die after an hour', async () => {
  const tokens = await atlassianTokensOf(sandbox, 'ben-okafor');
  sandbox.clock.advance(3601);
  expect(await myself(tokens.access_token)).toBe(401);
  expect((await refreshAtlassian(sandbox, tokens.refresh_token ?? '')).status).toBe(200);
});

it('lets a refresh token die after 90 idle days, and every one of a consent after a year', async () => {
  let tokens = await atlassianTokensOf(sandbox, 'ben-okafor');
  const idle = await atlassianTokensOf(sandbox, 'ben-okafor');
  for (let round = 0; round < 4; round += 1) {
    sandbox.clock.advance(days(89));
    tokens = await refreshAtlassian(sandbox, tokens.refresh_token ?? '');
    expect(tokens).toMatchObject({ status: 200 });
  }
  expect((await refreshAtlassian(sandbox, idle.refresh_token ?? '')).status).toBe(403);
  sandbox.clock.advance(days(10));
  expect((await refreshAtlassian(sandbox, tokens.refresh_token ?? '')).status).toBe(403);
});

it('has no way to revoke a token', async () => {
  const response = await fetch(`${sandbox.atlassian.auth}/oauth/revoke`, { method: 'POST', body: 'token=x' });
  expect(response.status).toBe(404);
});

it('counts refreshes and lists every token it has given out', async () => {
  sandbox.ledger.reset();
  const tokens = await atlassianTokensOf(sandbox, 'chloe-martin');
  await refreshAtlassian(sandbox, tokens.refresh_token ?? '');
  await refreshAtlassian(sandbox, 'invented');
  expect(sandbox.ledger.snapshot()).toMatchObject({
    refreshes: 1,
    refusedRefreshes: 1,
    refreshesByLogin: { 'chloe-martin': 1 },
  });
  expect(sandbox.issuedTokens()).toContain(tokens.access_token);
});

it('opens only the sites of the grant and what the scopes allow', async () => {
  const { access_token: token } = await atlassianTokensOf(sandbox, 'ana-lopez', 'read:jira-work', [
    northwind,
  ]);
  const dmitri = await atlassianTokensOf(sandbox, 'dmitri-volkov');
  const contoso = (await sitesOf(sandbox, dmitri.access_token))['contoso'] ?? '';
  const status = async (site: string, route: string) => {
    const { status, body } = await callJira(sandbox, { token, site }, route);
    return [status, body];
  };
  expect((await status(contoso, 'GET /rest/api/3/field'))[0]).toBe(404);
  expect((await status('nowhere', 'GET /rest/api/3/field'))[0]).toBe(404);
  expect((await status(northwind, 'GET /rest/api/3/field'))[0]).toBe(200);
  const mismatch = [401, { code: 401, message: 'Unauthorized; scope does not match' }];
  expect(await status(northwind, 'GET /rest/api/3/myself')).toEqual(mismatch);
  expect(await status(northwind, 'GET /rest/agile/1.0/board')).toEqual(mismatch);
  const boards = await atlassianTokensOf(sandbox, 'ana-lopez', 'read:board-scope:jira-software');
  const without = await callJira(
    sandbox,
    { token: boards.access_token, site: northwind },
    'GET /rest/agile/1.0/board',
  );
  expect(without.status).toBe(401);
});
