import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

export class Catalogue1795392000001 implements MigrationInterface {
  name = 'Catalogue1795392000001';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    // A primary key takes no NULL, so "the whole company" is the nil team.
    await runner.query(`CREATE TABLE skill_settings (
      company_id uuid NOT NULL REFERENCES companies,
      skill_id text NOT NULL,
      team_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
      enabled boolean NOT NULL,
      updated_by uuid NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, skill_id, team_id))`);
    await runner.query(`CREATE TABLE tool_policies (
      company_id uuid NOT NULL REFERENCES companies,
      tool text NOT NULL,
      decision text NOT NULL CHECK (decision IN ('allow', 'refuse')),
      updated_by uuid NOT NULL,
      updated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (company_id, tool))`);
    await wall(runner, 'skill_settings', { app: 'SELECT, INSERT, UPDATE, DELETE', executor: 'SELECT' });
    await wall(runner, 'tool_policies', { app: 'SELECT, INSERT, UPDATE, DELETE', executor: 'SELECT' });
  }
}
