import type { Ground } from './ground.js';
import type { Seat } from './seat.js';

const idsOf = (seats: readonly Seat[]): string[] => seats.map(({ connectionId }) => connectionId);

/** The tokens expire in so many seconds by the database's clock; by default they did a minute ago. */
export async function expire({ owner }: Ground, seats: readonly Seat[], inSeconds = -60): Promise<void> {
  await owner.query(
    `UPDATE connection_tokens SET expires_at = clock_timestamp() + make_interval(secs => $2) WHERE connection_id = ANY ($1)`,
    [idsOf(seats), inSeconds],
  );
}

/**
 * Lets time pass for these rows alone: leases, attempts and waits become older by so many seconds. The hubs go by the database's
 * clock and by nothing else, so to them it is the same as having waited.
 */
export async function pass({ owner }: Ground, seats: readonly Seat[], seconds: number): Promise<void> {
  await owner.query(
    `UPDATE connection_tokens SET lease_until = lease_until - make_interval(secs => $2),
       attempt_started_at = attempt_started_at - make_interval(secs => $2), retry_at = retry_at - make_interval(secs => $2)
     WHERE connection_id = ANY ($1)`,
    [idsOf(seats), seconds],
  );
}

/** How many of these connections somebody holds a lease for. */
export async function leased({ owner }: Ground, seats: readonly Seat[]): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM connection_tokens WHERE connection_id = ANY ($1) AND lease_until > clock_timestamp()`,
    [idsOf(seats)],
  );
  return rows[0]?.count ?? 0;
}
