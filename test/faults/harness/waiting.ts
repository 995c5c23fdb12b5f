import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is a yes. Throws with `what` after `seconds`, which are generous: the machine may be busy. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  seconds = 60,
): Promise<void> {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(40)) {
    if (await isSo()) return;
  }
  throw new Error(`Waited ${seconds} s in vain: ${what}`);
}

/** Works on all items, at most `atOnce` at a time, in their order. */
export async function each<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
