import { Barrier } from '../harness/barrier.js';
import { browse } from '../harness/browser.js';
import {
  active,
  all,
  allAnswered,
  leaseIsFree,
  refreshed,
  storedIsNewest,
  versionIs,
} from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { expire } from '../harness/times.js';

/** Other columns of the same rows are written while a refresh is on its way: neither write undoes the other. */
export const f19: FaultRow = {
  id: 'F19',
  fault: 'unrelated columns are written while a refresh is on its way',
  hubs: [1, 2, 4],
  quick: true,
  async run(world, seats) {
    const { ground } = world;
    const barrier = await Barrier.at(world, seats, { when: 'after' });
    await expire(ground, seats);
    const calls = seats.map((seat) => world.call(0, seat));
    await barrier.reached();
    await Promise.all(
      seats.map(async (seat) => {
        const path = `/api/v1/connections/${seat.connectionId}`;
        await browse(world, 1, seat, { method: 'PATCH', path, body: { is_default: true } });
        await ground.owner.query(`UPDATE connections SET account_label = 'renamed' WHERE id = $1`, [
          seat.connectionId,
        ]);
        await ground.owner.query(
          'UPDATE connection_tokens SET failures = failures + 1 WHERE connection_id = $1',
          [seat.connectionId],
        );
      }),
    );
    await barrier.open();
    await Promise.all(calls);
    await Promise.all(seats.map((seat) => world.call(seat.dice.between(0, 3), seat)));
  },
  broken: all(allAnswered, refreshed(1), active, versionIs(2), storedIsNewest, leaseIsFree),
};
