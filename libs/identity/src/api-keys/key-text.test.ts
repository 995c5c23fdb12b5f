import { randomUUID } from 'node:crypto';

import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { newKey, parseKey } from './key-text.js';

it('finds the company of every key it has made', () => {
  fc.assert(
    fc.property(fc.uuid(), (companyId) => {
      const { key, hash } = newKey(companyId);
      expect(parseKey(key)).toEqual({ companyId, hash });
    }),
  );
});

it('shows no more of a key than its last four characters', () => {
  const { key, hint } = newKey(randomUUID());
  expect(hint).toBe(key.slice(-4));
});

it('tells two keys of one company apart', () => {
  const companyId = randomUUID();
  expect(newKey(companyId).hash).not.toEqual(newKey(companyId).hash);
});

const { key } = newKey(randomUUID());

it.each([
  '',
  'skh_',
  key.slice(1),
  key.slice(0, -1),
  `${key}a`,
  `${key}\n`,
  key.replace('skh_', 'ghp_'),
  ` ${key}`,
])('takes %j for no key', (text) => expect(parseKey(text)).toBeUndefined());

it('never throws, whatever it is given', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseKey(text) === undefined));
});
