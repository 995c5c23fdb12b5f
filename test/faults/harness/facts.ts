import { digestOf, type Use } from '../../../apps/sandbox/src/gateway/refreshes.js';
import type { Ground } from './ground.js';
import { familyOf } from './provider-door.js';
import type { Answer, Seat } from './seat.js';

/** What a seat's row says in the database; tokens by digest. Undefined when the connection is gone. */
export interface Stored {
  readonly version: number;
  readonly status: 'active' | 'reconnect_required';
  readonly reason: string | null;
  readonly failures: number;
  readonly isLeased: boolean;
  readonly expiresIn: number | null;
  readonly access: string;
  readonly refresh: string;
}

/** Everything that can be known about one seed when its row is over. An invariant is a function of this alone. */
export interface Facts {
  readonly seed: number;
  readonly provider: Seat['provider'];
  readonly answers: readonly Answer[];
  /** At the provider: each use of the refresh token and of those that came of it. */
  readonly uses: readonly (Use & { token: string })[];
  /** How often the access token of the beginning was shown to the provider. */
  readonly shownFirst: number;
  readonly firstRefresh: string;
  readonly stored: Stored | undefined;
  /** How many events of each kind the connection has. */
  readonly events: Readonly<Record<string, number>>;
  readonly notes: Readonly<Record<string, unknown>>;
}

interface StoredRow {
  id: string;
  version: string;
  status: Stored['status'];
  status_reason: string | null;
  failures: number;
  leased: boolean | null;
  expires_in: number | null;
  access_token: Buffer;
  refresh_token: Buffer;
}

/** Gathers the facts of all seats. */
export async function gather(ground: Ground, seats: readonly Seat[]): Promise<Facts[]> {
  const counted = await ground.door.counted();
  const stored = await storedOf(ground, seats);
  const events = await eventsOf(ground, seats);
  return seats.map((seat) => ({
    seed: seat.seed,
    provider: seat.provider,
    answers: seat.answers,
    uses: familyOf(seat.granted.refresh, counted),
    shownFirst: counted.bearers[digestOf(seat.granted.access)] ?? 0,
    firstRefresh: digestOf(seat.granted.refresh),
    stored: stored.get(seat.connectionId),
    events: events.get(seat.connectionId) ?? {},
    notes: seat.notes,
  }));
}

async function storedOf({ owner, keys }: Ground, seats: readonly Seat[]): Promise<Map<string, Stored>> {
  const { rows } = await owner.query<StoredRow>(
    `SELECT c.id, c.status, c.status_reason, t.version, t.failures, t.lease_until > clock_timestamp() AS leased, t.access_token, t.refresh_token,
       extract(epoch FROM t.expires_at - clock_timestamp())::float8 AS expires_in
     FROM connections c JOIN connection_tokens t ON t.company_id = c.company_id AND t.connection_id = c.id WHERE c.id = ANY ($1)`,
    [seats.map(({ connectionId }) => connectionId)],
  );
  const found = new Map<string, Stored>();
  for (const row of rows) {
    const one = seats.find(({ connectionId }) => connectionId === row.id);
    if (!one) continue;
    const open = (field: string, sealed: Buffer): Promise<string> =>
      keys.open(one.companyId, ['connection', one.personId, one.provider, one.connectionId, field], sealed);
    found.set(row.id, {
      version: Number(row.version),
      status: row.status,
      reason: row.status_reason,
      failures: row.failures,
      isLeased: row.leased ?? false,
      expiresIn: row.expires_in,
      access: digestOf(await open('access_token', row.access_token)),
      refresh: digestOf(await open('refresh_token', row.refresh_token)),
    });
  }
  return found;
}

async function eventsOf(
  { owner }: Ground,
  seats: readonly Seat[],
): Promise<Map<string, Record<string, number>>> {
  const { rows } = await owner.query<{ subject: string; action: string; count: number }>(
    `SELECT subject, action, count(*)::int AS count FROM events WHERE company_id = ANY ($1) AND subject LIKE 'connection:%' GROUP BY 1, 2`,
    [seats.map(({ companyId }) => companyId)],
  );
  const found = new Map<string, Record<string, number>>();
  for (const { subject, action, count } of rows) {
    const id = subject.slice('connection:'.length);
    found.set(id, { ...found.get(id), [action]: count });
  }
  return found;
}
