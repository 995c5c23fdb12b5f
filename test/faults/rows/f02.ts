import {
  active,
  all,
  allAnswered,
  neverTwiceAtOnce,
  refreshed,
  storedIsNewest,
  versionIs,
} from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { expire } from '../harness/times.js';
import { each } from '../harness/waiting.js';

/** The same with several processes: a seed decides who is called in which order, and how slow the provider is. */
export const f2: FaultRow = {
  id: 'F2',
  fault: '200 callers, one expired token, several processes',
  hubs: [2, 4],
  quick: true,
  async run(world, seats) {
    await expire(world.ground, seats);
    await each(seats, 2, async (seat) => {
      const delayMs = seat.dice.pick([0, 20, 150, 600]);
      await world.ground.door.spoil(seat.granted.refresh, { delayMs });
      const calls = Array.from({ length: 200 }, () =>
        world.call(seat.dice.between(0, world.hubs.length - 1), seat),
      );
      await Promise.all(calls);
    });
  },
  broken: all(allAnswered, refreshed(1), neverTwiceAtOnce, versionIs(2), active, storedIsNewest),
};
