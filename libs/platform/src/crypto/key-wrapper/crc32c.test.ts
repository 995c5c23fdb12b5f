import { expect, it } from '@jest/globals';

import { crc32c } from './crc32c.js';

// RFC 3720 appendix B.4.
it.each([
  [Buffer.alloc(32), 0x8a9136aa],
  [Buffer.alloc(32, 0xff), 0x62a8ab43],
  [Buffer.from(Array.from({ length: 32 }, (_, byte) => byte)), 0x46dd794e],
  [Buffer.from('123456789'), 0xe3069283],
])('F20 sums the bytes of the standard’s example to its number', (bytes, sum) => {
  expect(crc32c(bytes)).toBe(sum);
});
