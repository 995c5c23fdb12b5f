import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

/**
 * Takes a person out of everything (GDPR article 17). The records of what was done stay, under an id that leads to nobody, without
 * account, target, agent and key, and the audit chain takes a step for the change. Every other row that names the person goes, also
 * in tables that are younger than this function.
 */
const erasePerson = `CREATE FUNCTION erase_person(company uuid, person uuid, tombstone uuid)
  RETURNS TABLE (place text, what text, affected bigint) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public
  SET app.audit_door = 'open' AS $$
  DECLARE who people%ROWTYPE; subjects text[]; target record;
  BEGIN
    SELECT * INTO who FROM people p WHERE p.company_id = company AND p.id = person FOR UPDATE;
    IF NOT FOUND THEN RETURN; END IF;
    IF EXISTS (SELECT FROM revocations r WHERE r.company_id = company AND r.person_id = person AND r.state = 'open')
      OR EXISTS (SELECT FROM connections c WHERE c.company_id = company AND c.person_id = person) THEN
      RAISE EXCEPTION 'the connections of this person have not been ended';
    END IF;
    subjects := ARRAY(SELECT 'person:' || person
      UNION SELECT 'api_key:' || k.id FROM api_keys k WHERE k.company_id = company AND k.person_id = person
      UNION SELECT 'connection:' || r.connection_id FROM revocations r WHERE r.company_id = company AND r.person_id = person
      UNION SELECT 'connection:' || c.connection_id FROM calls c WHERE c.company_id = company AND c.person_id = person
      UNION SELECT e.subject FROM events e WHERE e.company_id = company AND e.person_id = person AND e.subject LIKE 'connection:%');
    place := 'calls'; what := 'kept without a name';
    UPDATE calls c SET person_id = tombstone, agent = NULL, key_id = NULL, connection_id = NULL, account = NULL, target = NULL
      WHERE c.company_id = company AND c.person_id = person;
    GET DIAGNOSTICS affected = ROW_COUNT; RETURN NEXT;
    place := 'events';
    UPDATE events e SET person_id = CASE WHEN e.person_id = person THEN tombstone ELSE e.person_id END,
        subject = CASE WHEN e.subject = ANY (subjects) THEN split_part(e.subject, ':', 1) || ':' || tombstone ELSE e.subject END,
        detail = CASE WHEN e.subject = ANY (subjects) OR strpos(lower(e.detail::text), lower(who.email)) > 0
          OR strpos(e.detail::text, person::text) > 0 THEN '{}' ELSE e.detail END
      WHERE e.company_id = company AND (e.person_id = person OR e.subject = ANY (subjects)
        OR strpos(lower(e.detail::text), lower(who.email)) > 0 OR strpos(e.detail::text, person::text) > 0);
    GET DIAGNOSTICS affected = ROW_COUNT; RETURN NEXT;
    place := 'revocations';
    UPDATE revocations r SET person_id = tombstone, connection_id = tombstone, account_id = NULL, account_label = NULL,
        state = CASE WHEN r.state IN ('impossible', 'lost', 'expired') THEN 'dismissed' ELSE r.state END
      WHERE r.company_id = company AND r.person_id = person;
    GET DIAGNOSTICS affected = ROW_COUNT; RETURN NEXT;
    IF to_regclass('agents') IS NOT NULL THEN
      DELETE FROM agents a WHERE a.company_id = company AND a.owner_id = person AND a.audience = 'me';
    END IF;
    FOR target IN SELECT c.table_name AS name, c.column_name AS col FROM information_schema.columns c
        JOIN pg_class t ON t.oid = format('%I', c.table_name)::regclass AND NOT t.relispartition AND t.relkind IN ('r', 'p')
        WHERE c.table_schema = 'public' AND c.data_type = 'uuid' AND c.table_name NOT IN ('calls', 'events', 'revocations', 'people')
          AND c.column_name IN ('person_id', 'created_by', 'updated_by', 'blocked_by') ORDER BY c.column_name DESC, c.table_name LOOP
      place := target.name;
      IF target.col = 'person_id' THEN
        what := 'removed';
        EXECUTE format('DELETE FROM %I WHERE company_id = $1 AND person_id = $2', target.name) USING company, person;
      ELSE
        what := 'kept without a name';
        EXECUTE format('UPDATE %1$I SET %2$I = $3 WHERE company_id = $1 AND %2$I = $2', target.name, target.col)
          USING company, person, tombstone;
      END IF;
      GET DIAGNOSTICS affected = ROW_COUNT;
      IF affected > 0 THEN RETURN NEXT; END IF;
    END LOOP;
    place := 'people'; what := 'removed';
    DELETE FROM people p WHERE p.company_id = company AND p.id = person;
    GET DIAGNOSTICS affected = ROW_COUNT; RETURN NEXT;
  END $$`;

