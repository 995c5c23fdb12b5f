import {
  active,
  all,
  healed,
  leaseIsFree,
  refreshed,
  storedIsNewest,
  versionIs,
} from '../harness/invariants.js';
import { killAt } from '../harness/kill-at.js';
import type { FaultRow } from '../harness/row.js';

/** kill -9 when the new token is durable and nobody has it yet. */
export const f7: FaultRow = {
  id: 'F7',
  fault: 'kill -9 after the commit, before the caller is answered',
  hubs: [1, 2, 4],
  start: killAt.start('refresh.committed'),
  async run(world, seats) {
    const ids = seats.map(({ connectionId }) => connectionId);
    await killAt.strike(world, seats, async () => {
      const { rows } = await world.ground.owner.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM connection_tokens WHERE version = 2 AND connection_id = ANY ($1)',
        [ids],
      );
      return rows[0]?.count === seats.length;
    });
    await killAt.comeBack(world, seats);
    await Promise.all(seats.map((seat) => world.persist(seat.dice.between(0, world.hubs.length - 1), seat)));
  },
  broken: all(refreshed(1), healed, active, versionIs(2), storedIsNewest, leaseIsFree),
};
