import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import {
  askGoogleForToken,
  googleConsent,
  googleScopes,
  googleTokensOf,
  sandboxForTest,
  testRedirectUri,
} from '../../../../test/support/sandbox.js';
import type { Sandbox } from '../sandbox.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await sandboxForTest();
});
afterAll(() => sandbox.close());

const authorizeUrl = (fields: Record<string, string>) =>
  `${sandbox.google.accounts}/o/oauth2/v2/auth?${new URLSearchParams({ client_id: sandbox.google.clientId, redirect_uri: testRedirectUri, response_type: 'code', scope: 'openid', ...fields }).toString()}`;
const codeOf = async (fields: Record<string, string>) =>
  (await googleConsent(sandbox, { scope: 'openid email', ...fields })).searchParams.get('code') ?? '';
const userinfo = (token: string) =>
  fetch(`${sandbox.google.api}/oauth2/v1/userinfo`, { headers: { authorization: `Bearer ${token}` } });
const refresh = (token: string) =>
  askGoogleForToken(sandbox, { grant_type: 'refresh_token', refresh_token: token });
const revoke = (query: string, body?: string) =>
  fetch(`${sandbox.google.oauth}/revoke${query}`, {
    method: 'POST',
    body: body === undefined ? null : new URLSearchParams({ token: body }),
  });

it('gives tokens for a code and tells who agreed', async () => {
  const back = await googleConsent(sandbox, { login: 'ana-lopez', scope: 'openid email', state: 'kept' });
  expect(back.searchParams.get('state')).toBe('kept');
  const { body } = await askGoogleForToken(sandbox, { code: back.searchParams.get('code') ?? '' });
  expect(body).toMatchObject({
    access_token: expect.stringMatching(/^ya29\./),
    refresh_token: expect.stringMatching(/^1\/\/0/),
    expires_in: 3599,
    scope: 'openid https://www.googleapis.com/auth/userinfo.email',
    token_type: 'Bearer',
  });
  const who = await (await userinfo(body.access_token)).json();
  expect(who).toMatchObject({ sub: expect.stringMatching(/^\d{21}$/), email: 'ana@northwind.example' });
  expect(who).not.toHaveProperty('name');
});

it('shows a tick for each scope but those of signing in, and none when there is nothing to choose', async () => {
  const html = async (scope: string) => (await fetch(authorizeUrl({ scope }))).text();
  const several = await html(googleScopes('openid email gmail.readonly gmail.compose'));
  expect(several.match(/type="checkbox"/g)).toHaveLength(2);
  expect(several).toContain('View your email messages and settings');
  expect(await html(googleScopes('openid gmail.readonly'))).not.toContain('checkbox');
});

it('leaves unticked scopes out and keeps those of signing in', async () => {
  const [read, compose] = [googleScopes('gmail.readonly'), googleScopes('gmail.compose')];
  const code = await codeOf({
    login: 'dmitri-volkov',
    scope: `openid ${read} ${compose}`,
    choices: '1',
    granted: read,
  });
  expect((await askGoogleForToken(sandbox, { code })).body.scope).toBe(`openid ${read}`);
});

it('joins earlier scopes only when asked to', async () => {
  await googleTokensOf(sandbox, 'chloe-martin', 'gmail.labels');
  const scopeOf = async (fields: Record<string, string>) =>
    (
      await askGoogleForToken(sandbox, {
        code: await codeOf({ login: 'chloe-martin', scope: 'openid', ...fields }),
      })
    ).body.scope;
  expect(await scopeOf({})).toBe('openid');
  expect(await scopeOf({ include_granted_scopes: 'true' })).toBe(`${googleScopes('gmail.labels')} openid`);
});

it.each([
  ['an unknown client', { client_id: 'nobody' }],
  ['an unregistered address', { redirect_uri: 'https://evil.example/callback' }],
  ['an unknown scope', { scope: 'https://www.googleapis.com/auth/nonsense' }],
  ['another response type', { response_type: 'token' }],
  ['a plain challenge', { code_challenge: 'x', code_challenge_method: 'plain' }],
])('refuses %s on its own page, on GET and on POST', async (_what, fields) => {
  const shown = await fetch(authorizeUrl(fields), { redirect: 'manual' });
  const posted = await googleConsent(sandbox, { login: 'ana-lopez', scope: 'openid', ...fields });
  expect([shown.status, posted.href]).toEqual([400, 'about:blank']);
});

