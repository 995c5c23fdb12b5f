import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Facts } from '../harness/facts.js';
import { all } from '../harness/invariants.js';
import { familyOf } from '../harness/provider-door.js';
import type { FaultRow } from '../harness/row.js';
import { addConnection, type Seat } from '../harness/seat.js';
import { until } from '../harness/waiting.js';
import type { World } from '../harness/world.js';

const connections = 500;
const perSecond = 20;

/** All tokens of a company have expired while the hubs were away; the provider app may be asked twenty times a second. */
export const f17: FaultRow = {
  id: 'F17',
  fault: '500 tokens of one provider app are due in the same second, after an outage',
  hubs: [1, 2, 4],
  most: 3,
  providers: ['google'],
  note: '500 and not 10,000 connections for each seed, so that it ends in half a minute; REFRESH_RATE=20',
  start: { env: () => ({ REFRESH_RATE: String(perSecond), ROLE: 'both' }) },
  async run(world, seats) {
    await Promise.all(seats.map((seat) => storm(world, seat)));
  },
  broken: (facts) => all(neverAboveTheRate, allRenewedOnce, callersWereServed)(facts),
};

async function storm(world: World, seat: Seat): Promise<void> {
  const { owner, door } = world.ground;
  const ids = await addMany(world, seat);
  await owner.query(
    `UPDATE connection_tokens SET expires_at = clock_timestamp() - interval '1 second' WHERE connection_id = ANY ($1)`,
    [ids],
  );
  await owner.query(
    `INSERT INTO refresh_due (company_id, connection_id, due_at) SELECT $2, id, clock_timestamp() FROM unnest($1::uuid[]) AS id
     ON CONFLICT (company_id, connection_id) DO UPDATE SET due_at = clock_timestamp()`,
    [ids, seat.companyId],
  );
  const callers = Array.from({ length: 30 }, async () => {
    await sleep(seat.dice.between(0, 10_000));
    await world.persist(seat.dice.between(0, 3), seat);
  });
  await Promise.all(callers);
  const renewed = async (): Promise<number> => {
    const { rows } = await owner.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM connection_tokens WHERE version = 2 AND connection_id = ANY ($1)',
      [ids],
    );
    return rows[0]?.count ?? 0;
  };
  await until('every token is renewed', async () => (await renewed()) === connections, 180).catch(
    () => undefined,
  );
  seat.notes['renewed'] = await renewed();
  seat.notes['uses'] = familyOf(seat.granted.refresh, await door.counted()).map(({ at }) => at);
}

/** Google does not rotate: with one refresh token for all of them the provider counts every request of this app together. */
async function addMany({ ground }: World, seat: Seat): Promise<string[]> {
  const ids = [seat.connectionId];
  for (let number = 1; number < connections; number += 1) {
    const connectionId = randomUUID();
    await addConnection(ground, { ...seat, connectionId }, seat.granted, `account-${number}`);
    ids.push(connectionId);
  }
  return ids;
}

// Requests leave evenly spaced; on a busy machine some of them arrive together.
function neverAboveTheRate({ notes }: Facts): string | undefined {
  const times = notes['uses'] as number[];
  const window = 5_000;
  const most = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + window).length),
  );
  const allowed = (window / 1_000) * perSecond * 1.2;
  const first = Math.min(...times);
  const each = new Map<number, number>();
  for (const at of times) {
    const second = Math.floor((at - first) / 1_000);
    each.set(second, (each.get(second) ?? 0) + 1);
  }
  const words = [...each].map(([second, count]) => `${second}: ${count}`).join(', ');
  return most <= allowed
    ? undefined
    : `${most} requests in five seconds, more than ${allowed} (by the second ${words})`;
}

const allRenewedOnce = ({ notes }: Facts): string | undefined =>
  notes['renewed'] === connections && (notes['uses'] as number[]).length === connections
    ? undefined
    : `${String(notes['renewed'])} of ${connections} were renewed, with ${(notes['uses'] as number[]).length} requests`;

const callersWereServed = ({ answers }: Facts): string | undefined => {
  const last = answers.filter(({ status }) => status === 200).length;
  return last >= 30 ? undefined : `only ${last} of 30 callers were served`;
};
