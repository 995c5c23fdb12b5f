import { openKeyRing, readEnv } from '@hub/platform';

import { type KeyPlace, keyPlaces } from '../../support/key-services/wrappers.js';
import type { KeyFault } from '../../support/key-services/stand-in.js';
import { gather, type Facts } from '../harness/facts.js';
import type { Ground } from '../harness/ground.js';
import { active, all, healed, versionIs } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import type { Seat } from '../harness/seat.js';
import type { World } from '../harness/world.js';

const faults: readonly KeyFault[] = ['down', 'slow', 'busy', 'broken', 'garbage', 'disabled', 'other-key'];
let vault: KeyPlace | undefined;

/** The service that keeps the keys fails in seven ways. Whoever's key is in memory goes on; nobody else gets anything. */
export const f20: FaultRow = {
  id: 'F20',
  fault: 'the key service is down, slow, busy, broken, garbled, switched off, or gives another key',
  hubs: [1, 2, 4],
  note: 'the stand-in of Vault’s transit engine; that a key leaves memory after five minutes is a test of its own (key-cache)',
  async prepare(ground) {
    // The same one for every number of hubs: a database remembers which key of that name it was used with.
    vault ??= await keyPlaces.vault();
    return { ...vault.env, KEY_ALSO_OPENS: `file:${ground.keyFile}` };
  },
  async run(world, seats) {
    if (!vault?.standIn) throw new Error('There is no key service');
    await moveKeys(world.ground, vault, seats);
    for (const [place, fault] of faults.entries()) {
      const mine = seats.filter((_, number) => number % faults.length === place);
      await failing(world, mine, { fault, standIn: vault.standIn });
    }
  },
  broken: (facts) => all(goesOnOrWaits, healed, active, versionIs(1))(facts),
};

interface Failing {
  readonly fault: KeyFault;
  readonly standIn: NonNullable<KeyPlace['standIn']>;
}

async function failing(world: World, seats: readonly Seat[], { fault, standIn }: Failing): Promise<void> {
  const hub = ({ dice }: Seat): number => dice.between(0, 3);
  for (const seat of seats) {
    seat.notes['isWarm'] = seat.dice.next() < 0.5;
    seat.notes['hub'] = hub(seat);
  }
  const warm = seats.filter(({ notes }) => notes['isWarm'] === true);
  await Promise.all(warm.map((seat) => world.call(Number(seat.notes['hub']), seat)));
  standIn.fault = fault;
  await Promise.all(
    seats.map(async (seat) => {
      seat.notes['during'] = await world.call(Number(seat.notes['hub']), seat);
    }),
  );
  standIn.fault = 'none';
  for (const { seed, shownFirst } of await gather(world.ground, seats)) {
    const seat = seats.find((one) => one.seed === seed);
    if (seat) seat.notes['shown'] = shownFirst;
  }
  await Promise.all(seats.map((seat) => world.call(Number(seat.notes['hub']), seat)));
}

/** From the key file to the key service, as `npm run keys -- rewrap` does. */
async function moveKeys(
  { owner, keyFile }: Ground,
  { env }: KeyPlace,
  seats: readonly Seat[],
): Promise<void> {
  const ring = await openKeyRing(readEnv({ ...env, KEY_ALSO_OPENS: `file:${keyFile}` }), { create: false });
  for (const { companyId } of seats) {
    const { rows } = await owner.query<{ version: number; wrapped: Buffer; wrapped_by: string }>(
      'SELECT version, wrapped, wrapped_by FROM company_keys WHERE company_id = $1',
      [companyId],
    );
    for (const { version, wrapped, wrapped_by: by } of rows) {
      const context = { purpose: 'company-key', owner: companyId, version };
      const moved = await ring.wrap(context, await ring.unwrap(context, { by, bytes: wrapped }));
      await owner.query(
        'UPDATE company_keys SET wrapped = $3, wrapped_by = $4 WHERE company_id = $1 AND version = $2',
        [companyId, version, moved.bytes, moved.by],
      );
    }
  }
}

function goesOnOrWaits({ notes }: Facts): string | undefined {
  const { status, retryAfter } = notes['during'] as { status: number; retryAfter?: number };
  if (notes['isWarm'] === true)
    return status === 200 ? undefined : `a key in memory did not serve: ${status}`;
  if (notes['shown'] !== 0) return 'a token was used although its key could not be opened';
  return status === 503 && retryAfter !== undefined
    ? undefined
    : `answered with ${status}, Retry-After ${retryAfter}`;
}
