import assert from 'node:assert/strict';

import type { CaseWorld, Fields } from './tool-case.js';

/** The rows of a list. */
export const rowsOf = (answer: Fields, name = 'items'): Fields[] => {
  assert.ok(Array.isArray(answer[name]), `${name} is no list`);
  return answer[name] as Fields[];
};

/** The first row of a list that fits; throws when none does. */
export async function findRow(
  world: CaseWorld,
  [tool, input]: readonly [string, Fields],
  fits: (row: Fields) => boolean = () => true,
): Promise<Fields> {
  const row = rowsOf(await world.call(tool, input)).find(fits);
  assert.ok(row, `${tool} has no such row`);
  return row;
}

/** A text that nothing else in the sandbox has. */
export const fresh = (words: string): string => `${words} ${crypto.randomUUID().slice(0, 8)}`;
