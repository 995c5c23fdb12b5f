import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

/**
 * `calls` holds every call: a read when it has ended, anything else before its request leaves (outcome `sent`).
 * `events` holds every change of state that is not a call. Both grow, so both are cut by month.
 */
export class Calls1795392000003 implements MigrationInterface {
  name = 'Calls1795392000003';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE calls (
      company_id uuid NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      person_id uuid NOT NULL,
      door text NOT NULL CHECK (door IN ('rest', 'mcp', 'web')),
      agent text,
      key_id uuid,
      tool text NOT NULL,
      effect text NOT NULL CHECK (effect IN ('read', 'write', 'send', 'destroy')),
      provider text NOT NULL,
      connection_id uuid,
      account text,
      target text,
      outcome text NOT NULL,
      problem text,
      duration_ms integer,
      PRIMARY KEY (company_id, at, id)) PARTITION BY RANGE (at)`);
    await runner.query(`CREATE INDEX calls_of_person ON calls (company_id, person_id, at DESC)`);
    await runner.query(`CREATE INDEX calls_of_connection ON calls (company_id, connection_id, at DESC)`);
    await runner.query(`CREATE TABLE events (
      company_id uuid NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      person_id uuid,
      action text NOT NULL,
      subject text NOT NULL,
      detail jsonb NOT NULL DEFAULT '{}',
      PRIMARY KEY (company_id, at, id)) PARTITION BY RANGE (at)`);
    await runner.query(`CREATE TABLE idempotency_keys (
      company_id uuid NOT NULL,
      person_id uuid NOT NULL,
      client text NOT NULL,
      tool text NOT NULL,
      key text NOT NULL,
      input_hash bytea NOT NULL,
      operation uuid NOT NULL,
      state text NOT NULL CHECK (state IN ('running', 'done', 'unknown')),
      result bytea,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, person_id, client, tool, key))`);
    await this.partitions(runner);
    await wall(runner, 'calls', { app: 'SELECT', executor: 'SELECT, INSERT, UPDATE' });
    await wall(runner, 'events', { app: 'SELECT, INSERT', executor: 'INSERT' });
    await wall(runner, 'idempotency_keys', { executor: 'SELECT, INSERT, UPDATE, DELETE' });
  }

  /** `keep_partitions()` makes the months that are missing from this one to three ahead; the hub calls it at start and daily. */
  private async partitions(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE FUNCTION keep_partitions() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      DECLARE parent text; month timestamptz; name text;
      BEGIN
        FOREACH parent IN ARRAY ARRAY['calls', 'events'] LOOP
          FOR month IN SELECT generate_series(date_trunc('month', now(), 'UTC'), now() + interval '3 months', interval '1 month') LOOP
            name := parent || '_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
            IF to_regclass(name) IS NULL THEN
              EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', name, parent, month,
                (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC');
            END IF;
          END LOOP;
        END LOOP;
      END $$`);
    await runner.query(`REVOKE EXECUTE ON FUNCTION keep_partitions() FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION keep_partitions() TO skillhub_app, skillhub_executor`);
    await runner.query(`SELECT keep_partitions()`);
  }
}
