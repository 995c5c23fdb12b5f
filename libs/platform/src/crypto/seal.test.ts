import { randomBytes } from 'node:crypto';

import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { seal, SealBroken, unseal } from './seal.js';

const key = randomBytes(32);

it('R18 opens a sealed value in its own place', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.string(), { maxLength: 5 }),
      (bytes, context) => {
        const plain = Buffer.from(bytes);
        expect(unseal(key, context, seal(key, context, plain)).equals(plain)).toBe(true);
      },
    ),
  );
});

it('R18 refuses a sealed value in any other place, even when the parts read the same side by side', () => {
  const sealed = seal(key, ['ab', 'c'], Buffer.from('x'));
  expect(() => unseal(key, ['a', 'bc'], sealed)).toThrow(SealBroken);
  expect(() => unseal(key, ['ab|c'], sealed)).toThrow(SealBroken);
  expect(() => unseal(randomBytes(32), ['ab', 'c'], sealed)).toThrow(SealBroken);
});

it('R18 refuses a value of which any byte was changed', () => {
  const sealed = seal(key, ['a'], Buffer.from('hello'));
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(key, ['a'], changed)).toThrow(SealBroken);
  }
});

it('R22 never uses an initialisation vector twice in 20,000 seals', () => {
  const seen = new Set<string>();
  for (let n = 0; n < 20_000; n++) seen.add(seal(key, [], Buffer.alloc(1)).toString('latin1', 0, 12));
  expect(seen.size).toBe(20_000);
});
