import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type Ground, openGround } from '../faults/harness/ground.js';
import type { Outcome } from '../faults/harness/row.js';
import { runMatrix } from '../faults/harness/run-matrix.js';
import { rows } from '../faults/rows/index.js';

const quick = rows.filter((row) => row.quick === true);
const outcomes = new Map<string, Outcome>();
let ground: Ground;

// Together, so that rows share hubs. All rows with all seeds: npm run test:faults.
beforeAll(async () => {
  ground = await openGround();
  const two = { rows: quick.filter((row) => row.hubs.includes(2)), seeds: 3, hubs: [2] };
  const one = { rows: quick.filter((row) => !row.hubs.includes(2)), seeds: 3, hubs: [1] };
  for (const choice of [two, one])
    await runMatrix(ground, choice, (outcome) => void outcomes.set(outcome.row, outcome));
}, 300_000);
afterAll(() => ground.close());

it.each(quick.map(({ id, fault }) => [id, fault]))('%s holds: %s', (id) => {
  expect(outcomes.get(id)?.broken).toEqual([]);
});
