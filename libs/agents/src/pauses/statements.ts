import type { Decision, PauseKind } from './pause.js';

/** A row of `pauses`; `card` is sealed. */
export interface PauseRow {
  readonly id: string;
  readonly conversation_id: string;
  readonly call_id: string;
  readonly kind: PauseKind;
  readonly card: Buffer;
  readonly input_hash: Buffer;
  readonly expires_at: Date;
  readonly decision: Decision | 'expired' | null;
}

const columns = `id, conversation_id, call_id, kind, card, input_hash, expires_at,
  CASE WHEN decision IS NULL AND expires_at <= now() THEN 'expired' ELSE decision END AS decision`;

// A pause lives for a day; so far back and no farther must its month be looked for.
const recent = `at > now() - interval '8 days'`;

export const openPause = `INSERT INTO pauses
    (company_id, id, conversation_id, run_id, person_id, call_id, tool, kind, card, input_hash, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now() + interval '1 day') RETURNING expires_at`;

export const pausesOf = `SELECT ${columns} FROM pauses WHERE conversation_id = $1 AND person_id = $2 ORDER BY at`;

export const openPausesOf = `SELECT ${columns} FROM pauses
  WHERE person_id = $1 AND decision IS NULL AND expires_at > now() AND ${recent} ORDER BY at DESC LIMIT 100`;

export const findPause = `SELECT ${columns} FROM pauses WHERE id::text = $1 AND person_id = $2 AND ${recent}`;

/** Single use: only who finds it undecided, in time and with the hash that was shown decides it. */
export const decidePause = `UPDATE pauses SET decision = $3, decided_at = now(), card = coalesce($5, card),
    input_hash = coalesce($6, input_hash)
  WHERE id = $1 AND person_id = $2 AND ${recent} AND decision IS NULL AND expires_at > now() AND input_hash = $4 RETURNING 1`;

/** For pauses that end by themselves: mended, or passed over. */
export const endPause = `UPDATE pauses SET decision = $2, decided_at = now() WHERE id = $1 AND ${recent} AND decision IS NULL`;

export const notePause =
  'INSERT INTO events (company_id, person_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)';
