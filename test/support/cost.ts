// What a piece of work costs this thread, in processor time: a busy machine does not change it, as it does a clock.

/** Processor milliseconds of the best of three runs; the first may be the compiler's. */
export function cpuOf(work: () => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const before = process.threadCpuUsage();
    work();
    return since(before);
  });
  return Math.min(...runs);
}

/** How much more four times the input costs: 4 where the work is linear, 16 where it is quadratic. `work` makes its input so many times as long. */
export const growthOf = (work: (times: number) => unknown): number =>
  cpuOf(() => work(4)) /
  Math.max(
    cpuOf(() => work(1)),
    0.1,
  );

/** The most that `work` keeps this thread busy between two turns of the event loop, in processor milliseconds. */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
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
