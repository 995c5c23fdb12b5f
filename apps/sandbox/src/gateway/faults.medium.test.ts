import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { askForToken, callApi, sandboxForTest, tokensOf } from '../../../../test/support/sandbox.js';
import type { Sandbox } from '../sandbox.js';
import { digestOf } from './refreshes.js';

const tokenPath = '/github/login/oauth/access_token';
let sandbox: Sandbox;
let ana: string;
beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = (await tokensOf(sandbox, 'ana-lopez')).access_token;
});
afterAll(() => sandbox.close());

const refresh = (token: string) =>
  askForToken(sandbox, { grant_type: 'refresh_token', refresh_token: token });

it('spoils the planned calls and no others', async () => {
  sandbox.faults.push({
    path: '^/github/api/user$',
    method: 'get',
    times: 2,
    status: 503,
    headers: { 'retry-after': '7' },
  });
  expect((await callApi(sandbox, ana, 'GET /rate_limit')).status).not.toBe(503);
  const first = await callApi(sandbox, ana, 'GET /user');
  expect([first.status, first.headers.get('retry-after')]).toEqual([503, '7']);
  expect((await callApi(sandbox, ana, 'GET /user')).status).toBe(503);
  expect((await callApi(sandbox, ana, 'GET /user')).status).toBe(200);
});

it('leaves the refresh token alive when the fault comes before the work, and spent when it comes after', async () => {
  const before = await tokensOf(sandbox, 'ben-okafor');
  sandbox.faults.push({ path: tokenPath, drop: true });
  await expect(refresh(before.refresh_token)).rejects.toThrow('fetch failed');
  expect((await refresh(before.refresh_token)).error).toBeUndefined();
  const after = await tokensOf(sandbox, 'ben-okafor');
  sandbox.faults.push({ path: tokenPath, drop: true, when: 'after' });
  await expect(refresh(after.refresh_token)).rejects.toThrow('fetch failed');
  expect((await refresh(after.refresh_token)).error).toBe('bad_refresh_token');
});

it('bends the token answer as it is told', async () => {
  const { refresh_token } = await tokensOf(sandbox, 'ben-okafor');
  sandbox.faults.push({ path: tokenPath, merge: { expires_in: 'soon' }, omit: ['refresh_token'] });
  const answer = await refresh(refresh_token);
  expect(answer).toMatchObject({ expires_in: 'soon', access_token: expect.any(String) });
  expect(answer).not.toHaveProperty('refresh_token');
  sandbox.faults.push({ path: tokenPath, body: '<html>Unicorn!</html>' });
  await expect(refresh('any')).rejects.toThrow('JSON');
});

it('waits as long as it is told, and counts the calls that wait together', async () => {
  sandbox.ledger.reset();
  sandbox.faults.push({ path: tokenPath, delayMs: 80 });
  const started = Date.now();
  await refresh('any');
  expect(Date.now() - started).toBeGreaterThanOrEqual(75);
  expect(sandbox.ledger.snapshot()).toMatchObject({
    tokenCalls: 1,
    refusedTokenCalls: 1,
    mostTokenCallsAtOnce: 1,
    refreshes: 0,
    refusedRefreshes: 1,
  });
});

it('is steered over HTTP too', async () => {
  const control = (path: string, body?: unknown) =>
    fetch(
      `${sandbox.url}/_sandbox/${path}`,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
    );
  expect((await control('clock', { advance: 'soon' })).status).toBe(400);
  expect((await control('faults', { path: '(' })).status).toBe(400);
  expect((await control('faults', { path: '/github/api/user', status: 500 })).status).toBe(201);
  expect((await callApi(sandbox, ana, 'GET /user')).status).toBe(500);
  expect((await control('clock', { advance: 28_801 })).status).toBe(200);
  expect((await callApi(sandbox, ana, 'GET /user')).status).toBe(401);
  expect(await (await control('ledger')).json()).toMatchObject({ requests: expect.any(Array) });
  expect((await control('reset', {})).status).toBe(204);
  expect((await callApi(sandbox, ana, 'GET /user')).status).toBe(401);
});

it('holds back who carries a certain text until a gate is opened, and nobody else', async () => {
  const [held, free] = [await tokensOf(sandbox, 'ben-okafor'), await tokensOf(sandbox, 'ben-okafor')];
  sandbox.faults.push({ path: tokenPath, holds: held.refresh_token, gate: 'later' });
  const waiting = refresh(held.refresh_token);
  expect((await refresh(free.refresh_token)).error).toBeUndefined();
  while (sandbox.faults.waiting()['later'] !== 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(sandbox.faults.open('later')).toBe(1);
  expect((await waiting).error).toBeUndefined();
});

it('tells of every use of a refresh token what came of it, and which token follows it', async () => {
  const { refresh_token: first } = await tokensOf(sandbox, 'ben-okafor');
  sandbox.faults.push({ path: tokenPath, holds: first, drop: true });
  await expect(refresh(first)).rejects.toThrow('fetch failed');
  const { refresh_token: second } = await refresh(first);
  await refresh(first);
  const { uses } = sandbox.ledger.refreshes.snapshot();
  expect(uses[digestOf(first)]).toEqual([
    { at: expect.any(Number), ended: expect.any(Number) },
    { at: expect.any(Number), ended: expect.any(Number), granted: true, next: digestOf(second) },
    { at: expect.any(Number), ended: expect.any(Number), granted: false },
  ]);
});
