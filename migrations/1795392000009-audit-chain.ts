import type { MigrationInterface, QueryRunner } from 'typeorm';

import { auditFunctions, entryOf } from './audit-functions.js';
import { retentionFunctions } from './audit-retention.js';
import { forwardOnly, wall } from './wall.js';

/**
 * `events` and `calls` may only grow, and each change of them takes a step in its company's chain of hashes, in its own
 * transaction. `audit_heads` says where each chain begins and ends. See docs/decisions/0010-audit-chain.md.
 */
export class AuditChain1795392000009 implements MigrationInterface {
  name = 'AuditChain1795392000009';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    for (const text of [...auditFunctions, ...retentionFunctions]) await runner.query(text);
    await runner.query(`SELECT keep_partitions()`);
    await this.chainWhatIsThere(runner);
    await this.triggers(runner);
    // Whether the schema is behind is asked by the hub, which need not be its owner.
    await runner.query(`GRANT SELECT ON migrations TO skillhub_app, skillhub_executor`);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE audit_heads (
      company_id uuid PRIMARY KEY REFERENCES companies,
      seq bigint NOT NULL DEFAULT 0,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      hash bytea NOT NULL,
      first_seq bigint NOT NULL DEFAULT 0,
      first_hash bytea NOT NULL) WITH (fillfactor = 50)`);
    await runner.query(`CREATE TABLE audit_steps (
      company_id uuid NOT NULL,
      seq bigint NOT NULL,
      at timestamptz NOT NULL,
      source text NOT NULL CHECK (source IN ('calls', 'events')),
      kind text NOT NULL CHECK (kind IN ('added', 'changed')),
      entries bytea NOT NULL,
      hash bytea NOT NULL,
      PRIMARY KEY (company_id, seq, at)) PARTITION BY RANGE (at)`);
    await wall(runner, 'audit_heads', { app: 'SELECT', executor: 'SELECT' });
    await wall(runner, 'audit_steps', { app: 'SELECT' });
  }

  private async chainWhatIsThere(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO audit_heads (company_id, hash, first_hash)
      SELECT id, sha256(uuid_send(id)), sha256(uuid_send(id)) FROM companies`);
    for (const source of ['calls', 'events'])
      await runner.query(`SELECT audit_append(company_id, '${source}', 'added', entries) FROM (
        SELECT company_id, chunk, string_agg(entry, ''::bytea ORDER BY at, id) AS entries FROM (
          SELECT company_id, at, id, ${entryOf('r')} AS entry,
            row_number() OVER (PARTITION BY company_id ORDER BY at, id) / 1000 AS chunk FROM ${source} r) AS rows
        GROUP BY company_id, chunk ORDER BY company_id, chunk) AS chunks`);
  }

  private async triggers(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TRIGGER audit_begins AFTER INSERT ON companies
      FOR EACH ROW EXECUTE FUNCTION audit_begin()`);
    // One step for a whole batch of calls, and at the end of its statement.
    await runner.query(`CREATE TRIGGER audit_added AFTER INSERT ON calls REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION audit_touched('added')`);
    for (const source of ['calls', 'events'])
      await runner.query(`CREATE TRIGGER audit_changed AFTER UPDATE ON ${source} REFERENCING NEW TABLE AS touched
        FOR EACH STATEMENT EXECUTE FUNCTION audit_touched('changed')`);
    // At the commit: whoever notes an event and then waits for another row must not hold up the company's chain.
    await runner.query(`CREATE CONSTRAINT TRIGGER audit_added AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION audit_event_added()`);
    await this.refusals(runner);
  }

  private async refusals(runner: QueryRunner): Promise<void> {
    for (const source of ['calls', 'events', 'audit_steps']) {
      await runner.query(`CREATE TRIGGER audit_keeps BEFORE DELETE ON ${source}
        FOR EACH ROW EXECUTE FUNCTION audit_refuse()`);
      await runner.query(`CREATE TRIGGER audit_keeps_all BEFORE TRUNCATE ON ${source}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()`);
    }
    await runner.query(`CREATE TRIGGER audit_is_final BEFORE UPDATE ON events
      FOR EACH ROW EXECUTE FUNCTION audit_refuse()`);
    await runner.query(`CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit_steps
      FOR EACH ROW EXECUTE FUNCTION audit_refuse()`);
    // The outcome of a call comes once, or once more after a look at the provider.
    await runner.query(`CREATE TRIGGER audit_is_final BEFORE UPDATE ON calls
      FOR EACH ROW WHEN (OLD.outcome NOT IN ('sent', 'unknown')) EXECUTE FUNCTION audit_refuse()`);
    await runner.query(`REVOKE UPDATE ON calls FROM skillhub_executor`);
    await runner.query(`GRANT UPDATE (outcome, problem, duration_ms) ON calls TO skillhub_executor`);
  }
}
