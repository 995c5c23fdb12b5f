import { type Facts, gather } from './facts.js';
import type { Ground } from './ground.js';
import type { Broken, FaultRow, Outcome } from './row.js';
import type { Seat } from './seat.js';
import { World } from './world.js';

/** What of the matrix is run. */
export interface Choice {
  readonly rows: readonly FaultRow[];
  readonly seeds: number;
  /** Only with so many hubs; all that a row knows when empty. */
  readonly hubs: readonly number[];
  /** The build that the hubs run. */
  readonly dist?: string;
}

/** Runs rows one after the other and tells `done` of each. Ordinary hubs are kept from row to row. */
export async function runMatrix(
  ground: Ground,
  choice: Choice,
  done: (outcome: Outcome) => void,
): Promise<void> {
  const kept = new Map<number, World>();
  try {
    for (const row of choice.rows)
      for (const count of row.hubs.filter((one) => choice.hubs.length === 0 || choice.hubs.includes(one)))
        done(await runRow(ground, choice, { row, count, kept }));
  } finally {
    for (const world of kept.values()) await world.close();
  }
}

interface One {
  readonly row: FaultRow;
  readonly count: number;
  readonly kept: Map<number, World>;
}

async function runRow(ground: Ground, choice: Choice, one: One): Promise<Outcome> {
  const { row, count } = one;
  const began = performance.now();
  const { world, isOwn } = await worldFor(ground, choice, one);
  const number = Math.min(choice.seeds, row.most ?? choice.seeds);
  // Another thousand of seeds for each row and number of hubs, so that no two do the same.
  const base = Number(row.id.slice(1)) * 10_000 + count * 1_000;
  const wanted = Array.from({ length: number }, (_, n) => ({ seed: base + n, ...pick(row) }));
  const seats = await ground.seats(wanted);
  try {
    const broken = await brokenIn(ground, { row, world, seats });
    return {
      row: row.id,
      fault: row.fault,
      hubs: count,
      held: number - broken.length,
      seeds: number,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      ...(row.note !== undefined && { note: row.note }),
      broken: broken.slice(0, 5),
    };
  } finally {
    if (isOwn) await world.close();
  }
}

async function worldFor(
  ground: Ground,
  { dist }: Choice,
  { row, count, kept }: One,
): Promise<{ world: World; isOwn: boolean }> {
  const isOwn = row.start !== undefined || row.ownHubs === true || row.prepare !== undefined;
  const old = isOwn ? undefined : kept.get(count);
  if (old) return { world: old, isOwn };
  const prepared = await row.prepare?.(ground);
  const wanted = { count, dist, ...(prepared && { env: () => prepared }), ...row.start };
  const world = await World.open(ground, wanted);
  if (!isOwn) kept.set(count, world);
  return { world, isOwn };
}

/** The seeds that did not hold. A row that could not be carried out to its end holds in none. */
async function brokenIn(
  ground: Ground,
  { row, world, seats }: { row: FaultRow; world: World; seats: readonly Seat[] },
): Promise<Broken[]> {
  try {
    await row.run(world, seats);
    return (await gather(ground, seats)).flatMap((one) => {
      const why = row.broken(one);
      return why.length > 0 ? [brokenOf(one, why)] : [];
    });
  } catch (cause) {
    const said = world.hubs.map(({ running }) => running.output.slice(-500)).join('');
    if (!(await ground.server.isRunning())) await ground.server.start();
    return seats.map((seat) => brokenOf(seat, [String(cause), said]));
  }
}

const brokenOf = (
  { seed, provider, answers }: Pick<Facts, 'seed' | 'provider' | 'answers'>,
  why: string[],
): Broken => ({
  seed,
  provider,
  why,
  answers: answers
    .slice(-5)
    .map(({ hub, status, code, from, to }) => `hub ${hub}: ${status} ${code ?? ''} in ${to - from} ms`),
});

const pick = ({ providers }: FaultRow) => (providers ? { providers } : {});
