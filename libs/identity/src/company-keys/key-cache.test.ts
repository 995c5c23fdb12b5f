import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';

import { KeyCache } from './key-cache.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('R19 forgets a key after its time and overwrites the bytes it came as', () => {
  const cache = new KeyCache(300_000, 10);
  const bytes = Buffer.alloc(32, 7);
  const key = cache.put('northwind:1', bytes);
  expect(key.export().equals(Buffer.alloc(32, 7))).toBe(true);
  expect(bytes.equals(Buffer.alloc(32))).toBe(true);
  jest.advanceTimersByTime(299_999);
  expect(cache.get('northwind:1')).toBe(key);
  jest.advanceTimersByTime(1);
  expect(cache.get('northwind:1')).toBeUndefined();
});

it('lets the oldest key go when it is full', () => {
  const cache = new KeyCache(300_000, 2);
  for (const name of ['a', 'b', 'c']) cache.put(name, Buffer.from(name));
  expect(cache.get('a')).toBeUndefined();
  expect(cache.get('b')?.export()).toEqual(Buffer.from('b'));
  expect(cache.get('c')?.export()).toEqual(Buffer.from('c'));
});
