import type { Facts } from '../harness/facts.js';
import {
  active,
  all,
  healed,
  leaseIsFree,
  refreshed,
  storedIsNewest,
  versionIs,
} from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { killAt } from '../harness/kill-at.js';
import { pass } from '../harness/times.js';

/** kill -9 when the lease is committed and nothing was sent. */
export const f4: FaultRow = {
  id: 'F4',
  fault: 'kill -9 after the claim, before anything is sent',
  hubs: [1, 2, 4],
  note: 'one in five waits for the lease in real time, for the others 57 s of it pass by moving their rows',
  start: killAt.start('refresh.claimed'),
  async run(world, seats) {
    await killAt.strike(world, seats);
    const hurried = seats.filter(({ seed }) => seed % 5 > 0);
    await pass(world.ground, hurried, 57);
    await killAt.comeBack(world, seats);
    await Promise.all(seats.map((seat) => world.persist(seat.dice.between(0, world.hubs.length - 1), seat)));
  },
  broken: (facts) =>
    all(
      notBeforeTheLeaseEnded,
      refreshed(1),
      healed,
      active,
      versionIs(2),
      storedIsNewest,
      leaseIsFree,
    )(facts),
};

const notBeforeTheLeaseEnded = ({ uses, seed, notes }: Facts): string | undefined => {
  const waited = (uses[0]?.at ?? 0) - Number(notes['killedAt']);
  // The lease began some seconds before the kill.
  return seed % 5 === 0 && waited < 40_000 ? `somebody asked ${waited} ms after the kill` : undefined;
};
