// What a piece of work costs this thread, in processor time: a busy machine does not change it, as it does a clock.

/**
 * Processor milliseconds that `work` takes. For text of some megabytes linear work takes a tenth of a second and quadratic work
 * minutes, so a bound of seconds tells the two apart on any machine.
 */
export function cpuOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  return since(before);
}

/**
 * The most that `work` keeps this thread busy between two turns of the event loop, in processor milliseconds: the least of up to
 * ten goes, until one is under `bound`. The first goes are the compiler's, and memory is slower while others use it.
 */
export async function longestTurnOfGoes(bound: number, work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let go = 0; go < 10 && least >= bound; go += 1) least = Math.min(least, await longestTurn(work));
  return least;
}

/** The most that one go of `work` keeps this thread busy between two turns of the event loop, in processor milliseconds. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = process.threadCpuUsage();
  let turning = true;
  const turn = (): void => {
    longest = Math.max(longest, since(before));
    before = process.threadCpuUsage();
    if (turning) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  turning = false;
  return Math.max(longest, since(before));
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
