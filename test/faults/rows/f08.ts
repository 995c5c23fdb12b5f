import { setTimeout as sleep } from 'node:timers/promises';

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
import { allReady, endings } from '../harness/outage.js';
import { familyOf } from '../harness/provider-door.js';
import type { FaultRow } from '../harness/row.js';
import { expire } from '../harness/times.js';

/** The database is away when a token is to be claimed: stopped, stopped at once and killed, a third of the seeds each. */
export const f8: FaultRow = {
  id: 'F8',
  fault: 'PostgreSQL is down when a refresh would begin',
  hubs: [1, 2, 4],
  note: 'three outages of 4 s and the recovery; nothing in the hub is timed by longer ones',
  ownHubs: true,
  async run(world, seats) {
    const { ground } = world;
    await expire(ground, seats);
    for (const [place, ending] of endings.entries()) {
      const mine = seats.filter((_, number) => number % endings.length === place);
      await ground.server.stop(ending);
      await Promise.all([...mine.map((seat) => world.call(seat.dice.between(0, 3), seat)), sleep(4_000)]);
      const counted = await ground.door.counted();
      for (const { granted, notes, answers } of mine) {
        notes['usesDuring'] = familyOf(granted.refresh, counted).length;
        notes['during'] = answers.at(-1);
      }
      await ground.server.start();
      await allReady(world);
      await Promise.all(mine.map((seat) => world.persist(seat.dice.between(0, 3), seat)));
    }
  },
  broken: all(saidToWait, refreshed(1), healed, active, versionIs(2), storedIsNewest, leaseIsFree),
};

function saidToWait({ notes }: Facts): string | undefined {
  if (notes['usesDuring'] !== 0) return 'the provider was asked without a claim';
  const { status, retryAfter } = notes['during'] as { status: number; retryAfter?: number };
  return status === 503 && retryAfter !== undefined
    ? undefined
    : `the outage was answered with ${status}, Retry-After ${retryAfter}`;
}
