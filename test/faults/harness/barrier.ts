import type { Fault } from '../../../apps/sandbox/src/gateway/faults.js';
import type { Seat } from './seat.js';
import { until } from './waiting.js';
import type { World } from './world.js';

let gates = 0;

/** A point at the provider where the next refresh of each of these seats waits. `after`: the provider has done it already. */
export class Barrier {
  private readonly gate = `gate-${(gates += 1)}`;

  private constructor(
    private readonly world: World,
    private readonly seats: readonly Seat[],
  ) {}

  static async at(world: World, seats: readonly Seat[], fault: Fault): Promise<Barrier> {
    const barrier = new Barrier(world, seats);
    for (const { granted } of seats)
      await world.ground.door.spoil(granted.refresh, { ...fault, gate: barrier.gate });
    return barrier;
  }

  /** Resolves when every seat waits here. */
  async reached(): Promise<void> {
    const { door } = this.world.ground;
    await until('all refreshes have reached the provider', async () => {
      const { [this.gate]: waiting = 0 } = await door.waiting();
      return waiting >= this.seats.length;
    });
  }

  async open(): Promise<void> {
    await this.world.ground.door.open(this.gate);
  }
}
