import type { Statement } from '@hub/platform';

/** For how many days a company keeps records of calls and of everything else. */
export interface KeptDays {
  readonly company_id: string;
  readonly call_days: number;
  readonly event_days: number;
}

export const readKeptDays: Statement = {
  name: 'runtime.kept_days',
  text: `SELECT o.id AS company_id, coalesce(r.call_days, $1::integer) AS call_days, coalesce(r.event_days, $2::integer) AS event_days
    FROM companies o LEFT JOIN retention_rules r ON r.company_id = o.id ORDER BY o.id`,
};

/** The oldest `$4` records at most of one kind; the audit chain notes that they went. */
export const forgetRecords: Statement = {
  name: 'runtime.forget_records',
  text: 'SELECT audit_forget($1::uuid, $2::text, now() - make_interval(days => $3::integer), $4::integer) AS gone',
};

/** Whole months that every company has forgotten. */
export const dropMonths: Statement = {
  name: 'runtime.drop_months',
  text: 'SELECT audit_drop_months(now() - make_interval(days => $1::integer)) AS dropped',
};

export const forgetKeys: Statement = {
  name: 'runtime.forget_keys',
  text: `DELETE FROM idempotency_keys k WHERE k.created_at < now() - make_interval(hours => coalesce(
      (SELECT r.repeat_hours FROM retention_rules r WHERE r.company_id = k.company_id), $1::integer))`,
};

/** Ended tokens are remembered for three months, for whoever wants to see that they were. */
export const forgetRevocations: Statement = {
  name: 'runtime.forget_revocations',
  text: `DELETE FROM revocations WHERE state IN ('confirmed', 'shared', 'dismissed') AND settled_at < now() - interval '90 days'`,
};

export const forgetFilesOf: Statement = {
  name: 'runtime.forget_files_of',
  text: 'DELETE FROM files WHERE company_id = $1 AND person_id = $2 RETURNING id',
};

export const forgetKeysOf: Statement = {
  name: 'runtime.forget_keys_of',
  text: 'DELETE FROM idempotency_keys WHERE company_id = $1 AND person_id = $2 RETURNING key',
};
