import type { Statement } from '@hub/platform';

/** A company's data key as it lies in the database. `wrapped` is null when the key was destroyed. */
export interface KeyRow {
  readonly version: number;
  readonly wrapped: Buffer | null;
  readonly wrapped_by: string;
  /** What only this key opens; null for a key from before there was one. */
  readonly check_value: Buffer | null;
}

export const newestKey: Statement = {
  name: 'identity.newest_company_key',
  text: `SELECT version, wrapped, wrapped_by, check_value FROM company_keys
    WHERE company_id = $1 ORDER BY version DESC LIMIT 1`,
};

export const keyOfVersion: Statement = {
  name: 'identity.company_key',
  text: `SELECT version, wrapped, wrapped_by, check_value FROM company_keys
    WHERE company_id = $1 AND version = $2::bigint`,
};

/** Two processes may both want the next version: one row wins, and both use that one. */
export const createKey: Statement = {
  name: 'identity.create_company_key',
  text: `WITH made AS (
      INSERT INTO company_keys (company_id, version, wrapped, wrapped_by, check_value) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT DO NOTHING RETURNING company_id, version)
    INSERT INTO events (company_id, action, subject)
    SELECT company_id, 'company_key.created', 'company_key:' || version FROM made`,
};

/** Counts seals before they are made, so that a crash counts too many and never too few. Returns the count before. */
export const reserveSeals: Statement = {
  name: 'identity.reserve_seals',
  text: `UPDATE company_keys SET seals = seals + $3::bigint
    WHERE company_id = $1 AND version = $2 AND wrapped IS NOT NULL RETURNING (seals - $3::bigint)::text AS before`,
};
