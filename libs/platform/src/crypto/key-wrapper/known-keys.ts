import { createHash } from 'node:crypto';

// SHA-256 of keys that stand in published test vectors of AES-256 (NIST SP 800-38A appendix F, the GCM specification's test cases).
const published = new Set([
  'b93c72b74bc8487d29827005f80d635918f91bc22b14d7ed05714d58f96702dd',
  '7f70dfd819c3c5826700c209d1633eb5af014210decb7d7ff6d6ebadfa9bad27',
]);

/** Whether a key is one that everybody knows or would try: from a standard's test vectors, a pattern, or a short word repeated. */
export function isKnownKey(key: Buffer): boolean {
  return new Set(key).size < 8 || isCounting(key) || repeats(key) || published.has(hashOf(key));
}

const hashOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex');

// 00 01 02 … or any other even steps.
function isCounting(key: Buffer): boolean {
  const step = ((key[1] ?? 0) - (key[0] ?? 0)) & 0xff;
  return key.every((byte, at) => at === 0 || byte === (((key[at - 1] ?? 0) + step) & 0xff));
}

const repeats = (key: Buffer): boolean =>
  [1, 2, 4, 8, 16].some((length) => key.equals(Buffer.alloc(key.length, key.subarray(0, length))));