/**
 * What is left when a connection, a person or a company goes: tokens that a provider has yet to end (`revocations`), which
 * connections will go because nobody uses them (`connection_endings`), and for how long a company keeps what (`retention_rules`).
 */
export class Leaving1795392000008 implements MigrationInterface {
  name = 'Leaving1795392000008';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await this.revocations(runner);
    await this.endings(runner);
    await this.rules(runner);
    await this.erasing(runner);
  }

  /** The sealed tokens stay in the place they were sealed to, which `person_id`, `provider` and `connection_id` name; none stays when it is settled. */
  private async revocations(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE revocations (
      company_id uuid NOT NULL REFERENCES companies,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      person_id uuid NOT NULL,
      connection_id uuid NOT NULL,
      provider text NOT NULL,
      account_id text,
      account_label text,
      reason text NOT NULL CHECK (reason IN ('disconnected', 'left', 'closed', 'idle', 'retired', 'late', 'unwanted')),
      state text NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'confirmed', 'shared', 'impossible', 'lost', 'expired', 'dismissed')),
      access_token bytea,
      refresh_token bytea,
      expires_at timestamptz,
      renewal_sent_at timestamptz,
      ends_at timestamptz NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      next_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      problem text,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      settled_at timestamptz,
      PRIMARY KEY (company_id, id),
      CHECK ((state = 'open') = (access_token IS NOT NULL)),
      CHECK (state = 'open' OR refresh_token IS NULL))`);
    await runner.query(`CREATE INDEX revocations_due ON revocations (next_at) WHERE state = 'open'`);
    await runner.query(`CREATE INDEX revocations_by_age ON revocations (company_id, created_at DESC, id)`);
    await runner.query(`CREATE INDEX revocations_of_connection ON revocations (company_id, connection_id)`);
    const shown =
      'company_id, id, person_id, connection_id, provider, account_label, reason, state, attempts, next_at, problem, created_at, settled_at';
    await wall(runner, 'revocations', {
      app: `SELECT (${shown}), UPDATE (state, settled_at)`,
      executor: 'SELECT, INSERT, UPDATE, DELETE',
    });
  }

  /** Connections that nobody uses, once their owner has been told: when each will be ended unless it is used before. */
  private async endings(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE connection_endings (
      company_id uuid NOT NULL,
      connection_id uuid NOT NULL,
      reason text NOT NULL CHECK (reason IN ('idle', 'retired')),
      ends_at timestamptz NOT NULL,
      told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (company_id, connection_id),
      FOREIGN KEY (company_id, connection_id) REFERENCES connections ON DELETE CASCADE)`);
    await runner.query(`CREATE INDEX connection_endings_by_time ON connection_endings (ends_at)`);
    await wall(runner, 'connection_endings', { app: 'SELECT', executor: 'SELECT, INSERT, UPDATE, DELETE' });
  }

  private async rules(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE retention_rules (
      company_id uuid PRIMARY KEY REFERENCES companies,
      call_days integer NOT NULL CHECK (call_days BETWEEN 30 AND 3650),
      event_days integer NOT NULL CHECK (event_days BETWEEN 90 AND 3650),
      file_hours integer NOT NULL CHECK (file_hours BETWEEN 1 AND 24),
      repeat_hours integer NOT NULL CHECK (repeat_hours BETWEEN 1 AND 24),
      idle_days integer NOT NULL CHECK (idle_days BETWEEN 0 AND 3650),
      ends_retired boolean NOT NULL,
      updated_by uuid NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
    await runner.query(`GRANT SELECT (began_at) ON sessions TO skillhub_app`);
    await wall(runner, 'retention_rules', { app: 'SELECT, INSERT, UPDATE', executor: 'SELECT' });
    await runner.query(
      'GRANT SELECT (company_id, id, person_id, name, mime, size, expires_at) ON files TO skillhub_app',
    );
    await runner.query(
      `CREATE POLICY company_wall ON files TO skillhub_app USING (company_id = current_setting('app.company_id')::uuid)`,
    );
  }

  private async erasing(runner: QueryRunner): Promise<void> {
    await runner.query(erasePerson);
    await this.executorOnly(runner, 'erase_person(uuid, uuid, uuid)');
  }

  private async executorOnly(runner: QueryRunner, signature: string): Promise<void> {
    await runner.query(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${signature} TO skillhub_executor`);
  }
}
