import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

export class Connections1795392000002 implements MigrationInterface {
  name = 'Connections1795392000002';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE provider_clients (
      company_id uuid NOT NULL REFERENCES companies,
      provider text NOT NULL,
      client_id text NOT NULL,
      secret bytea NOT NULL,
      status text NOT NULL DEFAULT 'unchecked' CHECK (status IN ('unchecked', 'ready', 'failing')),
      report jsonb NOT NULL DEFAULT '[]',
      checked_at timestamptz,
      updated_by uuid,
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, provider))`);
    await runner.query(`CREATE TABLE connections (
      company_id uuid NOT NULL,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      person_id uuid NOT NULL,
      provider text NOT NULL,
      account_id text NOT NULL,
      account_label text NOT NULL,
      scopes text[] NOT NULL,
      sites jsonb NOT NULL DEFAULT '[]',
      status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'reconnect_required')),
      status_reason text,
      status_since timestamptz NOT NULL DEFAULT now(),
      is_default boolean NOT NULL,
      connected_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, person_id, provider, account_id),
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(
      `CREATE UNIQUE INDEX connections_one_default ON connections (company_id, person_id, provider) WHERE is_default`,
    );
    // Narrow and without secondary indexes, with room on each page: refreshing a token stays a HOT update.
    await runner.query(`CREATE TABLE connection_tokens (
      company_id uuid NOT NULL,
      connection_id uuid NOT NULL,
      version bigint NOT NULL DEFAULT 1,
      access_token bytea NOT NULL,
      refresh_token bytea,
      previous_refresh_token bytea,
      previous_until timestamptz,
      expires_at timestamptz,
      lease_owner text,
      lease_until timestamptz,
      attempt_id uuid,
      attempt_started_at timestamptz,
      retry_at timestamptz,
      failures integer NOT NULL DEFAULT 0,
      PRIMARY KEY (company_id, connection_id),
      FOREIGN KEY (company_id, connection_id) REFERENCES connections ON DELETE CASCADE) WITH (fillfactor = 75)`);
    await runner.query(`CREATE TABLE oauth_transactions (
      company_id uuid NOT NULL,
      state_hash bytea NOT NULL,
      person_id uuid NOT NULL,
      session_hash bytea NOT NULL,
      provider text NOT NULL,
      skill_id text,
      connection_id uuid,
      other_account boolean NOT NULL DEFAULT false,
      scopes text[] NOT NULL,
      verifier bytea NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      PRIMARY KEY (company_id, state_hash),
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(`CREATE INDEX oauth_transactions_by_expiry ON oauth_transactions (expires_at)`);
    const all = 'SELECT, INSERT, UPDATE, DELETE';
    await wall(runner, 'provider_clients', { app: all, executor: 'SELECT' });
    await wall(runner, 'connections', { app: all, executor: all });
    await wall(runner, 'connection_tokens', { executor: all });
    await wall(runner, 'oauth_transactions', { app: all, executor: all });
  }
}
