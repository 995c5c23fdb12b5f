import type { ProviderResponse } from '@hub/kit';
import { NoAnswer } from '@hub/platform';
import { expect, it } from '@jest/globals';

import { judge } from './retry-rules.js';

const answer = (status: number, headers: Record<string, string> = {}, body = ''): ProviderResponse => ({
  status,
  headers,
  body: Buffer.from(body),
});
const read = { method: 'GET', effect: 'read', idempotent: undefined, repeats: 0 } as const;
const write = { method: 'POST', effect: 'write', idempotent: undefined, repeats: 0 } as const;
const cut = new NoAnswer('connection', true);
const refused = new NoAnswer('connection', false);

it.each([502, 503, 504])('repeats a read that was answered with %i, twice at most', (status) => {
  expect(judge(answer(status), read)).toMatchObject({ do: 'retry' });
  expect(judge(answer(status), { ...read, repeats: 2 })).toEqual({ do: 'fail', code: 'upstream' });
});

it.each([500, 502, 503, 504])(
  'R38 leaves the outcome of a write that was answered with %i open',
  (status) => {
    expect(judge(answer(status), write)).toEqual({ do: 'fail', code: 'outcome_unknown' });
  },
);

it('R38 never repeats a send whose connection broke after the request left', () => {
  expect(judge(cut, { ...write, effect: 'send' })).toEqual({ do: 'fail', code: 'outcome_unknown' });
  expect(judge(new NoAnswer('timeout', true), write)).toEqual({ do: 'fail', code: 'outcome_unknown' });
});

it('repeats a write that never left, or that is the same when done twice', () => {
  expect(judge(refused, write)).toMatchObject({ do: 'retry' });
  expect(judge(cut, { ...write, idempotent: true })).toMatchObject({ do: 'retry' });
});

it('does not repeat a read that ran out of time', () => {
  expect(judge(new NoAnswer('timeout', true), read)).toEqual({ do: 'fail', code: 'upstream' });
});

it('waits as long as the provider asks, when that is short', () => {
  expect(judge(answer(429, { 'retry-after': '2' }), read)).toEqual({ do: 'retry', milliseconds: 2_000 });
  expect(judge(answer(503, { 'retry-after': '1' }), read)).toEqual({ do: 'retry', milliseconds: 1_000 });
});

it('says how long to wait when it is long, and never repeats a refused write itself', () => {
  const limited = { do: 'fail', code: 'rate_limited', retryAfter: 90 };
  expect(judge(answer(429, { 'retry-after': '90' }), read)).toEqual(limited);
  expect(judge(answer(429, { 'retry-after': '90' }), write)).toEqual(limited);
});

it('knows the refusals for the rate that GitHub sends as 403', () => {
  const reset = {
    date: 'Mon, 23 Nov 2026 10:00:00 GMT',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '1795428030',
  };
  expect(judge(answer(403, reset), write)).toEqual({ do: 'fail', code: 'rate_limited', retryAfter: 30 });
  expect(judge(answer(403, {}, 'You have exceeded a secondary rate limit'), write)).toMatchObject({
    code: 'rate_limited',
  });
  expect(judge(answer(403), write)).toEqual({ do: 'answer' });
});

it.each([200, 201, 204, 301, 400, 401, 404, 409, 422])('hands on %i', (status) => {
  expect(judge(answer(status), write)).toEqual({ do: 'answer' });
});

it('repeats the look-ups of a tool that goes on to write', () => {
  expect(judge(cut, { ...write, method: 'GET' })).toMatchObject({ do: 'retry' });
  expect(judge(answer(503), { ...write, method: 'GET' })).toMatchObject({ do: 'retry' });
});

it.each(['userRateLimitExceeded', 'rateLimitExceeded'])(
  'knows the refusal that Google calls %s',
  (reason) => {
    const body = JSON.stringify({ error: { errors: [{ reason }] } });
    expect(judge(answer(403, {}, body), write)).toEqual({ do: 'fail', code: 'rate_limited', retryAfter: 60 });
  },
);

it('reads the moment at which Jira answers again', () => {
  const headers = {
    date: 'Mon, 23 Nov 2026 10:00:00 GMT',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '2026-11-23T10:01Z',
  };
  expect(judge(answer(429, headers), write)).toEqual({ do: 'fail', code: 'rate_limited', retryAfter: 60 });
});
