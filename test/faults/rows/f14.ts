import { Barrier } from '../harness/barrier.js';
import type { Facts } from '../harness/facts.js';
import { active, all, allAnswered, askedAtMost, leaseIsFree, versionIs } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { expire, pass } from '../harness/times.js';

/** A process is so slow that its lease ends; another renews meanwhile, and the first finds its token spent. */
export const f14: FaultRow = {
  id: 'F14',
  fault: 'invalid_grant because another process was faster',
  hubs: [2, 4],
  quick: true,
  note: 'the lease of the slower one passes by moving the rows; both meet the provider for real',
  async run(world, seats) {
    const { ground } = world;
    await expire(ground, seats);
    const barrier = await Barrier.at(world, seats, { when: 'before' });
    const slow = seats.map((seat) => world.call(0, seat));
    await barrier.reached();
    await pass(ground, seats, 61);
    await Promise.all(seats.map((seat) => world.call(seat.dice.between(1, world.hubs.length - 1), seat)));
    await barrier.open();
    await Promise.all(slow);
    await Promise.all(seats.map((seat) => world.call(0, seat)));
  },
  broken: all(allAnswered, askedAtMost(2), theFasterOneStays, active, versionIs(2), leaseIsFree),
};

function theFasterOneStays({ uses, stored }: Facts): string | undefined {
  const [, faster] = uses;
  return faster?.next !== undefined && stored?.refresh === faster.next
    ? undefined
    : 'another token than that of the faster one is stored';
}
