import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

/**
 * What the hub keeps as an authorization server. `agent_grants` is what a person lets a client do, `access_tokens` what was
 * issued under it; `oauth_items` are codes, refresh tokens, sessions and sign-ins under way, found by the hash of an id that
 * only their holder knows and encrypted with a key made from that id, so that they are opened before any company is known.
 */
export class AuthorizationServer1795392000010 implements MigrationInterface {
  name = 'AuthorizationServer1795392000010';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await this.grants(runner);
    await this.tokens(runner);
    await this.items(runner);
    const all = 'SELECT, INSERT, UPDATE, DELETE';
    await wall(runner, 'agent_grants', { app: all, executor: 'SELECT, UPDATE' });
    await wall(runner, 'client_blocks', { app: all, executor: 'SELECT' });
    await wall(runner, 'access_tokens', { executor: all });
    await wall(runner, 'oauth_items', { executor: all });
    await wall(runner, 'oauth_clients', { executor: all });
    await wall(runner, 'authorization_keys', { executor: all });
  }

  private async grants(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE agent_grants (
      company_id uuid NOT NULL,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      person_id uuid NOT NULL,
      client_id text NOT NULL,
      client_name text NOT NULL,
      redirect_host text NOT NULL,
      audience text NOT NULL,
      skills text[],
      writes boolean NOT NULL,
      granted_at timestamptz NOT NULL DEFAULT now(),
      last_used_at timestamptz,
      ended_at timestamptz,
      PRIMARY KEY (company_id, id),
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(
      `CREATE INDEX agent_grants_of_person ON agent_grants (company_id, person_id, client_id)`,
    );
    await runner.query(`CREATE INDEX agent_grants_of_client ON agent_grants (company_id, client_id)`);
    await runner.query(`CREATE TABLE client_blocks (
      company_id uuid NOT NULL REFERENCES companies,
      client_id text NOT NULL,
      client_name text NOT NULL,
      blocked_by uuid NOT NULL,
      blocked_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, client_id))`);
  }

  /** Under a person's grant, under a service key, or under both when a service has exchanged a person's token. */
  private async tokens(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE access_tokens (
      company_id uuid NOT NULL,
      hash bytea NOT NULL,
      grant_id uuid,
      key_id uuid,
      person_id uuid,
      audience text NOT NULL,
      writes boolean NOT NULL,
      payload jsonb NOT NULL,
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (company_id, hash),
      CHECK (grant_id IS NOT NULL OR key_id IS NOT NULL),
      CHECK (grant_id IS NULL OR person_id IS NOT NULL),
      FOREIGN KEY (company_id, grant_id) REFERENCES agent_grants ON DELETE CASCADE,
      FOREIGN KEY (company_id, key_id) REFERENCES api_keys ON DELETE CASCADE,
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(`CREATE INDEX access_tokens_of_grant ON access_tokens (company_id, grant_id)`);
    await runner.query(`CREATE INDEX access_tokens_by_expiry ON access_tokens (expires_at)`);
  }

  private async items(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE oauth_items (
      id_hash bytea PRIMARY KEY,
      kind text NOT NULL,
      company_id uuid,
      grant_id uuid,
      sealed bytea NOT NULL,
      consumed_at timestamptz,
      expires_at timestamptz NOT NULL,
      FOREIGN KEY (company_id, grant_id) REFERENCES agent_grants ON DELETE CASCADE)`);
    await runner.query(`CREATE INDEX oauth_items_of_grant ON oauth_items (company_id, grant_id)`);
    await runner.query(`CREATE INDEX oauth_items_by_expiry ON oauth_items (expires_at)`);
    await runner.query(`CREATE TABLE oauth_clients (
      id text PRIMARY KEY,
      metadata jsonb NOT NULL,
      registered_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE authorization_keys (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      purpose text NOT NULL CHECK (purpose IN ('signing', 'cookies')),
      wrapped bytea NOT NULL,
      wrapped_by text NOT NULL,
      made_at timestamptz NOT NULL DEFAULT now())`);
  }
}
