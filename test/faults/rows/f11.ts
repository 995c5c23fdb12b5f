import { setTimeout as sleep } from 'node:timers/promises';

import type { Fault } from '../../../apps/sandbox/src/gateway/faults.js';
import type { Facts } from '../harness/facts.js';
import {
  active,
  all,
  healed,
  leaseIsFree,
  neverTwiceAtOnce,
  storedIsNewest,
  versionIs,
} from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import type { Seat } from '../harness/seat.js';
import { expire } from '../harness/times.js';
import type { World } from '../harness/world.js';

const faults: Record<string, Fault> = {
  '500': { status: 500, body: '<html>Whoops' },
  '502': { status: 502, body: '' },
  '503': { status: 503, body: { error: 'temporarily_unavailable' } },
  '429': { status: 429, headers: { 'retry-after': '3' }, body: { error: 'slow_down' } },
  reset: { drop: true },
};
// As far apart as the least pause and the longest Retry-After are, less what a timer may be early.
const least = { ordinary: 450, asked: 2_900 };

/** The token endpoint fails a few times in a row, in one of five ways. A token that still lives is used all the while. */
export const f11: FaultRow = {
  id: 'F11',
  fault: 'the token endpoint answers 500, 502, 503, 429 with Retry-After or resets, one to three times',
  hubs: [1, 2, 4],
  quick: true,
  note: 'timeouts are in F3',
  async run(world, seats) {
    await Promise.all(seats.map((seat) => failing(world, seat)));
  },
  broken: (facts) => {
    const times = Number(facts.notes['times']);
    const served = facts.notes['lives'] === true ? [alwaysServed] : [];
    return all(
      askedWithPauses,
      asked(times + 1),
      neverTwiceAtOnce,
      ...served,
      healed,
      active,
      versionIs(2),
      storedIsNewest,
      leaseIsFree,
    )(facts);
  },
};

async function failing(world: World, seat: Seat): Promise<void> {
  const kind = seat.dice.pick(Object.keys(faults));
  const times = seat.dice.between(1, 3);
  const lives = seat.dice.next() < 0.5;
  Object.assign(seat.notes, { kind, times, lives });
  await world.ground.door.spoil(seat.granted.refresh, { ...faults[kind], times });
  await expire(world.ground, [seat], lives ? 50 : -60);
  for (const end = performance.now() + 100_000; performance.now() < end; await sleep(300)) {
    await Promise.all([0, 1].map((more) => world.call(seat.dice.between(0, 3) + more, seat)));
    if (await isRenewed(world, seat)) break;
  }
  await world.call(0, seat);
}

async function isRenewed({ ground }: World, { connectionId }: Seat): Promise<boolean> {
  const { rowCount } = await ground.owner.query(
    'SELECT FROM connection_tokens WHERE connection_id = $1 AND version = 2',
    [connectionId],
  );
  return rowCount === 1;
}

const asked =
  (times: number) =>
  ({ uses }: Facts): string | undefined =>
    uses.length === times ? undefined : `asked ${uses.length} times, not ${times}`;

function askedWithPauses({ uses, notes }: Facts): string | undefined {
  const pause = notes['kind'] === '429' ? least.asked : least.ordinary;
  const tooSoon = uses.slice(1).find((use, before) => use.at - (uses[before]?.ended ?? 0) < pause);
  return tooSoon && `asked again before ${pause} ms had passed`;
}

const alwaysServed = ({ answers }: Facts): string | undefined => {
  const bad = answers.find(({ status }) => status !== 200);
  return bad && `a call was answered with ${bad.status} while the token lived`;
};
