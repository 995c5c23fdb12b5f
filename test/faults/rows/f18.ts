import { setTimeout as sleep } from 'node:timers/promises';

import { Barrier } from '../harness/barrier.js';
import { browse, signInAgain } from '../harness/browser.js';
import type { Facts } from '../harness/facts.js';
import { active, all, healed, leaseIsFree, versionIs } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import type { Seat } from '../harness/seat.js';
import { expire } from '../harness/times.js';
import { each, until } from '../harness/waiting.js';
import type { World } from '../harness/world.js';

/** While a refresh is on its way the person signs in again, or disconnects: what people do wins. */
export const f18: FaultRow = {
  id: 'F18',
  fault: 'signing in again, or disconnecting, while a refresh is on its way',
  hubs: [1, 2, 4],
  quick: true,
  async run(world, seats) {
    const disconnecting = seats.filter(({ seed }) => seed % 2 === 1);
    await Promise.all(seats.filter(({ seed }) => seed % 2 === 0).map((seat) => signingIn(world, seat)));
    // One after the other, because a provider ends everything of a login at once.
    await each(disconnecting, 1, (seat) => disconnects(world, seat));
  },
  broken: (facts) =>
    facts.seed % 2 === 0
      ? all(newestLoginStays, healed, active, versionIs(2), leaseIsFree)(facts)
      : all(isGone, endedAtProvider)(facts),
};

async function signingIn(world: World, seat: Seat): Promise<void> {
  const when = seat.dice.pick(['before', 'after'] as const);
  const barrier = await Barrier.at(world, [seat], { when });
  await expire(world.ground, [seat]);
  const call = world.call(0, seat);
  await barrier.reached();
  await signInAgain(world, 1, seat);
  await barrier.open();
  await call;
  // The new login has every site of the account, so a call has to name one.
  await world.call(
    seat.dice.between(0, 3),
    seat,
    seat.provider === 'atlassian' ? { input: { site: 'northwind', limit: 1 } } : {},
  );
}

async function disconnects(world: World, seat: Seat): Promise<void> {
  const { door } = world.ground;
  const before = await door.revocations();
  await world.ground.regrant(seat, 'dmitri-volkov');
  const barrier = await Barrier.at(world, [seat], { when: seat.dice.pick(['before', 'after'] as const) });
  await expire(world.ground, [seat]);
  const call = world.call(0, seat);
  await barrier.reached();
  const path = `/api/v1/connections/${seat.connectionId}`;
  const gone = browse(world, 1, seat, { method: 'DELETE', path });
  await sleep(seat.dice.between(0, 500));
  await barrier.open();
  await Promise.all([call, gone]);
  if (seat.provider === 'atlassian') return;
  await until(
    'the grant is ended at the provider',
    async () => (await door.revocations()) > before,
    20,
  ).catch(() => undefined);
  seat.notes['revoked'] = (await door.revocations()) - before;
}

const newestLoginStays = ({ stored, uses, firstRefresh }: Facts): string | undefined => {
  const old = [firstRefresh, ...uses.flatMap(({ next }) => next ?? [])];
  return stored && !old.includes(stored.refresh) ? undefined : 'the late refresh has replaced the new login';
};

const isGone = ({ stored }: Facts): string | undefined =>
  stored ? 'the connection is still there' : undefined;

// Atlassian has no way to end a grant: the person is shown where.
const endedAtProvider = ({ provider, notes }: Facts): string | undefined =>
  provider === 'atlassian' || Number(notes['revoked']) > 0
    ? undefined
    : 'the grant was not ended at the provider';
