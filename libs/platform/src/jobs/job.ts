import { setTimeout as sleep } from 'node:timers/promises';

import type { Log } from '../log/log.js';

/**
 * Work in the background. With a `schedule` (cron, UTC) one process of all runs it at that time; without one it goes on in every
 * worker until `signal` ends, and is begun again should it fail. Either way two may meet: work takes its rows with SKIP LOCKED.
 */
export interface Job {
  readonly name: string;
  readonly schedule?: string;
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

/**
 * Makes a job of work that is done bit by bit: `some` does what there is and says how much that was. It is asked again at once
 * while there is something, else after about `seconds`.
 */
export function every(seconds: number, some: () => Promise<number>): Job['run'] {
  return async (signal) => {
    while (!signal.aborted) {
      if ((await some()) > 0) continue;
      await pause(seconds * (0.5 + Math.random()), signal);
    }
  };
}

/** Keeps work going that has no schedule: should it fail or end, it begins anew after a moment. */
export async function keepGoing(
  { name, run }: Job,
  signal: AbortSignal,
  log: Pick<Log, 'error'>,
): Promise<void> {
  // Workers that start together, after an outage say, do not ask for the same things at the same time.
  await pause(Math.random() * 2, signal);
  for (let wait = 1; !signal.aborted; wait = Math.min(wait * 2, 60)) {
    try {
      await run(signal);
      wait = 1;
    } catch (cause) {
      log.error({ err: cause, job: name }, 'A job has failed and begins anew');
    }
    await pause(wait * (0.5 + Math.random() / 2), signal);
  }
}

const pause = async (seconds: number, signal: AbortSignal): Promise<void> =>
  sleep(seconds * 1_000, undefined, { signal }).catch(() => undefined);
