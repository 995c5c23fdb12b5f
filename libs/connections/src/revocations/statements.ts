import type { Statement } from '@hub/platform';

import { reconnectReasons } from '../errors.js';

/** A token that a provider has yet to end, taken up for one attempt. Times are seconds from now by the database's clock. */
export interface OpenRevocation {
  readonly company_id: string;
  readonly id: string;
  readonly person_id: string;
  readonly connection_id: string;
  readonly provider: string;
  readonly access_token: Buffer;
  readonly refresh_token: Buffer | null;
  readonly expires_in: number | null;
  /** Counts attempts and fences what each may write. */
  readonly attempts: number;
  /** A renewal has left and its answer never came. */
  readonly is_unsure: boolean;
  readonly is_shared: boolean;
}

/** No provider keeps a grant longer than this without a new login (Atlassian: 365 days). */
const longestGrant = `interval '400 days'`;

/** Nobody may renew what is about to be taken away: a refresh on its way finds the row gone and brings its token as a late one. */
export const lockTokens = `SELECT connection_id FROM connection_tokens
  WHERE company_id = $1 AND connection_id = ANY ($2::uuid[]) ORDER BY connection_id FOR UPDATE`;

/**
 * Moves connections `$4`, of person `$5` unless null, to the tokens to be ended, sealed as they are; notes each, by `$3` or the
 * hub itself. Where a refresh is on its way, its token is waited for.
 */
export const takeAway = `WITH chosen AS (
    SELECT c.* FROM connections c WHERE c.company_id = $1 AND c.id = ANY ($4::uuid[]) AND ($5::uuid IS NULL OR c.person_id = $5)),
  moved AS (
    INSERT INTO revocations (company_id, person_id, connection_id, provider, account_id, account_label, reason,
      access_token, refresh_token, expires_at, ends_at, renewal_sent_at, next_at)
    SELECT c.company_id, c.person_id, c.id, c.provider, c.account_id, c.account_label, $2,
      t.access_token, t.refresh_token, t.expires_at,
      coalesce(CASE WHEN t.refresh_token IS NULL THEN t.expires_at END, clock_timestamp() + ${longestGrant}),
      coalesce(t.attempt_started_at, CASE WHEN c.status_reason = '${reconnectReasons.lost_rotation}' THEN c.status_since END),
      greatest(clock_timestamp(), t.lease_until)
    FROM chosen c JOIN connection_tokens t ON t.company_id = c.company_id AND t.connection_id = c.id
    RETURNING id, connection_id),
  gone AS (
    DELETE FROM connections c USING chosen WHERE c.company_id = chosen.company_id AND c.id = chosen.id
    RETURNING c.company_id, c.id, c.person_id, c.provider, c.account_label, c.is_default),
  noted AS (
    INSERT INTO events (company_id, person_id, action, subject, detail)
    SELECT company_id, $3::uuid, 'connection.disconnected', 'connection:' || id,
      jsonb_build_object('provider', provider, 'account', account_label, 'reason', $2::text) FROM gone)
  SELECT gone.person_id, gone.provider, gone.is_default, moved.id FROM gone LEFT JOIN moved ON moved.connection_id = gone.id`;

/** The next oldest becomes the default where the default went. */
export const promote = `UPDATE connections SET is_default = true
  WHERE company_id = $1 AND id = (
    SELECT id FROM connections WHERE company_id = $1 AND person_id = $2 AND provider = $3 ORDER BY connected_at LIMIT 1)`;

const claim = (which: string): string => `UPDATE revocations r
  SET attempts = r.attempts + 1, problem = NULL, next_at = clock_timestamp() + interval '5 minutes'
  FROM (SELECT company_id, id FROM revocations WHERE state = 'open' AND next_at <= clock_timestamp() AND ${which}
    FOR UPDATE SKIP LOCKED) due
  WHERE r.company_id = due.company_id AND r.id = due.id
  RETURNING r.company_id, r.id, r.person_id, r.connection_id, r.provider, r.access_token, r.refresh_token, r.attempts,
    extract(epoch FROM r.expires_at - clock_timestamp())::float8 AS expires_in, r.renewal_sent_at IS NOT NULL AS is_unsure,
    EXISTS (SELECT FROM connections c WHERE c.company_id = r.company_id AND c.provider = r.provider
      AND c.account_id = r.account_id) AS is_shared`;

/** Takes up to `$1` that are due, of company `$2` unless null, for one attempt each within five minutes. */
export const claimDue: Statement = {
  name: 'connections.claim_due_revocations',
  text: claim('($2::uuid IS NULL OR company_id = $2) ORDER BY next_at LIMIT $1'),
};

export const claimOne: Statement = {
  name: 'connections.claim_revocation',
  text: claim('company_id = $1 AND id = $2'),
};

export const readState: Statement = {
  name: 'connections.revocation_state',
  text: 'SELECT state FROM revocations WHERE company_id = $1 AND id = $2',
};

