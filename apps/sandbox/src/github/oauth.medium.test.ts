import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import {
  askForToken,
  callApi,
  consent,
  part,
  sandboxForTest,
  testRedirectUri,
  tokensOf,
} from '../../../../test/support/sandbox.js';
import type { Sandbox } from '../sandbox.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await sandboxForTest();
});
afterAll(() => sandbox.close());

const authorizeUrl = (fields: Record<string, string>) =>
  `${sandbox.github.web}/login/oauth/authorize?${new URLSearchParams({ client_id: sandbox.github.clientId, redirect_uri: testRedirectUri, scope: 'repo', state: 's', ...fields }).toString()}`;
const refresh = (token: string) =>
  askForToken(sandbox, { grant_type: 'refresh_token', refresh_token: token });
const appCall = (route: string, token: string, secret = sandbox.github.clientSecret) => {
  const [method = '', what = ''] = route.split(' ');
  const basic = Buffer.from(`${sandbox.github.clientId}:${secret}`).toString('base64');
  return fetch(`${sandbox.github.api}/applications/${sandbox.github.clientId}/${what}`, {
    method,
    headers: { authorization: `Basic ${basic}` },
    body: JSON.stringify({ access_token: token }),
  });
};

it('gives a pair of tokens for a code and answers as the person who agreed', async () => {
  const back = await consent(sandbox, { login: 'ana-lopez', state: 'kept' });
  expect(back.searchParams.get('state')).toBe('kept');
  const answer = await askForToken(sandbox, {
    code: back.searchParams.get('code') ?? '',
    redirect_uri: testRedirectUri,
  });
  expect(answer).toMatchObject({
    access_token: expect.stringMatching(/^ghu_/),
    refresh_token: expect.stringMatching(/^ghr_/),
    expires_in: 28_800,
    refresh_token_expires_in: 15_811_200,
    scope: 'repo,read:org',
    token_type: 'bearer',
  });
  const user = await callApi(sandbox, answer.access_token, 'GET /user');
  expect(user.body).toMatchObject({ login: 'ana-lopez', name: 'Ana Lopez' });
  expect(user.headers.get('x-oauth-scopes')).toBe('repo, read:org');
});

it('answers form-encoded unless JSON is asked for', async () => {
  const response = await fetch(`${sandbox.github.web}/login/oauth/access_token`, {
    method: 'POST',
    body: 'client_id=x',
  });
  expect(response.status).toBe(200);
  expect(new URLSearchParams(await response.text()).get('error')).toBe('incorrect_client_credentials');
});

it('shows the asked permissions and every account, and runs no script', async () => {
  const response = await fetch(authorizeUrl({ scope: 'repo,workflow nonsense' }));
  const html = await response.text();
  expect(html).toContain('Full control of public and private repositories');
  expect(html).toContain('Update GitHub Actions workflow files');
  expect(html).toContain('Chloe Martin');
  expect(html).not.toContain('<script');
  expect(response.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:9;");
});

it.each([
  ['an unknown client', { client_id: 'nobody' }],
  ['an unregistered address', { redirect_uri: 'https://evil.example/callback' }],
  ['an address that only begins like a registered one', { redirect_uri: `${testRedirectUri}/../x` }],
  ['a plain challenge', { code_challenge: 'x', code_challenge_method: 'plain' }],
])('refuses %s on its own page, on GET and on POST', async (_what, fields) => {
  const shown = await fetch(authorizeUrl(fields), { redirect: 'manual' });
  const all = {
    client_id: sandbox.github.clientId,
    redirect_uri: testRedirectUri,
    login: 'ana-lopez',
    decision: 'allow',
  };
  const body = new URLSearchParams({ ...all, ...fields });
  const posted = await fetch(authorizeUrl({}), { method: 'POST', redirect: 'manual', body });
  expect([shown.status, posted.status]).toEqual([400, 400]);
  expect(posted.headers.get('location')).toBeNull();
});

it('sends a refusal back when the person cancels', async () => {
  const back = await consent(sandbox, { decision: 'deny', state: 's' });
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 's' });
});

