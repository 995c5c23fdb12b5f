import type { QueryRunner } from 'typeorm';

/** Roles the hub works as; the migrator owns the tables and is neither. */
export const roles = ['skillhub_app', 'skillhub_executor'] as const;

interface Grants {
  /** Rights of the web and administration paths, each row behind the company's wall. */
  readonly app?: string;
  /** Rights of the one path that identifies a caller and holds tokens: it finds the company, so it sees them all. */
  readonly executor?: string;
}

/**
 * Makes `table` a walled one: row-level security forced, so that without `app.company_id` set in the transaction
 * the app role gets an error and with it only that company's rows.
 */
export async function wall(
  runner: QueryRunner,
  table: string,
  grants: Grants,
  companyColumn = 'company_id',
): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  if (grants.app) {
    await runner.query(
      `CREATE POLICY company_wall ON ${table} TO skillhub_app USING (${companyColumn} = current_setting('app.company_id')::uuid)`,
    );
    await runner.query(`GRANT ${grants.app} ON ${table} TO skillhub_app`);
  }
  if (grants.executor) {
    await runner.query(`CREATE POLICY executor_sees ON ${table} TO skillhub_executor USING (true)`);
    await runner.query(`GRANT ${grants.executor} ON ${table} TO skillhub_executor`);
  }
  await runner.query(`CREATE POLICY owner_keeps ON ${table} TO CURRENT_USER USING (true)`);
}

/** Migrations only go forward: a mistake is corrected by the next one. */
export async function forwardOnly(): Promise<never> {
  throw new Error('Migrations are forward only. Write a new one that corrects this.');
}
