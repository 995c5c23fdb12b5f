import { active, all, allAnswered, refreshed, storedIsNewest, versionIs } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { expire } from '../harness/times.js';
import { each } from '../harness/waiting.js';

/** 200 callers meet one expired token in one process. */
export const f1: FaultRow = {
  id: 'F1',
  fault: '200 callers, one expired token, one process',
  hubs: [1],
  quick: true,
  async run(world, seats) {
    await expire(world.ground, seats);
    await each(seats, 2, async (seat) => {
      await Promise.all(Array.from({ length: 200 }, () => world.call(0, seat)));
    });
  },
  broken: all(allAnswered, refreshed(1), versionIs(2), active, storedIsNewest),
};
