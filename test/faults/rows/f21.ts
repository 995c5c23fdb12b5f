import type { Facts } from '../harness/facts.js';
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
import { until } from '../harness/waiting.js';

/** GitHub ends the access token while a change is on its way: it is sent once more, and done once. */
export const f21: FaultRow = {
  id: 'F21',
  fault: 'the access token dies under a change that is on its way',
  hubs: [1, 2, 4],
  quick: true,
  providers: ['github'],
  async run(world, seats) {
    const { door } = world.ground;
    const gate = `f21-${seats[0]?.seed}`;
    const titleOf = (seed: number): string => `Written while a token died, seed ${seed} of ${gate}`;
    const before = seats.map(async (seat) => {
      await door.fault({ method: 'POST', path: '/issues$', holds: titleOf(seat.seed), gate });
      const input = { repo: 'northwind/robot-arm', title: titleOf(seat.seed), body: 'Once.' };
      await world.call(0, seat, { tool: 'github_create_issue', input });
    });
    await until(
      'every change is on its way',
      async () => ((await door.waiting())[gate] ?? 0) >= seats.length,
    );
    await expire(world.ground, seats);
    await Promise.all(seats.map((seat) => world.call(1, seat)));
    await door.open(gate);
    await Promise.all(before);
    const titles = await door.issueTitles('northwind/robot-arm');
    for (const { seed, notes } of seats)
      notes['done'] = titles.filter((title) => title === titleOf(seed)).length;
  },
  broken: (facts) =>
    all(allAnswered, doneOnce, refreshed(1), active, versionIs(2), storedIsNewest, leaseIsFree)(facts),
};

const doneOnce = ({ notes }: Facts): string | undefined =>
  notes['done'] === 1 ? undefined : `the change was made ${String(notes['done'])} times`;
