import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares secrets without telling by time where they differ. */
export function isSameSecret(left: string, right: string): boolean {
  const [a, b] = [left, right].map((value) => createHash('sha256').update(value).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
