import type { Facts } from '../harness/facts.js';
import { all, askedAtMost, neverTwiceAtOnce, toldToReconnect } from '../harness/invariants.js';
import type { FaultRow } from '../harness/row.js';
import { expire } from '../harness/times.js';

const deaths = {
  github: { status: 200, body: { error: 'bad_refresh_token' } },
  google: {
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
  },
  atlassian: {
    status: 403,
    body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
  },
};

/** The grant has ended at the provider: confirmed once, told once, never asked again, however many call. */
export const f13: FaultRow = {
  id: 'F13',
  fault: 'invalid_grant, and it is true',
  hubs: [1, 2, 4],
  quick: true,
  async run(world, seats) {
    await expire(world.ground, seats);
    await Promise.all(
      seats.map(async (seat) => {
        await world.ground.door.spoil(seat.granted.refresh, { ...deaths[seat.provider], times: 1_000 });
        for (let time = 0; time < 3; time += 1)
          await Promise.all(Array.from({ length: 5 }, () => world.call(seat.dice.between(0, 3), seat)));
      }),
    );
    const { rows } = await world.ground.owner.query<{ connection_id: string; count: number }>(
      `SELECT connection_id, count(*)::int AS count FROM notices WHERE kind = 'sign_in_again' AND connection_id = ANY ($1) GROUP BY 1`,
      [seats.map(({ connectionId }) => connectionId)],
    );
    for (const { connectionId, notes } of seats)
      notes['notices'] = rows.find((row) => row.connection_id === connectionId)?.count ?? 0;
  },
  broken: (facts) =>
    all(
      everybodyWasTold,
      askedAtMost(2),
      neverTwiceAtOnce,
      toldToReconnect(/ended at the provider/),
      noticedOnce,
    )(facts),
};

const everybodyWasTold = ({ answers }: Facts): string | undefined =>
  answers.every(({ code }) => code === 'reconnect_required')
    ? undefined
    : 'a call was answered with something else';

const noticedOnce = ({ notes }: Facts): string | undefined =>
  notes['notices'] === 1 ? undefined : `the person has ${String(notes['notices'])} notices`;
