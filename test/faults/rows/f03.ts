import { setTimeout as sleep } from 'node:timers/promises';

import type { Facts } from '../harness/facts.js';
import { active, all, healed, neverTwiceAtOnce, toldToReconnect } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { expire } from '../harness/times.js';

const delays = [100, 5_000, 14_000, 30_000, 70_000] as const;
const deadline = 15_000;
// Until the slowest answer has come and nobody may have asked for it twice.
const longest = 72_000;

/** A provider that takes its time, before it acts or after; beyond the deadline of 15 s its answer meets nobody. */
export const f3: FaultRow = {
  id: 'F3',
  fault: 'the token endpoint takes 0.1, 5, 14, 30 and 70 s',
  hubs: [2, 4],
  note: 'in real time; GitHub answering after the deadline is a lost rotation, and detected',
  async run(world, seats) {
    const began = performance.now();
    await expire(world.ground, seats);
    await Promise.all(
      seats.map(async (seat, number) => {
        const delayMs = delays[number % delays.length] ?? 0;
        const when = seat.dice.pick(['before', 'after'] as const);
        Object.assign(seat.notes, { delayMs, when });
        await world.ground.door.spoil(seat.granted.refresh, { delayMs, when });
        await Promise.all(Array.from({ length: 4 }, (_, at) => world.persist(at, seat)));
      }),
    );
    await sleep(Math.max(0, longest - (performance.now() - began)));
    await Promise.all(seats.map((seat) => world.call(0, seat)));
  },
  broken(facts) {
    const isLate = Number(facts.notes['delayMs']) > deadline;
    const isLost = isLate && facts.notes['when'] === 'after' && facts.provider === 'github';
    const outcome = isLost ? [toldToReconnect(/lost on the way/)] : [active, healed];
    return all(neverTwiceAtOnce, asked(isLate ? 2 : 1), ...outcome)(facts);
  },
};

const asked =
  (times: number) =>
  ({ uses }: Facts): string | undefined =>
    uses.length === times ? undefined : `asked ${uses.length} times, not ${times}`;
