import { setTimeout as sleep } from 'node:timers/promises';

import type { Facts } from '../harness/facts.js';
import { active, all, healed, leaseIsFree, neverTwiceAtOnce, storedIsNewest } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import type { Seat } from '../harness/seat.js';
import { expire } from '../harness/times.js';
import type { World } from '../harness/world.js';

const rounds = 2;

/** Every hub is stopped with SIGTERM and started again in turn, twice, while all seats call and their tokens expire. */
export const f22: FaultRow = {
  id: 'F22',
  fault: 'rolling restarts by SIGTERM under load',
  hubs: [2, 4],
  ownHubs: true,
  note: 'the callers do as a load balancer does: only a refused connection is tried at another hub',
  async run(world, seats) {
    const rolling = { over: false };
    const load = seats.map((seat) => keepCalling(world, seat, rolling));
    for (let round = 0; round < rounds; round += 1)
      for (const at of world.hubs.keys()) {
        await world.hub(at).running.end('SIGTERM');
        await world.restart(at);
      }
    rolling.over = true;
    await Promise.all(load);
    await Promise.all(seats.map((seat) => world.persist(0, seat)));
  },
  broken: (facts) =>
    all(nothingWasLost, notTooOften, neverTwiceAtOnce, healed, active, storedIsNewest, leaseIsFree)(facts),
};

async function keepCalling(world: World, seat: Seat, rolling: { over: boolean }): Promise<void> {
  let expired = 0;
  while (!rolling.over) {
    if (seat.dice.next() < 0.2) {
      await expire(world.ground, [seat]);
      expired += 1;
    }
    await callSomewhere(world, seat);
    await sleep(seat.dice.between(50, 600));
  }
  seat.notes['expired'] = expired;
}

async function callSomewhere(world: World, seat: Seat): Promise<void> {
  const first = seat.dice.between(0, 3);
  for (let tried = 0; tried < world.hubs.length; tried += 1) {
    const { code } = await world.call(first + tried, seat);
    if (code !== 'ECONNREFUSED') return;
    seat.answers.pop();
  }
}

const nothingWasLost = ({ answers }: Facts): string | undefined => {
  const bad = answers.filter(({ status }) => status !== 200);
  return bad.length === 0
    ? undefined
    : `${bad.length} of ${answers.length} calls were lost: ${bad[0]?.status} ${bad[0]?.code}`;
};

// A token that expires while it is being renewed is renewed once for both.
const notTooOften = ({ uses, notes }: Facts): string | undefined =>
  uses.length <= Number(notes['expired']) && uses.every(({ granted }) => granted)
    ? undefined
    : `${uses.length} refreshes for ${String(notes['expired'])} expiries`;
