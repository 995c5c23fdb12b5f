import type { Env } from '../env/env-schema.js';

/** How the hub reaches its database. With `executorUrl` each role has a login of its own; without it, `url` takes both roles. */
export interface DatabaseLogins {
  readonly url: string;
  readonly executorUrl?: string | undefined;
  /** Whether statements are prepared by name; absent: they are. A pooler in transaction mode may not carry them. */
  readonly prepares?: boolean;
  /** Connections per pool. */
  readonly pool: number;
}

/** The logins that the settings name. */
export const loginsOf = (env: Env): DatabaseLogins => ({
  url: env.DATABASE_URL,
  executorUrl: env.EXECUTOR_DATABASE_URL,
  prepares: env.DATABASE_PREPARES,
  pool: env.DATABASE_POOL,
});

/** Where the owner of the tables logs in: only migrations and commands of the operator work as that. */
export const ownerUrlOf = (env: Env): string => env.MIGRATOR_DATABASE_URL ?? env.DATABASE_URL;

/** What a pool works as, as the database sees it. */
export const whoWorks = `SELECT current_user AS name, r.rolsuper OR r.rolbypassrls AS "passesWalls",
    pg_has_role(current_user, 'skillhub_app', 'USAGE') AS app,
    pg_has_role(current_user, 'skillhub_executor', 'USAGE') AS executor,
    pg_has_role(session_user, 'skillhub_executor', 'MEMBER') AS "canBeExecutor",
    current_setting('TimeZone') AS timezone, current_setting('statement_timeout') AS timeout
  FROM pg_roles r WHERE r.rolname = current_user`;

/** One row of `whoWorks`. */
export interface Worker {
  readonly name: string;
  readonly passesWalls: boolean;
  readonly app: boolean;
  readonly executor: boolean;
  readonly canBeExecutor: boolean;
  readonly timezone: string;
  readonly timeout: string;
}

/** Why a pool may not work like this, in words that say what to do; undefined when it may. */
export function problemOf(worker: Worker, role: 'app' | 'executor', isOwnLogin: boolean): string | undefined {
  const { name } = worker;
  if (worker.passesWalls) return `${name} passes every wall: take SUPERUSER and BYPASSRLS from it`;
  if (!worker[role])
    return isOwnLogin
      ? `${name} is no skillhub_${role}: GRANT skillhub_${role} TO ${name}`
      : `the connection did not become skillhub_${role}: behind a pooler set EXECUTOR_DATABASE_URL, so that each role logs in itself`;
  if (role === 'app' && (worker.executor || (isOwnLogin && worker.canBeExecutor)))
    return `${name} may also be the executor: REVOKE skillhub_executor FROM ${name}`;
  if (worker.timezone !== 'UTC')
    return `its time zone is ${worker.timezone}: ALTER ROLE ${name} SET timezone = 'UTC'`;
  if (worker.timeout === '0') return `it has no time limit: ALTER ROLE ${name} SET statement_timeout = '15s'`;
  return undefined;
}
