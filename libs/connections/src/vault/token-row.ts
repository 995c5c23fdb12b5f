import type { Statement } from '@hub/platform';

import { telling } from '../notices/telling.js';
import { scheduleKept } from '../refresh/schedule.js';

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

/** Failures in a row after which a provider app is asked by one process at a time only, now and then. */
export const breakerOpensAfter = 5;

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

/**
 * Wins only when the version is still the one read and nobody holds a lease; committed before anything is sent. Whoever was given leave
 * to ask before the provider app began to fail ($6 is false) does not go on once its breaker is open: hundreds may be on their way.
 */
export const claimRefresh: Statement = {
  name: 'connections.claim_refresh',
  text: `UPDATE connection_tokens
    SET lease_owner = $4, attempt_id = $5, attempt_started_at = clock_timestamp(),
      lease_until = clock_timestamp() + interval '60 seconds'
    WHERE company_id = $1 AND connection_id = $2 AND version = $3::bigint AND refresh_token IS NOT NULL
      AND (lease_until IS NULL OR lease_until < clock_timestamp())
      AND (retry_at IS NULL OR retry_at <= clock_timestamp())
      AND ($6::boolean OR NOT EXISTS (
        SELECT FROM provider_pace WHERE company_id = $1 AND provider = $7 AND failures >= ${breakerOpensAfter}))
    RETURNING version::text`,
};

const keeping = (fence: string, expiresAt: string): string => `WITH kept AS (
      UPDATE connection_tokens
      SET version = version + 1, access_token = $6,
        previous_refresh_token = CASE WHEN $7::bytea IS NULL THEN previous_refresh_token ELSE refresh_token END,
        previous_until = CASE WHEN $7::bytea IS NULL THEN previous_until
          ELSE attempt_started_at + make_interval(secs => $9::float8) END,
        refresh_token = coalesce($7::bytea, refresh_token), expires_at = ${expiresAt},
        lease_owner = NULL, lease_until = NULL, attempt_id = NULL, attempt_started_at = NULL, retry_at = NULL, failures = 0
      WHERE company_id = $1 AND connection_id = $2 AND version = $3::bigint ${fence}
      RETURNING company_id, connection_id, version, expires_at),
    ${scheduleKept('$10')},
    noted AS (
      INSERT INTO events (company_id, person_id, action, subject)
      SELECT company_id, $5::uuid, 'connection.refreshed', 'connection:' || connection_id FROM kept)`;

/** The fence: a writer whose version or attempt is no longer the current one changes nothing. */
export const keepRefreshed: Statement = {
  name: 'connections.keep_refreshed',
  text: `${keeping('AND attempt_id = $4::uuid', 'attempt_started_at + make_interval(secs => $8::float8)')}
    SELECT version::text FROM kept`,
};

/**
 * What a process that died had received. Where the version has not moved nobody else got tokens, so these are the right ones even
 * if another attempt has begun or has failed since; without knowing when they came, they count as due.
 */
export const keepSpooled: Statement = {
  name: 'connections.keep_spooled',
  text: `${keeping(
    '',
    `CASE WHEN attempt_id = $4::uuid THEN attempt_started_at + make_interval(secs => $8::float8)
          WHEN $8::float8 IS NOT NULL THEN clock_timestamp() END`,
  )},
    healed AS (
      UPDATE connections c SET status = 'active', status_reason = NULL, status_since = clock_timestamp()
      FROM kept WHERE c.company_id = kept.company_id AND c.id = kept.connection_id AND c.status <> 'active'),
    settled AS (
      UPDATE notices n SET settled_at = clock_timestamp()
      FROM kept WHERE n.company_id = kept.company_id AND n.connection_id = kept.connection_id AND n.settled_at IS NULL)
    SELECT version::text FROM kept`,
};

/** Ends an attempt whose outcome is not known to have changed anything; it stays noted until one succeeds. */
export const postponeRefresh: Statement = {
  name: 'connections.postpone_refresh',
  text: `WITH postponed AS (
    UPDATE connection_tokens
    SET lease_owner = NULL, lease_until = NULL, failures = failures + 1,
      retry_at = clock_timestamp() + make_interval(secs =>
        coalesce($5::float8, greatest(0.5, random() * least(300, power(2, least(failures, 10))))))
    WHERE company_id = $1 AND connection_id = $2 AND version = $3::bigint AND attempt_id = $4::uuid
    RETURNING company_id, connection_id, retry_at),
  scheduled AS (
    UPDATE refresh_due due SET due_at = postponed.retry_at + random() * interval '5 seconds' FROM postponed
    WHERE due.company_id = postponed.company_id AND due.connection_id = postponed.connection_id)
  SELECT extract(epoch FROM retry_at - clock_timestamp())::float8 AS retry_in FROM postponed`,
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
      RETURNING c.company_id, c.id, c.person_id, c.provider, c.account_label),
    unscheduled AS (
      UPDATE refresh_due due SET due_at = NULL, ends_at = NULL FROM dead
      WHERE due.company_id = dead.company_id AND due.connection_id = dead.connection_id),
    overtaken AS (
      UPDATE notices n SET settled_at = clock_timestamp() FROM marked
      WHERE n.company_id = marked.company_id AND n.connection_id = marked.id AND n.kind = 'sign_in_ends' AND n.settled_at IS NULL),
    ${telling(`SELECT company_id, person_id, 'sign_in_again' AS kind, id AS connection_id,
        jsonb_build_object('provider', provider, 'account', account_label, 'reason', $6::text) AS detail FROM marked`)},
    noted AS (
      INSERT INTO events (company_id, person_id, action, subject, detail)
      SELECT company_id, $5::uuid, 'connection.ended', 'connection:' || id, jsonb_build_object('reason', $6::text) FROM marked)
    SELECT connection_id FROM dead`,
};
