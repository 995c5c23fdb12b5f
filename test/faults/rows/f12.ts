import type { Fault } from '../../../apps/sandbox/src/gateway/faults.js';
import type { Dice } from '../harness/dice.js';
import { gather, type Facts } from '../harness/facts.js';
import { active, all, healed, leaseIsFree, storedIsNewest, versionIs } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { expire } from '../harness/times.js';

const good = {
  access_token: 'not-yours',
  refresh_token: 'nor-this',
  token_type: 'bearer',
  expires_in: 3_600,
};
const garbage: readonly Fault[] = [
  { status: 200, body: '<html><body>Unicorn!</body></html>' },
  { status: 200, body: '{"access_token":"not-yo' },
  { status: 200, body: '' },
  { status: 200, body: [good] },
  { status: 200, body: { token_type: 'bearer', scope: 'repo' } },
  { status: 200, body: { error: 'server_error', ...good } },
  { status: 200, body: { ...good, access_token: '' } },
  { status: 200, body: { ...good, access_token: 'a\r\nb' } },
  { status: 200, body: { ...good, access_token: { nested: true } } },
  { status: 200, body: { ...good, expires_in: 0 } },
  { status: 200, body: { ...good, expires_in: -1 } },
  { status: 200, body: { ...good, expires_in: 1e12 } },
  { status: 200, body: { ...good, expires_in: 'abc' } },
  { status: 200, body: { ...good, refresh_token: 5 } },
  { status: 200, body: { ...good, token_type: 'mac' } },
  { status: 201, body: good },
  { status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' }, body: '' },
  { status: 200, body: { ...good, padding: 'x'.repeat(1_000_000) } },
];

/** Garbage where a token belongs, and any JSON there is. Nothing of it is kept, and the next answer counts. */
export const f12: FaultRow = {
  id: 'F12',
  fault: 'the token endpoint answers garbage of 18 kinds, and arbitrary JSON',
  hubs: [1, 2, 4],
  quick: true,
  async run(world, seats) {
    await expire(world.ground, seats);
    await Promise.all(
      seats.map(async (seat, number) => {
        const spoil = garbage[number % (garbage.length + 6)] ?? {
          status: 200,
          body: JSON.stringify(anyJson(seat.dice, 3)),
        };
        await world.ground.door.spoil(seat.granted.refresh, spoil);
        await world.call(number, seat);
      }),
    );
    for (const { seed, stored } of await gather(world.ground, seats)) {
      const seat = seats.find((one) => one.seed === seed);
      if (seat) seat.notes['after'] = stored;
    }
    await Promise.all(seats.map((seat, number) => world.persist(number, seat)));
  },
  broken: all(keptNothing, active, healed, versionIs(2), storedIsNewest, leaseIsFree),
};

function keptNothing({ notes, firstRefresh }: Facts): string | undefined {
  const after = notes['after'] as Facts['stored'];
  return after?.version === 1 && after.refresh === firstRefresh ? undefined : 'garbage was kept as a token';
}

function anyJson(dice: Dice, depth: number): unknown {
  const leaf = (): unknown => dice.pick([null, true, -1, 3.5e300, '', 'bearer', '\u0000', 'access_token']);
  if (depth === 0) return leaf();
  const names = ['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope', 'error', 'x'];
  const entries = Array.from({ length: dice.between(0, 4) }, () => [
    dice.pick(names),
    anyJson(dice, depth - 1),
  ]);
  // A text as access token beside nothing wrong would be a grant; here it never is one.
  const made = { ...Object.fromEntries(entries), expires_in: 'never' };
  return dice.next() < 0.3 ? [made, leaf()] : made;
}
