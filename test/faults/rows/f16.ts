import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import type { Facts } from '../harness/facts.js';
import {
  active,
  all,
  allAnswered,
  leaseIsFree,
  neverTwiceAtOnce,
  storedIsNewest,
} from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import type { Seat } from '../harness/seat.js';
import { expire } from '../harness/times.js';
import type { World } from '../harness/world.js';

const skewFile = join(tmpdir(), `skew-${process.pid}`);
const preload = pathToFileURL('test/faults/harness/skewed-clock.mjs').href;
/** Seconds by which the clock of one hub is wrong, one after the other: also back in time while it runs. */
const skews = [300, -300, 86_400, -86_400, -7_200] as const;
const lives = { fresh: 3_600, near: 40, expired: -60 };

/** The wall clock of one hub is minutes or a day off, and steps back while it runs. */
export const f16: FaultRow = {
  id: 'F16',
  fault: 'one clock is off by 5 min or a day, and steps back on the way',
  hubs: [1, 2, 4],
  note: 'the wall clock of the process is moved by a preload (there is no libfaketime here); timers stay right',
  start: {
    env: (at): Record<string, string> => (at === 0 ? { SKEW_FILE: skewFile } : {}),
    words: (at) => (at === 0 ? [`--import=${preload}`] : []),
  },
  async run(world, seats) {
    for (const [place, skew] of skews.entries()) {
      await writeFile(skewFile, String(skew));
      await sleep(300);
      const mine = seats.filter((_, number) => number % skews.length === place);
      await Promise.all(mine.map((seat) => oneLife(world, seat)));
    }
    await writeFile(skewFile, '0');
  },
  broken: (facts) => {
    const renewals = facts.notes['life'] === 'fresh' ? 0 : 1;
    return all(
      allAnswered,
      refreshedOnly(renewals),
      deadIsNotShown,
      neverTwiceAtOnce,
      active,
      storedIsNewest,
      leaseIsFree,
    )(facts);
  },
};

async function oneLife(world: World, seat: Seat): Promise<void> {
  const life = seat.dice.pick(['fresh', 'near', 'expired'] as const);
  seat.notes['life'] = life;
  await expire(world.ground, [seat], lives[life]);
  for (let time = 0; time < 6; time += 1) {
    await Promise.all([0, seat.dice.between(0, 3)].map((at) => world.call(at, seat)));
    await sleep(seat.dice.between(10, 300));
  }
}

const refreshedOnly =
  (times: number) =>
  ({ uses }: Facts): string | undefined =>
    uses.length === times ? undefined : `asked for a refresh ${uses.length} times, not ${times}`;

const deadIsNotShown = ({ notes, shownFirst }: Facts): string | undefined =>
  notes['life'] === 'expired' && shownFirst > 0 ? 'an expired token was sent to the provider' : undefined;
