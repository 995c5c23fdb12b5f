/** Does `work` for every one of `all`, `atOnce` at a time. One that fails does not keep the others from being done; its result is undefined. */
export async function inParallel<One, Result>(
  all: readonly One[],
  atOnce: number,
  work: (one: One) => Promise<Result>,
): Promise<(Result | undefined)[]> {
  const results: (Result | undefined)[] = [];
  const left = all.entries();
  const lane = async (): Promise<void> => {
    for (const [place, one] of left) results[place] = await work(one).catch(() => undefined);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, lane));
  return results;
}
