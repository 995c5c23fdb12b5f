import { randomFillSync } from 'node:crypto';

const length = 32;
const pool = Buffer.alloc(128 * length);
let used = pool.length;

/** An id of 256 random bits. Every request gets one, most never use it, so the bits are drawn for many at a time. */
export function newSessionId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const id = pool.toString('base64url', used, used + length);
  pool.fill(0, used, used + length);
  used += length;
  return id;
}
