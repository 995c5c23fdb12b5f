import { setTimeout as sleep } from 'node:timers/promises';

import { Barrier } from '../harness/barrier.js';
import { Dice } from '../harness/dice.js';
import type { Facts } from '../harness/facts.js';
import {
  active,
  all,
  healed,
  leaseIsFree,
  neverTwiceAtOnce,
  refreshed,
  storedIsNewest,
  versionIs,
} from '../harness/invariants.js';
import { allReady } from '../harness/outage.js';
import type { FaultRow } from '../harness/row.js';
import type { Seat } from '../harness/seat.js';
import { expire, pass } from '../harness/times.js';
import { until } from '../harness/waiting.js';
import type { World } from '../harness/world.js';

/** Connections to the database die, stall and run out, and a standby takes over while tokens are on their way. */
export const f10: FaultRow = {
  id: 'F10',
  fault: 'PostgreSQL connections end, stall and run out; fail-over to a standby',
  hubs: [1, 2, 4],
  note: 'half of the seeds each; the standby is a streaming one made here, commits wait for it (synchronous_standby_names)',
  start: { env: () => ({ DATABASE_POOL: '3' }) },
  async run(world, seats) {
    const inChaos = seats.filter((_, number) => number % 2 === 0);
    const failedOver = seats.filter((_, number) => number % 2 === 1);
    await chaos(world, inChaos);
    await failOver(world, failedOver);
    const slots = await openSlots(world);
    for (const { notes } of seats) notes['slots'] = slots;
  },
  broken: (facts) =>
    all(
      refreshed(1),
      neverTwiceAtOnce,
      healed,
      active,
      versionIs(2),
      storedIsNewest,
      leaseIsFree,
      leaksNothing,
    )(facts),
};

/** For six seconds backends are terminated, wires cut, held and slowed. */
async function chaos(world: World, seats: readonly Seat[]): Promise<void> {
  const { ground } = world;
  const dice = new Dice(seats[0]?.seed ?? 0);
  await expire(ground, seats);
  const calls = Promise.all(
    seats.map(async (seat) => {
      await sleep(seat.dice.between(0, 4_000));
      await Promise.all([0, 1, 2, 3].map(() => world.call(seat.dice.between(0, 3), seat)));
    }),
  );
  for (const end = performance.now() + 6_000; performance.now() < end; await sleep(dice.between(20, 150))) {
    const { database } = world.hub(dice.between(0, 3));
    const act = dice.pick(['terminate', 'terminate', 'cut', 'stall', 'slow'] as const);
    if (act === 'terminate') await terminateOne(world);
    if (act === 'cut') database.cut();
    if (act === 'stall') database.mode = 'stall';
    if (act === 'slow') database.slowBy = 30;
    await sleep(dice.between(10, 200));
    database.heal();
  }
  await calls;
  // An attempt whose claim was committed unheard keeps its lease to the end.
  await pass(ground, seats, 61);
  await Promise.all(seats.map((seat) => world.persist(seat.dice.between(0, 3), seat)));
}

async function terminateOne({ ground }: World): Promise<void> {
  await ground.server.run(
    `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
       WHERE datname = 'skillhub' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 3) AS victims`,
  );
}

/** The primary is killed while the provider answers, and the standby takes over. */
async function failOver(world: World, seats: readonly Seat[]): Promise<void> {
  const { ground } = world;
  const standby = await ground.server.standby(`${ground.folder}/standby-${Date.now()}`);
  await until('commits wait for the standby', async () => (await ground.server.standbyState()) === 'sync');
  const barrier = await Barrier.at(world, seats, { when: 'after' });
  await expire(ground, seats);
  const calls = seats.map((seat) => world.persist(seat.dice.between(0, 3), seat));
  await barrier.reached();
  await ground.server.stop('SIGKILL');
  await barrier.open();
  await standby.promote();
  ground.replaceServer(standby);
  await Promise.all(calls);
  await allReady(world);
}

/** Whether every hub still serves more calls at once than its pool has slots. */
async function openSlots(world: World): Promise<boolean> {
  const [seat] = await world.ground.seats([{ seed: 1, providers: ['google'] }]);
  if (!seat) return false;
  const calls = world.hubs.flatMap((_, at) => Array.from({ length: 20 }, () => world.call(at, seat)));
  return (await Promise.all(calls)).every(({ status }) => status === 200);
}

const leaksNothing = ({ notes }: Facts): string | undefined =>
  notes['slots'] === true ? undefined : 'a hub had not all slots of its pool back';
