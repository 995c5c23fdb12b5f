import { setTimeout as sleep } from 'node:timers/promises';

import type { Seat } from './seat.js';
import { expire, leased } from './times.js';
import { until } from './waiting.js';
import type { World } from './world.js';

/** The hub at place 0 stops at a failpoint with every seat at once, and is then killed with SIGKILL. */
export const killAt = {
  start: (failpoint: string) => ({
    env: (at: number): Record<string, string> => (at === 0 ? { FAILPOINTS: `${failpoint}=wait:100000` } : {}),
  }),

  /** Brings all seats to the failpoint, by default as soon as they are leased, and kills at a moment that the seeds decide. */
  async strike(world: World, seats: readonly Seat[], reached?: () => Promise<boolean>): Promise<void> {
    const { ground } = world;
    await expire(ground, seats);
    const calls = seats.map((seat) => world.call(0, seat));
    const areThere = reached ?? (async () => (await leased(ground, seats)) === seats.length);
    await until('every seat is at the failpoint', areThere);
    await sleep(seats[0]?.dice.between(200, 1_500) ?? 0);
    await world.hub(0).running.end('SIGKILL');
    for (const { notes } of seats) notes['killedAt'] = Date.now();
    await Promise.all(calls);
  },

  /** The killed hub starts again, on the same folders and without the failpoint. */
  async comeBack(world: World, seats: readonly Seat[]): Promise<void> {
    // Sometimes others have the word before it is back.
    const early = world.hubs.length > 1 ? seats.filter(({ seed }) => seed % 2 === 0) : [];
    const calls = early.map((seat) => world.call(1, seat));
    await world.restart(0, { FAILPOINTS: '' });
    await Promise.all(calls);
  },
};
