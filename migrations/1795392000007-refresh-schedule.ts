import { getConstructionPlans } from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

/**
 * When each connection is due to be renewed, how fast each provider app may be asked, what people are told and by which ways,
 * and the tables of the jobs.
 */
export class RefreshSchedule1795392000007 implements MigrationInterface {
  name = 'RefreshSchedule1795392000007';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await this.schedule(runner);
    await this.notices(runner);
    await this.jobs(runner);
  }

  // Beside the tokens and not among them: an index on a column that every refresh changes would end HOT updates of the tokens.
  private async schedule(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE refresh_due (
      company_id uuid NOT NULL,
      connection_id uuid NOT NULL,
      due_at timestamptz,
      used_on date NOT NULL DEFAULT current_date,
      ends_at timestamptz,
      final_at timestamptz,
      PRIMARY KEY (company_id, connection_id),
      FOREIGN KEY (company_id, connection_id) REFERENCES connections ON DELETE CASCADE) WITH (fillfactor = 80)`);
    await runner.query(`CREATE INDEX refresh_due_by_time ON refresh_due (due_at) WHERE due_at IS NOT NULL`);
    await runner.query(`INSERT INTO refresh_due (company_id, connection_id, due_at)
      SELECT company_id, connection_id, CASE WHEN refresh_token IS NOT NULL
        THEN greatest(now(), expires_at - interval '10 minutes') + random() * interval '5 minutes' END
      FROM connection_tokens`);
    // Losing it in a crash only means to begin the count anew.
    await runner.query(`CREATE UNLOGGED TABLE provider_pace (
      company_id uuid NOT NULL,
      provider text NOT NULL,
      next_at timestamptz NOT NULL,
      ahead_at timestamptz NOT NULL,
      granted integer NOT NULL DEFAULT 0,
      failures integer NOT NULL DEFAULT 0,
      PRIMARY KEY (company_id, provider)) WITH (fillfactor = 20)`);
    const all = 'SELECT, INSERT, UPDATE, DELETE';
    await wall(runner, 'refresh_due', { app: 'SELECT', executor: all });
    await wall(runner, 'provider_pace', { executor: all });
  }

  private async notices(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE notices (
      company_id uuid NOT NULL,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      person_id uuid NOT NULL,
      kind text NOT NULL,
      subject text NOT NULL,
      connection_id uuid,
      detail jsonb NOT NULL DEFAULT '{}',
      created_at timestamptz NOT NULL DEFAULT now(),
      read_at timestamptz,
      settled_at timestamptz,
      PRIMARY KEY (company_id, id),
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE,
      FOREIGN KEY (company_id, connection_id) REFERENCES connections ON DELETE CASCADE)`);
    await runner.query(
      `CREATE UNIQUE INDEX notices_one_open ON notices (company_id, subject, kind) WHERE settled_at IS NULL`,
    );
    await runner.query(
      `CREATE INDEX notices_of_person ON notices (company_id, person_id) WHERE settled_at IS NULL`,
    );
    await runner.query(`CREATE TABLE notice_deliveries (
      company_id uuid NOT NULL,
      notice_id uuid NOT NULL,
      channel text NOT NULL CHECK (channel IN ('mail', 'webhook')),
      due_at timestamptz DEFAULT now(),
      attempts integer NOT NULL DEFAULT 0,
      delivered_at timestamptz,
      problem text,
      PRIMARY KEY (company_id, notice_id, channel),
      FOREIGN KEY (company_id, notice_id) REFERENCES notices ON DELETE CASCADE)`);
    await runner.query(
      `CREATE INDEX notice_deliveries_by_time ON notice_deliveries (due_at) WHERE due_at IS NOT NULL`,
    );
    await runner.query(`CREATE TABLE webhooks (
      company_id uuid PRIMARY KEY REFERENCES companies,
      url text NOT NULL,
      secret bytea NOT NULL,
      delivered_at timestamptz,
      problem text,
      problem_at timestamptz,
      updated_by uuid,
      updated_at timestamptz NOT NULL DEFAULT now())`);
    const all = 'SELECT, INSERT, UPDATE, DELETE';
    await wall(runner, 'notices', { app: 'SELECT, UPDATE', executor: all });
    await wall(runner, 'notice_deliveries', { executor: all });
    await wall(runner, 'webhooks', { app: all, executor: 'SELECT, UPDATE' });
  }

  // pg-boss makes its tables here and never when the hub runs. They hold the names of jobs and when they ran, nothing of a company.
  private async jobs(runner: QueryRunner): Promise<void> {
    const plans = getConstructionPlans('jobs')
      .replace(/\bBEGIN;/, '')
      .replace(/\bCOMMIT;/, '');
    await runner.query(plans);
    await runner.query(`GRANT USAGE ON SCHEMA jobs TO skillhub_executor`);
    await runner.query(
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO skillhub_executor`,
    );
    await runner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA jobs TO skillhub_executor`);
    await runner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs TO skillhub_executor`);
  }
}
