import type { Statement } from '@hub/platform';

import type { EndedCall } from './call-facts.js';

/** Inserts any number of ended calls at once. `$16` is how many milliseconds ago each ended, so that the time is the database's. */
export const recordCalls: Statement = {
  name: 'runtime.record_calls',
  text: `INSERT INTO calls (company_id, person_id, door, agent, key_id, tool, effect, provider, connection_id, account, target,
      outcome, problem, duration_ms, at)
    SELECT company_id, person_id, door, agent, key_id, tool, effect, provider, connection_id, account, target,
      outcome, problem, duration_ms, clock_timestamp() - ago * interval '1 millisecond'
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::uuid[],
      $10::text[], $11::text[], $12::text[], $13::text[], $14::integer[], $15::float8[])
      AS ended(company_id, person_id, door, agent, key_id, tool, effect, provider, connection_id, account, target,
        outcome, problem, duration_ms, ago)`,
};

/** The values of `recordCalls`: a column of values for each parameter. */
export function columnsOf(calls: readonly EndedCall[], now: number): unknown[] {
  const column = (pick: (call: EndedCall) => unknown): unknown[] => calls.map(pick);
  return [
    column((call) => call.companyId),
    column((call) => call.personId),
    column((call) => call.door),
    column((call) => call.agent),
    column((call) => call.keyId),
    column((call) => call.tool),
    column((call) => call.effect),
    column((call) => call.provider),
    column((call) => call.connectionId),
    column((call) => call.account),
    column((call) => call.target),
    column((call) => call.outcome),
    column((call) => call.problem),
    column((call) => Math.round(call.duration)),
    column((call) => Math.max(0, now - call.ended)),
  ];
}

/** The intent of a call that changes the world, committed before anything leaves; its time is that of its key. */
export const recordIntent: Statement = {
  name: 'runtime.record_intent',
  text: `INSERT INTO calls (company_id, person_id, door, agent, key_id, tool, effect, provider, connection_id, account, target,
      outcome, id, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'sent', $12, now()) RETURNING at::text AS at`,
};

/** What became of an intent, and with it what a repeat is told: `$8` null forgets the key, so that it may be tried again. */
export const recordOutcome: Statement = {
  name: 'runtime.record_outcome',
  text: `WITH ended AS (
      UPDATE calls SET outcome = $4, problem = $5, duration_ms = $6
      WHERE company_id = $1 AND at = $2::timestamptz AND id = $3),
    forgotten AS (
      DELETE FROM idempotency_keys WHERE company_id = $1 AND person_id = $7 AND client = $9 AND tool = $10 AND key = $11
        AND $8::text IS NULL)
    UPDATE idempotency_keys SET state = $8, result = $12
    WHERE company_id = $1 AND person_id = $7 AND client = $9 AND tool = $10 AND key = $11 AND $8::text IS NOT NULL`,
};

/** Takes a key for this call. No row: somebody has it already. `$7` is for how long a key is remembered. */
export const claimKey: Statement = {
  name: 'runtime.claim_key',
  text: `INSERT INTO idempotency_keys AS known (company_id, person_id, client, tool, key, input_hash, operation, state)
    VALUES ($1, $2, $3, $4, $5, $6, $8, 'running')
    ON CONFLICT (company_id, person_id, client, tool, key) DO UPDATE
      SET input_hash = $6, operation = $8, state = 'running', result = NULL, created_at = now()
      WHERE known.created_at < now() - $7::interval
    RETURNING 1 AS claimed`,
};

/** What is known of a key. A call that has run for two minutes has been lost with its process. */
export const readKey: Statement = {
  name: 'runtime.read_key',
  text: `SELECT input_hash, operation, created_at::text AS at, result, CASE WHEN state = 'running' AND created_at < now() - interval '2 minutes'
      THEN 'unknown' ELSE state END AS state
    FROM idempotency_keys WHERE company_id = $1 AND person_id = $2 AND client = $3 AND tool = $4 AND key = $5`,
};

/** Forgets keys after a day. */
export const sweepKeys: Statement = {
  name: 'runtime.sweep_keys',
  text: `DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'`,
};

/** Makes the months that are missing. */
export const keepPartitions: Statement = {
  name: 'runtime.keep_partitions',
  text: 'SELECT keep_partitions()',
};
