import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

/** Attachments and exports that wait for a day, sealed: an answer carries a handle instead of their bytes. */
export class Files1795392000005 implements MigrationInterface {
  name = 'Files1795392000005';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE files (
      company_id uuid NOT NULL,
      id uuid NOT NULL,
      person_id uuid NOT NULL,
      name text NOT NULL,
      mime text NOT NULL,
      size integer NOT NULL,
      content bytea NOT NULL,
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (company_id, id),
      FOREIGN KEY (company_id, person_id) REFERENCES people ON DELETE CASCADE)`);
    await runner.query(`CREATE INDEX files_of_person ON files (company_id, person_id)`);
    await runner.query(`CREATE INDEX files_by_expiry ON files (expires_at)`);
    await wall(runner, 'files', { executor: 'SELECT, INSERT, DELETE' });
  }
}
