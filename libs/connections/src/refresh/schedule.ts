import type { Statement } from '@hub/platform';

/** A token is renewed ahead for whoever used the connection in the last days: over a long weekend, not over a holiday. */
const warmDays = 4;

// A provider that gives tokens for seconds is not asked without end: those are renewed when somebody needs them.
const ahead = (expiresAt: string, life: string): string =>
  `greatest(clock_timestamp() + interval '1 minute',
    ${expiresAt} - make_interval(secs => least(180, 0.1 * ${life}) + random() * 0.2 * ${life}))`;

// Providers forget what is not used (Atlassian after 90 days, GitHub and Google after six months): once a week is enough.
const keepAlive = `clock_timestamp() + interval '7 days' * (0.8 + 0.2 * random())`;

/** When a token is due: ahead of its end and not all at once for connections in use, weekly for the rest. SQL expressions. */
export const dueAt = (expiresAt: string, usedOn: string): string => `CASE
    WHEN ${expiresAt} IS NOT NULL AND ${usedOn} >= current_date - ${warmDays}
      THEN ${ahead(expiresAt, `extract(epoch FROM ${expiresAt} - clock_timestamp())`)}
    ELSE ${keepAlive} END`;

/** Part of a statement whose `kept` has just stored refreshed tokens. `life` is how many seconds the sign-in lasts from now, or null. */
export const scheduleKept = (life: string): string => `scheduled AS (
      INSERT INTO refresh_due AS due (company_id, connection_id, due_at, ends_at)
      SELECT company_id, connection_id, ${dueAt('expires_at', 'current_date')},
        clock_timestamp() + make_interval(secs => ${life}::float8) FROM kept
      ON CONFLICT (company_id, connection_id) DO UPDATE SET
        due_at = CASE WHEN due.used_on >= current_date - ${warmDays} THEN excluded.due_at ELSE ${keepAlive} END,
        ends_at = least(due.final_at, coalesce(excluded.ends_at, due.ends_at)))`;

/** After a login. `$3` and `$4`: seconds that the sign-in lasts unused and in all, null where nobody knows. */
export const scheduleConnected = `INSERT INTO refresh_due (company_id, connection_id, due_at, ends_at, final_at)
  SELECT $1, $2, CASE WHEN t.refresh_token IS NOT NULL THEN ${dueAt('t.expires_at', 'current_date')} END,
    clock_timestamp() + make_interval(secs => least($3::float8, $4::float8)),
    clock_timestamp() + make_interval(secs => $4::float8)
  FROM connection_tokens t WHERE t.company_id = $1 AND t.connection_id = $2
  ON CONFLICT (company_id, connection_id) DO UPDATE SET
    due_at = excluded.due_at, used_on = current_date, ends_at = excluded.ends_at, final_at = excluded.final_at`;

/** Notes the first use of a day, and brings forward what nobody had waited for until then. */
export const markUsed: Statement = {
  name: 'connections.mark_used',
  text: `UPDATE refresh_due due SET used_on = current_date,
      due_at = CASE WHEN due.due_at IS NOT NULL
        THEN least(due.due_at, ${dueAt('t.expires_at', 'current_date')}) END
    FROM unnest($1::uuid[], $2::uuid[]) AS used(company_id, connection_id)
    JOIN connection_tokens t ON t.company_id = used.company_id AND t.connection_id = used.connection_id
    WHERE due.company_id = used.company_id AND due.connection_id = used.connection_id AND due.used_on < current_date`,
};

/** What a worker has taken up; `usable` is false where the company, the person or the grant is no longer in use. */
export interface DueRow {
  readonly company_id: string;
  readonly connection_id: string;
  readonly person_id: string;
  readonly provider: string;
  readonly version: string;
  readonly refresh_token: Buffer | null;
  readonly attempt_age: number | null;
  readonly leased: boolean;
  readonly usable: boolean;
}

/** How many due connections are taken up at once. In the text of the statement, so that PostgreSQL plans for few. */
export const batchSize = 50;

/** Takes up what is due, for two minutes: should this process die, another one takes it up after that. */
export const takeDue: Statement = {
  name: 'connections.take_due',
  text: `WITH due AS (
      SELECT company_id, connection_id FROM refresh_due WHERE due_at <= now()
      ORDER BY due_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED),
    taken AS (
      UPDATE refresh_due SET due_at = clock_timestamp() + interval '2 minutes' FROM due
      WHERE refresh_due.company_id = due.company_id AND refresh_due.connection_id = due.connection_id
      RETURNING refresh_due.company_id, refresh_due.connection_id)
    SELECT taken.company_id, taken.connection_id, c.person_id, c.provider, t.version::text, t.refresh_token,
      extract(epoch FROM clock_timestamp() - t.attempt_started_at)::float8 AS attempt_age,
      coalesce(t.lease_until > clock_timestamp() OR t.retry_at > clock_timestamp(), false) AS leased,
      c.status = 'active' AND t.refresh_token IS NOT NULL AND p.status = 'active' AND company.status = 'active' AS usable
    FROM taken
    JOIN connections c ON c.company_id = taken.company_id AND c.id = taken.connection_id
    JOIN connection_tokens t ON t.company_id = c.company_id AND t.connection_id = c.id
    JOIN people p ON p.company_id = c.company_id AND p.id = c.person_id
    JOIN companies company ON company.id = c.company_id`,
};

/** Gives back what was taken up and cannot be renewed now; `$3` are the seconds until each is due again. */
export const putOff: Statement = {
  name: 'connections.put_off',
  text: `UPDATE refresh_due SET due_at = clock_timestamp() + make_interval(secs => later.seconds)
    FROM unnest($1::uuid[], $2::uuid[], $3::float8[]) AS later(company_id, connection_id, seconds)
    WHERE refresh_due.company_id = later.company_id AND refresh_due.connection_id = later.connection_id
      AND refresh_due.due_at IS NOT NULL`,
};
