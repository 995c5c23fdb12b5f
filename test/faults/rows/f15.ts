import { randomUUID } from 'node:crypto';

import type { Facts } from '../harness/facts.js';
import { all, askedAtMost } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { addConnection, type Seat } from '../harness/seat.js';
import { expire } from '../harness/times.js';
import type { World } from '../harness/world.js';

const connections = 200;
const refusals = {
  github: { status: 200, body: { error: 'incorrect_client_credentials' } },
  google: { status: 401, body: { error: 'invalid_client' } },
  atlassian: { status: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } },
};

/** A company's registration is refused; all its people call at once, each with an expired token. */
export const f15: FaultRow = {
  id: 'F15',
  fault: 'invalid_client for a whole provider app, all its connections expired',
  hubs: [1, 2, 4],
  most: 20,
  note: '200 connections for each seed, so 4,000 with 20 seeds; all of a seed call at once',
  async run(world, seats) {
    for (const seat of seats) await refuse(world, seat);
  },
  broken: (facts) => all(askedAtMost(5), nobodyIsDead, registrationIsFailing)(facts),
};

async function refuse(world: World, seat: Seat): Promise<void> {
  const { ground } = world;
  const app = `refused-${seat.seed}-${randomUUID().slice(0, 6)}`;
  await ground.owner.query('UPDATE provider_clients SET client_id = $2 WHERE company_id = $1', [
    seat.companyId,
    app,
  ]);
  // Never used up, and never met by another company.
  await ground.door.spoil(app, { ...refusals[seat.provider], times: 1_000_000 });
  const ids = await addMany(world, seat);
  const all = ids.map((connectionId) => ({ ...seat, connectionId }));
  await expire(ground, all);
  await Promise.all(ids.map((id) => world.call(seat.dice.between(0, 3), seat, { account: id })));
  // And once more, when everybody has seen it.
  await Promise.all(ids.slice(0, 20).map((id) => world.call(seat.dice.between(0, 3), seat, { account: id })));
  await noteState(world, seat);
}

/** The connections share one refresh token, so that the provider counts all of their uses together. */
async function addMany({ ground }: World, seat: Seat): Promise<string[]> {
  const ids = [seat.connectionId];
  for (let number = 1; number < connections; number += 1) {
    const connectionId = randomUUID();
    await addConnection(ground, { ...seat, connectionId }, seat.granted, `account-${number}`);
    ids.push(connectionId);
  }
  return ids;
}

async function noteState({ ground }: World, seat: Seat): Promise<void> {
  const { rows } = await ground.owner.query<{ dead: number; client: string }>(
    `SELECT count(*) FILTER (WHERE c.status <> 'active')::int AS dead, min(p.status) AS client
     FROM connections c JOIN provider_clients p USING (company_id, provider) WHERE c.company_id = $1`,
    [seat.companyId],
  );
  Object.assign(seat.notes, rows[0]);
}

const nobodyIsDead = ({ notes }: Facts): string | undefined =>
  notes['dead'] === 0 ? undefined : `${String(notes['dead'])} connections were ended`;

const registrationIsFailing = ({ notes }: Facts): string | undefined =>
  notes['client'] === 'failing' ? undefined : `the registration stands as ${String(notes['client'])}`;
