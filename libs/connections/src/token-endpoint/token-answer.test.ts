import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readTokenAnswer } from './token-answer.js';

const oauth = { deadGrantErrors: ['bad_refresh_token'] };
const read = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  readTokenAnswer(
    { status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) },
    oauth,
  );
const good = { access_token: 'gho_1', token_type: 'bearer', scope: 'repo,read:user' };

it('reads scopes as granted, whether commas or spaces part them', () => {
  expect(read(good)).toMatchObject({ kind: 'granted', tokens: { scopes: ['repo', 'read:user'] } });
  expect(read({ ...good, scope: 'repo read:user' })).toMatchObject({
    tokens: { scopes: ['repo', 'read:user'] },
  });
});

it('takes a lifetime and a refresh token when there are any', () => {
  expect(read(good)).toMatchObject({ tokens: { expiresIn: undefined, refreshToken: undefined } });
  expect(read({ ...good, expires_in: '28800', refresh_token: 'ghr_1' })).toMatchObject({
    tokens: { expiresIn: 28_800, refreshToken: 'ghr_1' },
  });
  expect(read({ ...good, refresh_token_expires_in: '15897600' })).toMatchObject({
    tokens: { refreshExpiresIn: 15_897_600 },
  });
  expect(read({ ...good, refresh_token_expires_in: -1 })).toMatchObject({
    kind: 'granted',
    tokens: { refreshExpiresIn: undefined },
  });
});

it.each([
  ['R33', { error: 'bad_refresh_token' }, 200, 'dead'],
  ['R33', { error: 'invalid_grant' }, 400, 'dead'],
  ['R33', { error: 'invalid_grant' }, 403, 'dead'],
  ['R33', { error: 'bad_verification_code' }, 200, 'dead'],
  ['F15', { error: 'incorrect_client_credentials' }, 200, 'client'],
  ['F15', { error: 'invalid_client' }, 401, 'client'],
  ['F15', { error: 'redirect_uri_mismatch' }, 200, 'client'],
  ['F15', { error: 'access_denied' }, 401, 'client'],
  ['F11', { error: 'invalid_grant' }, 503, 'transient'],
  ['F11', { error: 'something_new' }, 400, 'transient'],
  ['F11', 'busy', 429, 'transient'],
])('%s sorts %j with status %i as %s', (_, body, status, kind) => {
  expect(read(body, status)).toMatchObject({ kind });
});

it('F11 keeps the time that the provider asks to wait', () => {
  expect(read('', 503, { 'retry-after': '7' })).toEqual({
    kind: 'transient',
    reason: 'status 503',
    retryAfter: 7,
  });
});

it.each([
  ['HTML', '<html>Unicorn!</html>'],
  ['cut JSON', '{"access_token":"gho_'],
  ['an empty body', ''],
  ['a list', []],
  ['null', 'null'],
  ['no access token', { token_type: 'bearer' }],
  ['an empty access token', { ...good, access_token: '' }],
  ['an access token with a line break', { ...good, access_token: 'a\r\nb' }],
  ['an access token that is a number', { ...good, access_token: 5 }],
  ['a lifetime of 0', { ...good, expires_in: 0 }],
  ['a lifetime of -1', { ...good, expires_in: -1 }],
  ['a lifetime of 1e12', { ...good, expires_in: 1e12 }],
  ['a lifetime in words', { ...good, expires_in: 'abc' }],
  ['a refresh token that is an object', { ...good, refresh_token: {} }],
  ['scopes that are a list', { ...good, scope: ['repo'] }],
  ['another type of token', { ...good, token_type: 'mac' }],
  ['an error beside a token', { ...good, error: 'server_error' }],
])('F12 never takes %s for a grant', (_, body) => {
  expect(read(body)).toMatchObject({ kind: 'transient' });
});

it('F12 never takes arbitrary JSON for a grant, and never throws', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 100, max: 599 }), (body, status) => {
      expect(read(body, status).kind).not.toBe('granted');
    }),
  );
});
