import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, roles, wall } from './wall.js';

export class CompaniesAndPeople1795392000000 implements MigrationInterface {
  name = 'CompaniesAndPeople1795392000000';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    for (const role of roles) {
      await runner.query(
        `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
      );
      await runner.query(`GRANT ${role} TO CURRENT_USER`);
    }
    await runner.query(`CREATE TABLE companies (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
      name text NOT NULL,
      status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
      created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE company_keys (
      company_id uuid NOT NULL REFERENCES companies,
      version integer NOT NULL,
      wrapped bytea NOT NULL,
      wrapped_by text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, version))`);
    await runner.query(`CREATE TABLE people (
      company_id uuid NOT NULL REFERENCES companies,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      email text NOT NULL CHECK (email = lower(email)),
      name text NOT NULL,
      password_hash text,
      subject text,
      status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, email),
      UNIQUE (company_id, subject))`);
    await runner.query(`CREATE INDEX people_by_email ON people (email)`);
    await runner.query(`CREATE TABLE person_roles (
      company_id uuid NOT NULL,
      person_id uuid NOT NULL,
      role text NOT NULL CHECK (role IN ('catalogue_editor', 'company_admin', 'analytics_viewer', 'auditor', 'group_admin')),
      PRIMARY KEY (company_id, person_id, role),
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE teams (
      company_id uuid NOT NULL REFERENCES companies,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      name text NOT NULL,
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, name))`);
    await runner.query(`CREATE TABLE team_members (
      company_id uuid NOT NULL,
      team_id uuid NOT NULL,
      person_id uuid NOT NULL,
      PRIMARY KEY (company_id, person_id, team_id),
      FOREIGN KEY (company_id, team_id) REFERENCES teams ON DELETE CASCADE,
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE identity_providers (
      company_id uuid PRIMARY KEY REFERENCES companies,
      title text NOT NULL,
      issuer text NOT NULL,
      client_id text NOT NULL,
      secret bytea NOT NULL,
      groups_claim text NOT NULL DEFAULT 'groups',
      role_of_group jsonb NOT NULL DEFAULT '{}',
      trusts_email boolean NOT NULL DEFAULT false,
      updated_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE TABLE sessions (
      id_hash bytea PRIMARY KEY,
      company_id uuid,
      person_id uuid,
      data jsonb NOT NULL,
      began_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(`CREATE INDEX sessions_of_person ON sessions (company_id, person_id)`);
    await runner.query(`CREATE INDEX sessions_by_expiry ON sessions (expires_at)`);
    await runner.query(`CREATE TABLE api_keys (
      company_id uuid NOT NULL REFERENCES companies,
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      kind text NOT NULL CHECK (kind IN ('personal', 'service')),
      person_id uuid,
      name text NOT NULL,
      hash bytea NOT NULL,
      hint text NOT NULL,
      skills text[],
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz,
      revoked_at timestamptz,
      PRIMARY KEY (company_id, id),
      UNIQUE (company_id, hash),
      CHECK ((kind = 'personal') = (person_id IS NOT NULL)),
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE service_key_grants (
      company_id uuid NOT NULL,
      key_id uuid NOT NULL,
      person_id uuid NOT NULL,
      granted_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, key_id, person_id),
      FOREIGN KEY (company_id, key_id) REFERENCES api_keys ON DELETE CASCADE,
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await this.walls(runner);
  }

  private async walls(runner: QueryRunner): Promise<void> {
    const all = 'SELECT, INSERT, UPDATE, DELETE';
    await wall(runner, 'companies', { app: 'SELECT, UPDATE', executor: 'SELECT' }, 'id');
    await wall(runner, 'company_keys', { executor: 'SELECT, INSERT, UPDATE, DELETE' });
    await wall(runner, 'people', { app: all, executor: 'SELECT' });
    await wall(runner, 'person_roles', { app: all, executor: 'SELECT' });
    await wall(runner, 'teams', { app: all, executor: 'SELECT' });
    await wall(runner, 'team_members', { app: all, executor: 'SELECT' });
    await wall(runner, 'identity_providers', { app: all, executor: 'SELECT' });
    await wall(runner, 'sessions', {
      app: 'SELECT (company_id, person_id, expires_at), DELETE',
      executor: all,
    });
    await wall(runner, 'api_keys', { app: all, executor: 'SELECT' });
    await wall(runner, 'service_key_grants', { app: all, executor: 'SELECT' });
  }
}
