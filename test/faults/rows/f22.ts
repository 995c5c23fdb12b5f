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
  note: 'the load balancer sends nothing new to a hub from 0.1 s before its SIGTERM; calls that run then are counted',
  async run(world, seats) {
    const rolling: Rolling = { over: false, leaving: -1 };
    const load = seats.map((seat) => keepCalling(world, seat, rolling));
    for (let round = 0; round < rounds; round += 1)
      for (const at of world.hubs.keys()) {
        rolling.leaving = at;
        await sleep(100);
        await world.hub(at).running.end('SIGTERM');
        await world.restart(at);
        rolling.leaving = -1;
      }
    rolling.over = true;
    await Promise.all(load);
    await Promise.all(seats.map((seat) => world.persist(0, seat)));
  },
  broken: (facts) =>
    all(nothingWasLost, notTooOften, neverTwiceAtOnce, healed, active, storedIsNewest, leaseIsFree)(facts),
};

/** Which hub gets no new calls at this moment, -1 when all do. */
interface Rolling {
  over: boolean;
  leaving: number;
}

async function keepCalling(world: World, seat: Seat, rolling: Rolling): Promise<void> {
  let expired = 0;
  while (!rolling.over) {
    if (seat.dice.next() < 0.2) {
      await expire(world.ground, [seat]);
      expired += 1;
    }
    await callSomewhere(world, seat, rolling);
    await sleep(seat.dice.between(50, 600));
  }
  seat.notes['expired'] = expired;
}

async function callSomewhere(world: World, seat: Seat, rolling: Rolling): Promise<void> {
  const first = seat.dice.between(0, 3);
  for (let tried = 0; tried < world.hubs.length; tried += 1) {
    const at = (first + tried) % world.hubs.length;
    if (at === rolling.leaving) continue;
    const { code } = await world.call(at, seat);
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
