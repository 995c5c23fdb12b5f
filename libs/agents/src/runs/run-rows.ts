import { randomUUID } from 'node:crypto';

import type { Database } from '@hub/platform';

import type { Owner } from '../conversations/conversation-rows.js';
import type { EndReason } from '../conversations/entry.js';

/** How a run stands: at work, waiting for its person, answered, ended by a limit, by a fault or by its person. */
export type RunStatus = 'running' | 'waiting' | 'done' | 'stopped' | 'failed' | 'cancelled';

/** One answer in the making, from a question to its end. Costs are in millionths of a US dollar. */
export interface Run {
  readonly id: string;
  readonly status: RunStatus;
  readonly reason: EndReason | undefined;
  readonly model: string;
  readonly steps: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
  readonly activeMs: number;
}

/** What has been used since the last time. */
export interface Spent {
  readonly steps?: number;
  readonly input?: number;
  readonly output?: number;
  readonly costMicros?: number;
  readonly activeMs?: number;
}

interface RunRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly reason: EndReason | null;
  readonly model: string;
  readonly steps: number;
  readonly input_tokens: string;
  readonly output_tokens: string;
  readonly cost_micros: string;
  readonly active_ms: string;
  readonly cancelled: boolean;
}

const columns =
  'id, status, reason, model, steps, input_tokens, output_tokens, cost_micros, active_ms, cancelled';
const recent = `at > now() - interval '8 days'`;
const add = `UPDATE runs SET steps = steps + $2, input_tokens = input_tokens + $3, output_tokens = output_tokens + $4,
    cost_micros = cost_micros + $5, active_ms = active_ms + $6 WHERE id = $1 AND ${recent} RETURNING ${columns}`;
const end = `UPDATE runs SET status = $2, reason = $3, ended_at = CASE WHEN $2 = 'waiting' THEN NULL ELSE now() END
  WHERE id = $1 AND ${recent}`;

/** Runs in the database. */
export class RunRows {
  constructor(private readonly database: Database) {}

  /** Records a run as running, before its first step. */
  /** Begins a run. */
  async create(
    owner: Owner,
    facts: { id: string; conversation: string; agent: string; model: string },
  ): Promise<void> {
    const { id, conversation, agent, model } = facts;
    await this.query(
      owner,
      `INSERT INTO runs (company_id, id, conversation_id, agent_id, person_id, model, status)
       VALUES ($1, $2, $3, $4, $5, $6, 'running')`,
      [owner.companyId, id, conversation, agent, owner.id, model],
    );
  }

  /** The latest run of a conversation. */
  async latest(owner: Owner, conversation: string): Promise<Run | undefined> {
    const [row] = await this.query<RunRow[]>(
      owner,
      `SELECT ${columns} FROM runs WHERE conversation_id = $1 ORDER BY at DESC LIMIT 1`,
      [conversation],
    );
    return row && runOf(row);
  }

  /** Takes a run up again, without an earlier wish to cancel it. */
  async resume(owner: Owner, id: string): Promise<void> {
    const text = `UPDATE runs SET status = 'running', reason = NULL, cancelled = false, ended_at = NULL WHERE id = $1 AND ${recent}`;
    await this.query(owner, text, [id]);
  }

  /** Adds up what was used. Returns the run as it then is, and whether its person wants it to end. */
  async spend(owner: Owner, id: string, spent: Spent): Promise<{ run: Run; cancelled: boolean }> {
    const { steps = 0, input = 0, output = 0, costMicros = 0, activeMs = 0 } = spent;
    const values = [id, steps, input, output, costMicros, Math.round(activeMs)];
    const [[row]] = await this.query<[RunRow[]]>(owner, add, values);
    if (!row) throw new Error('The run is gone');
    return { run: runOf(row), cancelled: row.cancelled };
  }

  /** Ends a run or lets it wait; `reason` says why it did not end by itself. */
  /** How the run has come to rest; one that waits has not ended. */
  async end(owner: Owner, id: string, status: RunStatus, reason?: EndReason): Promise<void> {
    await this.query(owner, end, [id, status, reason ?? null]);
  }

  /** Asks whoever works on the run to end it, in whatever process that is. */
  async cancel(owner: Owner, id: string): Promise<void> {
    await this.query(owner, `UPDATE runs SET cancelled = true WHERE id = $1 AND ${recent}`, [id]);
  }

  private query<Rows>({ companyId }: Owner, text: string, values: unknown[]): Promise<Rows> {
    return this.database.inCompany(companyId, (manager) => manager.query<Rows>(text, values));
  }
}

/** A new run's id. */
export const newRunId = (): string => randomUUID();

const runOf = (row: RunRow): Run => ({
  id: row.id,
  status: row.status,
  reason: row.reason ?? undefined,
  model: row.model,
  steps: row.steps,
  inputTokens: Number(row.input_tokens),
  outputTokens: Number(row.output_tokens),
  costMicros: Number(row.cost_micros),
  activeMs: Number(row.active_ms),
});
