import { randomBytes } from 'node:crypto';

import { expect, it } from '@jest/globals';

import { isKnownKey } from './known-keys.js';

it.each([
  ['a standard’s test vector', '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4'],
  ['a counting pattern', '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'],
  ['counting down', 'fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efeeedecebeae9e8e7e6e5e4e3e2e1e0'],
  ['a half repeated', 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'],
  ['zeros', '00'.repeat(32)],
  ['a short word repeated', 'deadbeef'.repeat(8)],
])('R19 knows %s', (_, key) => {
  expect(isKnownKey(Buffer.from(key, 'hex'))).toBe(true);
});

it('R19 takes a random key for one', () => {
  for (let n = 0; n < 2_000; n += 1) expect(isKnownKey(randomBytes(32))).toBe(false);
});
