import { expect, it } from '@jest/globals';

import { newSessionId } from './session-id.js';

it('makes ids of 256 bits, each another', () => {
  const ids = Array.from({ length: 1_000 }, newSessionId);
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids) expect(Buffer.from(id, 'base64url').length).toBe(32);
  // The pool is wiped as it is used up: an id of zeros would be one that was given twice.
  expect(ids).not.toContain(Buffer.alloc(32).toString('base64url'));
});
