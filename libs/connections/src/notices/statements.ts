import type { Statement } from '@hub/platform';

import { telling } from './telling.js';

/** A sign-in was renewed by its owner: nothing of what they were told about it is true any more. */
export const settleNotices = `UPDATE notices SET settled_at = clock_timestamp()
  WHERE company_id = $1 AND connection_id = $2 AND settled_at IS NULL`;

/** Sign-ins that end within three days and will not be renewed by using them. The narrow table is read once a day, as a whole. */
export const tellEnding: Statement = {
  name: 'connections.tell_ending',
  text: `WITH ${telling(`SELECT c.company_id, c.person_id, 'sign_in_ends' AS kind, c.id AS connection_id,
        jsonb_build_object('provider', c.provider, 'account', c.account_label, 'ends_at', due.ends_at) AS detail
      FROM refresh_due due
      JOIN connections c ON c.company_id = due.company_id AND c.id = due.connection_id AND c.status = 'active'
      JOIN people p ON p.company_id = c.company_id AND p.id = c.person_id AND p.status = 'active'
      JOIN companies company ON company.id = c.company_id AND company.status = 'active'
      WHERE due.ends_at < now() + interval '3 days'`)}
    SELECT count(*)::int AS told FROM told`,
};

/** Old news goes after a month, and what nobody ever settled after a year. */
export const sweepNotices: Statement = {
  name: 'connections.sweep_notices',
  text: `DELETE FROM notices WHERE settled_at < now() - interval '30 days' OR created_at < now() - interval '400 days'`,
};

/** What a person was told and is still true, newest first. */
export const listNotices = `SELECT n.id, n.kind, n.connection_id, n.detail, n.created_at, n.read_at
  FROM notices n WHERE n.company_id = $1 AND n.person_id = $2 AND n.settled_at IS NULL
  ORDER BY n.created_at DESC, n.id LIMIT 50`;

export const markRead = `UPDATE notices SET read_at = coalesce(read_at, clock_timestamp())
  WHERE company_id = $1 AND person_id = $2 AND id = $3 AND settled_at IS NULL RETURNING id`;

/** One message to send: the notice, whom it is for, and where to. */
export interface DueDelivery {
  readonly company_id: string;
  readonly notice_id: string;
  readonly channel: 'mail' | 'webhook';
  readonly attempts: number;
  readonly kind: string;
  readonly connection_id: string | null;
  readonly detail: Readonly<Record<string, string>>;
  readonly created_at: Date;
  readonly person_id: string;
  readonly email: string;
  readonly name: string;
  readonly settled: boolean;
  readonly url: string | null;
  readonly secret: Buffer | null;
}

/** Takes up messages for two minutes: should this process die, another sends them after that. */
export const takeDeliveries: Statement = {
  name: 'connections.take_deliveries',
  text: `WITH due AS (
      SELECT company_id, notice_id, channel FROM notice_deliveries WHERE due_at <= now()
      ORDER BY due_at LIMIT 20 FOR UPDATE SKIP LOCKED),
    taken AS (
      UPDATE notice_deliveries d SET due_at = clock_timestamp() + interval '2 minutes', attempts = d.attempts + 1
      FROM due WHERE d.company_id = due.company_id AND d.notice_id = due.notice_id AND d.channel = due.channel
      RETURNING d.company_id, d.notice_id, d.channel, d.attempts)
    SELECT taken.company_id, taken.notice_id, taken.channel, taken.attempts, n.kind, n.connection_id, n.detail, n.created_at,
      n.person_id, p.email, p.name, n.settled_at IS NOT NULL OR p.status <> 'active' AS settled, w.url, w.secret
    FROM taken
    JOIN notices n ON n.company_id = taken.company_id AND n.id = taken.notice_id
    JOIN people p ON p.company_id = n.company_id AND p.id = n.person_id
    LEFT JOIN webhooks w ON w.company_id = n.company_id`,
};

/** `$4` null: it has arrived. Otherwise why not, and in `$5` seconds until the next attempt, null for none. */
export const endDelivery: Statement = {
  name: 'connections.end_delivery',
  text: `UPDATE notice_deliveries SET problem = $4::text,
      delivered_at = CASE WHEN $4::text IS NULL THEN clock_timestamp() END,
      due_at = clock_timestamp() + make_interval(secs => $5::float8)
    WHERE company_id = $1 AND notice_id = $2 AND channel = $3`,
};