/** Ends it, with the event; the tokens go. Nothing happens when another attempt has begun since. */
export const settle: Statement = {
  name: 'connections.settle_revocation',
  text: `WITH settled AS (
      UPDATE revocations SET state = $4, settled_at = clock_timestamp(), access_token = NULL, refresh_token = NULL
      WHERE company_id = $1 AND id = $2 AND attempts = $3 AND state = 'open'
      RETURNING company_id, connection_id, provider, state)
    INSERT INTO events (company_id, action, subject, detail)
    SELECT company_id, CASE state WHEN 'confirmed' THEN 'connection.removed_at_provider' ELSE 'connection.not_removed_at_provider' END,
      'connection:' || connection_id, jsonb_build_object('provider', provider, 'state', state) FROM settled`,
};

/** Tries again after `$5` seconds, by default ever later and random; past the token's own end there is nothing left to try. */
export const postpone: Statement = {
  name: 'connections.postpone_revocation',
  text: `WITH postponed AS (
      UPDATE revocations SET problem = $4,
        next_at = clock_timestamp() + make_interval(secs =>
          coalesce($5::float8, (0.5 + random() / 2) * least(21600, 5 * power(2, least(attempts, 13))))),
        state = CASE WHEN ends_at < clock_timestamp() THEN 'expired' ELSE state END,
        settled_at = CASE WHEN ends_at < clock_timestamp() THEN clock_timestamp() END,
        access_token = CASE WHEN ends_at < clock_timestamp() THEN NULL ELSE access_token END,
        refresh_token = CASE WHEN ends_at < clock_timestamp() THEN NULL ELSE refresh_token END
      WHERE company_id = $1 AND id = $2 AND attempts = $3 AND state = 'open'
      RETURNING company_id, connection_id, provider, attempts)
    INSERT INTO events (company_id, action, subject, detail)
    SELECT company_id, 'connection.not_removed_at_provider', 'connection:' || connection_id,
      jsonb_build_object('provider', provider, 'problem', $4::text) FROM postponed WHERE attempts = 1`,
};

/** Noted before a renewal leaves, so that a lost answer is known to be one. */
export const beginRenewal: Statement = {
  name: 'connections.begin_revocation_renewal',
  text: `UPDATE revocations SET renewal_sent_at = clock_timestamp()
    WHERE company_id = $1 AND id = $2 AND attempts = $3 AND state = 'open' RETURNING id`,
};

export const keepRenewal: Statement = {
  name: 'connections.keep_revocation_renewal',
  text: `UPDATE revocations SET access_token = $4, refresh_token = coalesce($5, refresh_token), renewal_sent_at = NULL,
      expires_at = clock_timestamp() + make_interval(secs => $6::float8)
    WHERE company_id = $1 AND id = $2 AND attempts = $3 AND state = 'open' RETURNING id`,
};

/** A token that came after its connection went takes the place of the older one that waits, or waits by itself. */
export const addLate: Statement = {
  name: 'connections.add_late_revocation',
  text: `WITH known AS (
      UPDATE revocations SET access_token = $6, refresh_token = $7, state = 'open', settled_at = NULL, renewal_sent_at = NULL,
        expires_at = clock_timestamp() + make_interval(secs => $8::float8), attempts = attempts + 1, next_at = clock_timestamp(),
        ends_at = clock_timestamp() + ${longestGrant}
      WHERE company_id = $1 AND connection_id = $4 AND id = (
        SELECT id FROM revocations WHERE company_id = $1 AND connection_id = $4 ORDER BY created_at DESC LIMIT 1)
      RETURNING id),
    added AS (
      INSERT INTO revocations (company_id, person_id, connection_id, provider, reason, account_id, access_token, refresh_token,
        expires_at, ends_at)
      SELECT $1, $2, $4, $3, $5, $9, $6, $7, clock_timestamp() + make_interval(secs => $8::float8), clock_timestamp() + ${longestGrant}
      WHERE NOT EXISTS (SELECT FROM known)
      RETURNING id)
    SELECT id FROM known UNION ALL SELECT id FROM added`,
};

/** Due now; nothing happens while an attempt is under way. */
export const hasten: Statement = {
  name: 'connections.hasten_revocation',
  text: `UPDATE revocations SET next_at = clock_timestamp()
    WHERE company_id = $1 AND id = $2 AND state = 'open' AND (problem IS NOT NULL OR attempts = 0)`,
};

/** The sealed tokens of somebody that still wait. */
export interface OwnedTokens {
  readonly id: string;
  readonly provider: string;
  readonly connection_id: string;
  readonly access_token: Buffer;
  readonly refresh_token: Buffer | null;
}

export const findOpen: Statement = {
  name: 'connections.find_open_revocations',
  text: `SELECT id, provider, connection_id, access_token, refresh_token FROM revocations
    WHERE company_id = $1 AND person_id = $2 AND state = 'open'`,
};

/** Only while the token is the one that was read (`$3`); `$6` null gives it up. */
export const disown: Statement = {
  name: 'connections.disown_revocation',
  text: `UPDATE revocations SET person_id = $4, connection_id = $5, access_token = $6, refresh_token = $7, attempts = attempts + 1,
      account_id = NULL, account_label = NULL, next_at = clock_timestamp(),
      state = CASE WHEN $6::bytea IS NULL THEN 'lost' ELSE 'open' END,
      settled_at = CASE WHEN $6::bytea IS NULL THEN clock_timestamp() END
    WHERE company_id = $1 AND id = $2 AND access_token = $3 AND state = 'open'`,
};
