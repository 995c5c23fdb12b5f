import type { Statement } from '@hub/platform';

/** A connection's tokens as they lie in the database. Times are seconds from now by the database's clock; null is never. */
export interface TokenRow {
  readonly version: string;
  readonly access_token: Buffer;
  readonly refresh_token: Buffer | null;
  readonly expires_in: number | null;
  readonly leased: boolean;
  readonly retry_in: number | null;
  /** Seconds since an attempt to refresh whose outcome was never learned. */
  readonly attempt_age: number | null;
  readonly status: 'active' | 'reconnect_required';
  readonly status_reason: string | null;
}

export const readTokens: Statement = {
  name: 'connections.read_tokens',
  text: `SELECT t.version::text, t.access_token, t.refresh_token, c.status, c.status_reason,
      extract(epoch FROM t.expires_at - clock_timestamp())::float8 AS expires_in,
      coalesce(t.lease_until > clock_timestamp(), false) AS leased,
      greatest(0, extract(epoch FROM t.retry_at - clock_timestamp())::float8) AS retry_in,
      extract(epoch FROM clock_timestamp() - t.attempt_started_at)::float8 AS attempt_age
    FROM connection_tokens t JOIN connections c ON c.company_id = t.company_id AND c.id = t.connection_id
    WHERE t.company_id = $1 AND t.connection_id = $2 AND c.person_id = $3 AND c.provider = $4`,
};

/** Wins only when the version is still the one read and nobody holds a lease; committed before anything is sent. */
export const claimRefresh: Statement = {
  name: 'connections.claim_refresh',
  text: `UPDATE connection_tokens
    SET lease_owner = $4, attempt_id = $5, attempt_started_at = clock_timestamp(),
      lease_until = clock_timestamp() + interval '60 seconds'
    WHERE company_id = $1 AND connection_id = $2 AND version = $3::bigint AND refresh_token IS NOT NULL
      AND (lease_until IS NULL OR lease_until < clock_timestamp())
      AND (retry_at IS NULL OR retry_at <= clock_timestamp())
    RETURNING version::text`,
};

/** The fence: a writer whose version or attempt is no longer the current one changes nothing. */
export const keepRefreshed: Statement = {
  name: 'connections.keep_refreshed',
  text: `WITH kept AS (
      UPDATE connection_tokens
      SET version = version + 1, access_token = $6,
        previous_refresh_token = CASE WHEN $7::bytea IS NULL THEN previous_refresh_token ELSE refresh_token END,
        previous_until = CASE WHEN $7::bytea IS NULL THEN previous_until
          ELSE attempt_started_at + make_interval(secs => $9::float8) END,
        refresh_token = coalesce($7::bytea, refresh_token),
        expires_at = attempt_started_at + make_interval(secs => $8::float8),
        lease_owner = NULL, lease_until = NULL, attempt_id = NULL, attempt_started_at = NULL, retry_at = NULL, failures = 0
      WHERE company_id = $1 AND connection_id = $2 AND version = $3::bigint AND attempt_id = $4::uuid
      RETURNING company_id, connection_id, version),
    noted AS (
      INSERT INTO events (company_id, person_id, action, subject)
      SELECT company_id, $5::uuid, 'connection.refreshed', 'connection:' || connection_id FROM kept)
    SELECT version::text FROM kept`,
};

/** Ends an attempt whose outcome is not known to have changed anything; it stays noted until one succeeds. */
export const postponeRefresh: Statement = {
  name: 'connections.postpone_refresh',
  text: `UPDATE connection_tokens
    SET lease_owner = NULL, lease_until = NULL, failures = failures + 1,
      retry_at = clock_timestamp() + make_interval(secs =>
        coalesce($5::float8, greatest(0.5, random() * least(300, power(2, least(failures, 10))))))
    WHERE company_id = $1 AND connection_id = $2 AND version = $3::bigint AND attempt_id = $4::uuid
    RETURNING extract(epoch FROM retry_at - clock_timestamp())::float8 AS retry_in`,
};

/** Only the holder of the attempt, or with no attempt running whoever saw this version refused, ends a connection. */
export const endConnection: Statement = {
  name: 'connections.end',
  text: `WITH dead AS (
      UPDATE connection_tokens
      SET lease_owner = NULL, lease_until = NULL, attempt_id = NULL, attempt_started_at = NULL, retry_at = NULL
      WHERE company_id = $1 AND connection_id = $2 AND version = $3::bigint
        AND ($4::uuid IS NULL OR attempt_id = $4::uuid)
      RETURNING company_id, connection_id),
    marked AS (
      UPDATE connections c SET status = 'reconnect_required', status_reason = $7, status_since = clock_timestamp()
      FROM dead WHERE c.company_id = $1 AND c.id = dead.connection_id AND c.status = 'active'
      RETURNING c.company_id, c.id),
    noted AS (
      INSERT INTO events (company_id, person_id, action, subject, detail)
      SELECT company_id, $5::uuid, 'connection.ended', 'connection:' || id, jsonb_build_object('reason', $6::text) FROM marked)
    SELECT connection_id FROM dead`,
};
