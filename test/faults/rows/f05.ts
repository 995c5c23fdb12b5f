import { Barrier } from '../harness/barrier.js';
import type { Facts } from '../harness/facts.js';
import {
  active,
  all,
  askedAtMost,
  healed,
  leaseIsFree,
  storedIsNewest,
  toldToReconnect,
} from '../harness/invariants.js';
import { killAt } from '../harness/kill-at.js';
import type { FaultRow } from '../harness/row.js';
import { expire, pass } from '../harness/times.js';

/** kill -9 when the provider has done it and its answer is on the way: nobody has the new token. */
export const f5: FaultRow = {
  id: 'F5',
  fault: 'kill -9 after the provider has renewed, before its answer is read',
  hubs: [1, 2, 4],
  note: 'the lease passes by moving the rows; GitHub: one more attempt, then the person is told',
  ownHubs: true,
  async run(world, seats) {
    const { ground } = world;
    const barrier = await Barrier.at(world, seats, { when: 'after' });
    await expire(ground, seats);
    const calls = seats.map((seat) => world.call(0, seat));
    await barrier.reached();
    await world.hub(0).running.end('SIGKILL');
    await barrier.open();
    await Promise.all(calls);
    await pass(ground, seats, 61);
    await killAt.comeBack(world, seats);
    await Promise.all(seats.map((seat) => world.persist(seat.dice.between(0, world.hubs.length - 1), seat)));
    // Once told, nobody asks again.
    await Promise.all(seats.map((seat) => world.call(0, seat)));
  },
  broken: (facts) =>
    facts.provider === 'github'
      ? all(askedAtMost(2), toldToReconnect(/lost on the way/))(facts)
      : all(askedAtMost(2), grantedTwice, active, healed, storedIsNewest, leaseIsFree)(facts),
};

const grantedTwice = ({ uses }: Facts): string | undefined =>
  uses.every(({ granted }) => granted) ? undefined : 'a refresh was refused';
