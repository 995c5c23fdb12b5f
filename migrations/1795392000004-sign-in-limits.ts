import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly, wall } from './wall.js';

/**
 * Failed sign-ins per address, counted for all replicas. They are counted before anybody is known, so there is no company
 * to wall them by; only the executor sees them, and a key is a hash. The columns and their order are rate-limiter-flexible's.
 */
export class SignInLimits1795392000004 implements MigrationInterface {
  name = 'SignInLimits1795392000004';
  down = forwardOnly;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE UNLOGGED TABLE sign_in_limits (
      key varchar(255) PRIMARY KEY,
      points integer NOT NULL DEFAULT 0,
      expire bigint)`);
    await wall(runner, 'sign_in_limits', { executor: 'SELECT, INSERT, UPDATE, DELETE' });
  }
}
