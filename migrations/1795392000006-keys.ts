import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

/**
 * Data keys get a value that only the right key opens, a count of what they sealed and an end: `emptied_at` when nothing is left on a
 * version, `destroyed_at` (and no wrapped key) when the company was shredded. `key_encryption_keys` holds a value of which each
 * key-encryption key shows that it is the right one; it belongs to no company.
 */
export class Keys1795392000006 implements MigrationInterface {
  name = 'Keys1795392000006';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE company_keys
      ALTER COLUMN wrapped DROP NOT NULL,
      ADD COLUMN check_value bytea,
      ADD COLUMN seals bigint NOT NULL DEFAULT 0,
      ADD COLUMN emptied_at timestamptz,
      ADD COLUMN destroyed_at timestamptz,
      ADD CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))`);
    await runner.query(`CREATE TABLE key_encryption_keys (
      id text PRIMARY KEY,
      wrapped bytea NOT NULL,
      first_used_at timestamptz NOT NULL DEFAULT now())`);
    await wall(runner, 'key_encryption_keys', { executor: 'SELECT, INSERT, UPDATE, DELETE' });
  }
}
