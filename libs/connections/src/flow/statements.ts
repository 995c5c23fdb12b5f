import type { Statement } from '@hub/platform';

export interface TransactionRow {
  readonly person_id: string;
  readonly session_hash: Buffer;
  readonly provider: string;
  readonly skill_id: string | null;
  readonly connection_id: string | null;
  readonly other_account: boolean;
  readonly scopes: string[];
  readonly verifier: Buffer;
  readonly return_to: string | null;
  readonly in_time: boolean;
}

export interface ConnectionRow {
  readonly id: string;
  readonly provider: string;
  readonly account_id: string;
  readonly scopes: string[];
}

export const keepTransaction: Statement = {
  name: 'connections.keep_transaction',
  text: `WITH kept AS (
      INSERT INTO oauth_transactions
        (company_id, state_hash, person_id, session_hash, provider, skill_id, connection_id, other_account, scopes, verifier, return_to, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp() + interval '10 minutes')
      RETURNING company_id, person_id, provider, skill_id, scopes),
    cleaned AS (
      DELETE FROM oauth_transactions WHERE company_id = $1 AND expires_at < clock_timestamp() - interval '1 day')
    INSERT INTO events (company_id, person_id, action, subject, detail)
    SELECT company_id, person_id, 'connection.begun', 'provider:' || provider,
      jsonb_build_object('skill', skill_id, 'scopes', scopes) FROM kept`,
};

/** Whoever presents a state uses it up, so a stolen link is worth one attempt, and that one fails. */
export const useTransaction: Statement = {
  name: 'connections.use_transaction',
  text: `UPDATE oauth_transactions SET used_at = clock_timestamp()
    WHERE company_id = $1 AND state_hash = $2 AND used_at IS NULL
    RETURNING person_id, session_hash, provider, skill_id, connection_id, other_account, scopes, verifier, return_to,
      expires_at > clock_timestamp() AS in_time`,
};

export const noteRefusal: Statement = {
  name: 'connections.note_refusal',
  text: `INSERT INTO events (company_id, person_id, action, subject, detail)
    VALUES ($1, $2, 'connection.refused', $3, $4)`,
};

/** The connection that connecting again would change: the one named, else the default one. */
export const findPinned: Statement = {
  name: 'connections.find_pinned',
  text: `SELECT id, provider, account_id, scopes FROM connections
    WHERE company_id = $1 AND person_id = $2 AND provider = $3 AND CASE WHEN $4::uuid IS NULL THEN is_default ELSE id = $4::uuid END`,
};

export const findByAccount: Statement = {
  name: 'connections.find_by_account',
  text: `SELECT id, provider, account_id, scopes FROM connections
    WHERE company_id = $1 AND person_id = $2 AND provider = $3 AND account_id = $4`,
};

/** Connects of one person at one provider come one after the other, so that exactly one becomes the default. */
export const lockPerson = `SELECT pg_advisory_xact_lock(hashtextextended($1 || ':' || $2 || ':' || $3, 0))`;

export const keepConnection = `INSERT INTO connections
    (company_id, id, person_id, provider, account_id, account_label, scopes, sites, is_default)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8,
    NOT EXISTS (SELECT FROM connections WHERE company_id = $1 AND person_id = $3 AND provider = $4 AND is_default)
  ON CONFLICT (company_id, person_id, provider, account_id) DO UPDATE
    SET account_label = excluded.account_label, scopes = excluded.scopes, sites = excluded.sites, connected_at = clock_timestamp(),
      status = 'active', status_reason = NULL, status_since = clock_timestamp()
  RETURNING id, is_default`;

/** A new login wins over any refresh under way: the version moves and the lease goes. */
export const keepTokens = `INSERT INTO connection_tokens (company_id, connection_id, access_token, refresh_token, expires_at)
  VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5::float8))
  ON CONFLICT (company_id, connection_id) DO UPDATE
    SET version = connection_tokens.version + 1, access_token = excluded.access_token,
      refresh_token = excluded.refresh_token, expires_at = excluded.expires_at,
      previous_refresh_token = NULL, previous_until = NULL, lease_owner = NULL, lease_until = NULL,
      attempt_id = NULL, attempt_started_at = NULL, retry_at = NULL, failures = 0`;

export const noteConnected = `INSERT INTO events (company_id, person_id, action, subject, detail)
  VALUES ($1, $2, 'connection.connected', $3, $4)`;
