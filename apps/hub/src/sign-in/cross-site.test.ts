import { expect, it } from '@jest/globals';

import { crossSiteProblem } from './cross-site.js';

const hub = 'http://localhost:4600';
const ask = (headers: Record<string, string | undefined>, { method = 'POST', hasSession = true } = {}) =>
  crossSiteProblem({ method, headers, hasSession }, hub);

it.each([
  { 'sec-fetch-site': 'same-origin' },
  { origin: hub },
  { origin: hub, 'content-type': 'application/json' },
])('R16 lets our own page change something: %j', (headers) => expect(ask(headers)).toBeUndefined());

it.each([
  {},
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://localhost:4601' },
  { origin: 'null' },
  { origin: `${hub}.evil.example` },
])('R16 refuses a session’s change that does not come from our page: %j', (headers) =>
  expect(ask(headers)).toMatch(/page of the hub/),
);

it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
  'R16 refuses a body that a form can send: %s',
  (type) => expect(ask({ origin: hub, 'content-type': type })).toMatch(/application\/json/),
);

it('lets anybody read', () => {
  expect(ask({ 'sec-fetch-site': 'cross-site' }, { method: 'GET' })).toBeUndefined();
});

it('asks a program without a session for no proof, but refuses a foreign page', () => {
  expect(ask({}, { hasSession: false })).toBeUndefined();
  expect(ask({ origin: 'https://evil.example' }, { hasSession: false })).toMatch(/page of the hub/);
});

it('lets a program without a session send a form, as OAuth’s token endpoint wants', () => {
  const type = 'application/x-www-form-urlencoded';
  expect(ask({ 'content-type': type }, { hasSession: false })).toBeUndefined();
});

it('asks nothing of a request that brings a key and no session', () => {
  expect(
    ask({ authorization: 'Bearer x', origin: 'https://a.example' }, { hasSession: false }),
  ).toBeUndefined();
});
