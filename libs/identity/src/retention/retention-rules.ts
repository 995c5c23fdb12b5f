import { ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';

import { requireRole, type Person } from '../people/person.js';
import { record } from '../record.js';

/** For how long a company keeps what. `idleDays` 0: connections that nobody uses stay. */
export interface Retention {
  /** Records of calls. */
  readonly callDays: number;
  /** Records of every other change. */
  readonly eventDays: number;
  /** Files that tools have fetched. */
  readonly fileHours: number;
  /** Answers that a repeated call gets instead of acting twice. */
  readonly repeatHours: number;
  readonly idleDays: number;
  /** Whether connections that no skill of their person needs any more end like those that nobody uses. */
  readonly endsRetired: boolean;
}

/** What counts for a company that has decided nothing. */
export const usualRetention: Retention = {
  callDays: 400,
  eventDays: 730,
  fileHours: 24,
  repeatHours: 24,
  idleDays: 180,
  endsRetired: true,
};

const leastIdle = 30;

/** The least and the most of each number; `idleDays` is 0 for never or at least 30, so that a notice of two weeks fits in. */
export const retentionLimits = {
  callDays: [30, 3650],
  eventDays: [90, 3650],
  fileHours: [1, 24],
  repeatHours: [1, 24],
  idleDays: [0, 3650],
} as const satisfies Partial<Record<keyof Retention, readonly [number, number]>>;

const select = `SELECT call_days AS "callDays", event_days AS "eventDays", file_hours AS "fileHours",
    repeat_hours AS "repeatHours", idle_days AS "idleDays", ends_retired AS "endsRetired"
  FROM retention_rules WHERE company_id = $1`;

const upsert = `INSERT INTO retention_rules
    (company_id, call_days, event_days, file_hours, repeat_hours, idle_days, ends_retired, updated_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (company_id) DO UPDATE SET call_days = $2, event_days = $3, file_hours = $4, repeat_hours = $5, idle_days = $6,
    ends_retired = $7, updated_by = $8, updated_at = clock_timestamp()`;

/** A company's own decision about what is kept. */
export class RetentionRules {
  constructor(private readonly database: Database) {}

  /** What counts for the company, decided or usual. */
  async of(companyId: string): Promise<Retention> {
    const [row] = await this.database.inCompany(companyId, (manager) =>
      manager.query<Retention[]>(select, [companyId]),
    );
    return row ?? usualRetention;
  }

  /** Decides anew. Throws Forbidden, or ToolError `invalid_input` that names each number outside its limits. */
  async set(admin: Person, rules: Retention): Promise<void> {
    requireRole(admin, 'company_admin');
    refuseOutside(rules);
    const { companyId } = admin;
    const { callDays, eventDays, fileHours, repeatHours, idleDays, endsRetired } = rules;
    const values = [companyId, callDays, eventDays, fileHours, repeatHours, idleDays, endsRetired, admin.id];
    await this.database.inCompany(companyId, async (manager) => {
      await manager.query(upsert, values);
      await record(manager, admin, 'retention.set', `company:${companyId}`, { ...rules });
    });
  }
}

function refuseOutside(rules: Retention): void {
  const problems = Object.entries(retentionLimits).flatMap(([field, [least, most]]) => {
    const value = rules[field as keyof typeof retentionLimits];
    const fits = Number.isInteger(value) && value >= least && value <= most;
    return fits ? [] : [{ field, problem: `Must be a whole number from ${least} to ${most}` }];
  });
  if (rules.idleDays > 0 && rules.idleDays < leastIdle)
    problems.push({ field: 'idleDays', problem: `Must be 0 for never, or at least ${leastIdle}` });
  const [first] = problems;
  if (first) throw new ToolError('invalid_input', `${first.field}: ${first.problem}`, { problems });
}