it('sends a refusal back when the person cancels or grants nothing', async () => {
  const denied = await googleConsent(sandbox, { decision: 'deny', scope: 'openid', state: 's' });
  expect(Object.fromEntries(denied.searchParams)).toEqual({ error: 'access_denied', state: 's' });
  const scope = googleScopes('gmail.readonly gmail.compose');
  const nothing = await googleConsent(sandbox, { login: 'ana-lopez', scope, choices: '1' });
  expect(nothing.searchParams.get('error')).toBe('access_denied');
});

it('takes the secret by form and by Basic, and refuses a wrong one with 401', async () => {
  const basic = async (secret: string) =>
    fetch(`${sandbox.google.oauth}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${sandbox.google.clientId}:${secret}`).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        redirect_uri: testRedirectUri,
        code: await codeOf({ login: 'ana-lopez' }),
      }),
    });
  expect((await basic(sandbox.google.clientSecret)).status).toBe(200);
  expect((await basic('wrong')).status).toBe(401);
  const wrong = await askGoogleForToken(sandbox, { code: 'x', client_secret: 'wrong' });
  expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client']);
});

it('takes a code once, for ten minutes, and only with the address it was given for', async () => {
  const code = await codeOf({ login: 'ana-lopez' });
  await askGoogleForToken(sandbox, { code });
  const again = await askGoogleForToken(sandbox, { code });
  expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
  const elsewhere = await askGoogleForToken(sandbox, {
    code: await codeOf({ login: 'ana-lopez' }),
    redirect_uri: 'http://127.0.0.1:9/other',
  });
  expect([elsewhere.status, elsewhere.body.error]).toEqual([400, 'redirect_uri_mismatch']);
  const late = await codeOf({ login: 'ana-lopez' });
  sandbox.clock.advance(601);
  expect((await askGoogleForToken(sandbox, { code: late })).body.error).toBe('invalid_grant');
});

it('wants the verifier that belongs to the challenge', async () => {
  const verifier = 'a'.repeat(50);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const pkce = { login: 'ana-lopez', code_challenge: challenge, code_challenge_method: 'S256' };
  const statusOf = async (fields: Record<string, string>) =>
    (await askGoogleForToken(sandbox, { code: await codeOf(pkce), ...fields })).status;
  expect(await statusOf({})).toBe(400);
  expect(await statusOf({ code_verifier: 'b'.repeat(50) })).toBe(400);
  expect(await statusOf({ code_verifier: verifier })).toBe(200);
});

it('gives a refresh token only for offline access with fresh consent', async () => {
  const given = async (fields: Record<string, string>) =>
    (await askGoogleForToken(sandbox, { code: await codeOf({ login: 'ben-okafor', ...fields }) })).body
      .refresh_token !== undefined;
  expect(await given({ access_type: 'online' })).toBe(false);
  expect(await given({ access_type: 'offline', prompt: 'consent' })).toBe(true);
  expect(await given({ access_type: 'offline', prompt: 'select_account' })).toBe(false);
});

it('refreshes as often as asked without a new refresh token, and counts', async () => {
  const tokens = await googleTokensOf(sandbox, 'ben-okafor', 'openid email');
  sandbox.clock.advance(3600);
  expect((await userinfo(tokens.access_token)).status).toBe(401);
  const first = await refresh(tokens.refresh_token ?? '');
  const second = await refresh(tokens.refresh_token ?? '');
  expect([first.body.refresh_token, second.body.refresh_token]).toEqual([undefined, undefined]);
  const alive = await Promise.all([first, second].map(({ body }) => userinfo(body.access_token)));
  expect(alive.map((one) => one.status)).toEqual([200, 200]);
  expect(sandbox.ledger.refreshesOf(tokens.refresh_token ?? '')).toBe(2);
});

it.each([
  ['the access token in the query', 'access_token', true],
  ['the refresh token in the query', 'refresh_token', true],
  ['the access token in the body', 'access_token', false],
  ['the refresh token in the body', 'refresh_token', false],
] as const)('ends the whole grant by %s', async (_what, which, inQuery) => {
  const tokens = await googleTokensOf(sandbox, 'ana-lopez', 'openid');
  const token = tokens[which] ?? '';
  const other = await refresh(tokens.refresh_token ?? '');
  expect((await (inQuery ? revoke(`?token=${encodeURIComponent(token)}`) : revoke('', token))).status).toBe(
    200,
  );
  expect((await userinfo(tokens.access_token)).status).toBe(401);
  expect((await userinfo(other.body.access_token)).status).toBe(401);
  expect(await refresh(tokens.refresh_token ?? '')).toEqual({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  });
  const again = await revoke('', token);
  expect([again.status, await again.json()]).toMatchObject([400, { error: 'invalid_token' }]);
});
