import type { Facts } from '../harness/facts.js';
import {
  active,
  all,
  askedAtMost,
  healed,
  leaseIsFree,
  refreshed,
  storedIsNewest,
} from '../harness/invariants.js';
import { killAt } from '../harness/kill-at.js';
import { familyOf } from '../harness/provider-door.js';
import type { FaultRow } from '../harness/row.js';
import { pass } from '../harness/times.js';

/** kill -9 when the answer was read and nothing is committed: the new token lies in the spool of the process that died. */
export const f6: FaultRow = {
  id: 'F6',
  fault: 'kill -9 after the answer is read, before it is committed',
  hubs: [1, 2, 4],
  note: 'GitHub comes back out of the spool; where the old token still works nothing is spooled, and it is asked again after the lease',
  start: killAt.start('refresh.answered'),
  async run(world, seats) {
    const { ground } = world;
    await killAt.strike(world, seats, async () => {
      const counted = await ground.door.counted();
      return seats.every(({ granted }) =>
        familyOf(granted.refresh, counted).some((use) => use.granted === true),
      );
    });
    await pass(ground, seats, 61);
    await killAt.comeBack(world, seats);
    await Promise.all(seats.map((seat) => world.persist(seat.dice.between(0, world.hubs.length - 1), seat)));
  },
  broken: (facts) =>
    facts.provider === 'github'
      ? all(healed, active, outOfTheSpool, storedIsNewest, leaseIsFree)(facts)
      : all(askedAtMost(2), healed, active, storedIsNewest, leaseIsFree)(facts),
};

// A survivor that comes before the spool is refused once; what was spooled then heals the connection, and is renewed at the next call
// because nobody knows any more when it came.
const outOfTheSpool = (facts: Facts): string | undefined =>
  refreshed(1)(facts) === undefined || facts.uses.map(({ granted }) => granted).join() === 'true,false,true'
    ? undefined
    : `the provider was asked ${facts.uses.length} times: ${facts.uses.map(({ granted }) => granted).join()}`;
