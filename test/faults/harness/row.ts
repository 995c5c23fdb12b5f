import type { Facts } from './facts.js';
import type { Ground } from './ground.js';
import type { ProviderId } from './provider-door.js';
import type { Seat } from './seat.js';
import type { HubsWanted, World } from './world.js';

/** One row of the fault matrix: what is done to how many hubs, and what must hold for every seed afterwards. */
export interface FaultRow {
  readonly id: `F${number}`;
  readonly fault: string;
  /** The numbers of hub processes that it makes sense with. */
  readonly hubs: readonly number[];
  /** At most so many seeds, for a row that takes long. */
  readonly most?: number;
  readonly providers?: readonly ProviderId[];
  /** What is scaled, or shown in another way than the matrix says; for the report. */
  readonly note?: string;
  /** It takes seconds, so a few of its seeds run with the other stories. */
  readonly quick?: boolean;
  /** How its hubs differ. With it, or with `ownHubs`, they are started for this row alone. */
  readonly start?: Omit<HubsWanted, 'count' | 'dist'>;
  readonly ownHubs?: boolean;
  /** What must be there before its hubs start; gives what their environment has besides. They are then its own. */
  prepare?(ground: Ground): Promise<Record<string, string>>;
  run(world: World, seats: readonly Seat[]): Promise<void>;
  /** What of the invariant does not hold, in words; empty when all of it does. */
  broken(facts: Facts): string[];
}

/** How one row went with so many hubs. */
export interface Outcome {
  readonly row: string;
  readonly fault: string;
  readonly hubs: number;
  readonly held: number;
  readonly seeds: number;
  readonly seconds: number;
  readonly note?: string;
  /** The first seeds that did not hold, with what was wrong. */
  readonly broken: readonly Broken[];
}

/** A seed that did not hold: what was wrong, and how its last calls ended. */
export interface Broken {
  readonly seed: number;
  readonly provider: string;
  readonly why: readonly string[];
  readonly answers: readonly string[];
}
