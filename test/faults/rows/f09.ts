import { setTimeout as sleep } from 'node:timers/promises';

import { Barrier } from '../harness/barrier.js';
import type { Facts } from '../harness/facts.js';
import {
  active,
  all,
  askedAtMost,
  healed,
  leaseIsFree,
  neverTwiceAtOnce,
  refreshed,
  storedIsNewest,
  versionIs,
} from '../harness/invariants.js';
import { allReady, endings } from '../harness/outage.js';
import type { Ground } from '../harness/ground.js';
import type { FaultRow } from '../harness/row.js';
import type { Seat } from '../harness/seat.js';
import { expire } from '../harness/times.js';
import { until } from '../harness/waiting.js';

// The longest outlasts the lease: whoever has the token must still be the one who keeps it.
const outages = [2, 12, 65] as const;
const lease = 60;

/** The database goes away while the provider answers: what came is not handed out before it is durable. */
export const f9: FaultRow = {
  id: 'F9',
  fault: 'PostgreSQL is down when the new token is to be kept',
  hubs: [1, 2, 4],
  note: 'outages of 2, 12 and 65 s, a third of the seeds each; the last is longer than the lease: it may cost one more refresh, and at GitHub the spool heals it seconds later',
  ownHubs: true,
  async run(world, seats) {
    const { ground } = world;
    for (const [place, seconds] of outages.entries()) {
      const mine = seats.filter((_, number) => number % outages.length === place);
      if (mine.length === 0) continue;
      for (const { notes } of mine) notes['outage'] = seconds;
      const barrier = await Barrier.at(world, mine, { when: 'after' });
      await expire(ground, mine);
      const calls = mine.map((seat) => world.persist(seat.dice.between(0, 3), seat));
      await barrier.reached();
      await ground.server.stop(endings[place]);
      await barrier.open();
      await sleep(seconds * 1_000);
      for (const { answers, notes } of mine)
        notes['early'] = answers.filter(({ status }) => status === 200).length;
      await ground.server.start();
      await Promise.all(calls);
      await allReady(world);
      // Whoever was refused meanwhile is healed out of the spool, which is looked through every five seconds.
      await until(
        'nobody has to sign in again',
        async () => (await waitForPeople(ground, mine)) === 0,
        200,
      ).catch(() => undefined);
      await Promise.all(mine.map((seat) => world.persist(seat.dice.between(0, 3), seat)));
    }
  },
  broken: (facts) => {
    const once = [refreshed(1), versionIs(2), storedIsNewest];
    // Somebody else may take the lease over before the token that waits is kept; at GitHub that one is refused, and the spool heals it.
    const isLong = Number(facts.notes['outage']) > lease;
    const kept = isLong ? [askedAtMost(3), neverTwiceAtOnce] : once;
    return all(handedOutNothing, ...kept, healed, active, leaseIsFree)(facts);
  },
};

async function waitForPeople({ owner }: Ground, seats: readonly Seat[]): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM connections WHERE status <> 'active' AND id = ANY ($1)`,
    [seats.map(({ connectionId }) => connectionId)],
  );
  return rows[0]?.count ?? 0;
}

const handedOutNothing = ({ notes }: Facts): string | undefined =>
  notes['early'] === 0 ? undefined : `${String(notes['early'])} calls had a token that was not durable`;