it('wants the verifier that belongs to the challenge', async () => {
  const verifier = 'a'.repeat(50);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const pkce = { login: 'ana-lopez', code_challenge: challenge, code_challenge_method: 'S256' };
  const codeOf = async () => (await consent(sandbox, pkce)).searchParams.get('code') ?? '';
  const without = await askForToken(sandbox, { code: await codeOf() });
  const wrong = await askForToken(sandbox, { code: await codeOf(), code_verifier: 'b'.repeat(50) });
  const right = await askForToken(sandbox, { code: await codeOf(), code_verifier: verifier });
  expect([without.error, wrong.error, right.error]).toEqual([
    'bad_verification_code',
    'bad_verification_code',
    undefined,
  ]);
});

it('takes a code once, for ten minutes, and only with the address it was given for', async () => {
  const codeOf = async () => (await consent(sandbox, { login: 'ana-lopez' })).searchParams.get('code') ?? '';
  const code = await codeOf();
  await askForToken(sandbox, { code });
  expect((await askForToken(sandbox, { code })).error).toBe('bad_verification_code');
  const elsewhere = await askForToken(sandbox, {
    code: await codeOf(),
    redirect_uri: 'http://127.0.0.1:9/other',
  });
  expect(elsewhere.error).toBe('redirect_uri_mismatch');
  const late = await codeOf();
  sandbox.clock.advance(601);
  expect((await askForToken(sandbox, { code: late })).error).toBe('bad_verification_code');
});

it('kills the old refresh token and the old access token on refresh, and counts', async () => {
  const old = await tokensOf(sandbox, 'ben-okafor');
  const fresh = await refresh(old.refresh_token);
  expect((await callApi(sandbox, fresh.access_token, 'GET /user')).status).toBe(200);
  const dead = await callApi(sandbox, old.access_token, 'GET /user');
  expect([dead.status, part(dead.body, 'message')]).toEqual([401, 'Bad credentials']);
  expect((await refresh(old.refresh_token)).error).toBe('bad_refresh_token');
  expect(sandbox.ledger.refreshesOf(old.refresh_token)).toBe(2);
  expect(sandbox.ledger.snapshot().refreshesByLogin).toMatchObject({ 'ben-okafor': 1 });
});

it('lets an access token die after eight hours and its refresh token live', async () => {
  const tokens = await tokensOf(sandbox, 'chloe-martin');
  sandbox.clock.advance(28_801);
  expect((await callApi(sandbox, tokens.access_token, 'GET /user')).status).toBe(401);
  expect((await refresh(tokens.refresh_token)).error).toBeUndefined();
});

it('checks and revokes tokens for the client that proves itself', async () => {
  const first = await tokensOf(sandbox, 'ana-lopez');
  const second = await tokensOf(sandbox, 'ana-lopez');
  expect((await appCall('POST token', first.access_token, 'wrong')).status).toBe(401);
  expect(await (await appCall('POST token', first.access_token)).json()).toMatchObject({
    user: { login: 'ana-lopez' },
  });
  expect((await appCall('DELETE token', first.access_token)).status).toBe(204);
  expect((await callApi(sandbox, first.access_token, 'GET /user')).status).toBe(401);
  expect((await callApi(sandbox, second.access_token, 'GET /user')).status).toBe(200);
  expect((await appCall('DELETE grant', second.access_token)).status).toBe(204);
  expect((await refresh(second.refresh_token)).error).toBe('bad_refresh_token');
  expect((await appCall('POST token', second.access_token)).status).toBe(404);
});

it('adds newly agreed scopes to those already granted, until the grant is revoked', async () => {
  await tokensOf(sandbox, 'chloe-martin', 'repo');
  expect((await tokensOf(sandbox, 'chloe-martin', 'user:email')).scope).toContain('repo');
  const { access_token } = await tokensOf(sandbox, 'chloe-martin', '');
  await appCall('DELETE grant', access_token);
  expect((await tokensOf(sandbox, 'chloe-martin', 'user:email')).scope).toBe('user:email');
});
