import pg from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';

import { asAway } from './away.js';
import { type DatabaseLogins, problemOf, type Worker, whoWorks } from './logins.js';

/** A statement that PostgreSQL plans once per connection; `name` is unique in the process. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** What `Database` is made from. `entities` and `migrations` may be empty. */
export interface DatabaseOptions extends DatabaseLogins {
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
}

// A login of its own has its settings from ALTER ROLE: a pooler passes none on.
const optionsFor = ({ executorUrl }: DatabaseLogins, role: string, more = ''): string | undefined =>
  executorUrl === undefined ? `-c role=${role} -c statement_timeout=15000 -c timezone=UTC${more}` : undefined;

/**
 * The one database, through two doors. `inCompany` sees one company's rows and nothing else; `executor` identifies callers
 * and holds tokens, so it sees every company and each of its statements names one.
 */
export class Database {
  private readonly source: DataSource;
  private readonly pool: pg.Pool;
  private readonly prepares: boolean;

  constructor(private readonly options: DatabaseOptions) {
    this.prepares = options.prepares ?? true;
    this.source = new DataSource({
      type: 'postgres',
      url: options.url,
      entities: options.entities,
      migrations: options.migrations,
      uuidExtension: 'pgcrypto',
      migrationsTransactionMode: 'each',
      poolSize: options.pool,
      extra: { options: optionsFor(options, 'skillhub_app') },
    });
    this.pool = new pg.Pool({
      connectionString: options.executorUrl ?? options.url,
      max: options.pool,
      // Its few statements always mean the same rows: planning them anew each time costs PostgreSQL several times the work.
      options: optionsFor(options, 'skillhub_executor', ' -c plan_cache_mode=force_generic_plan'),
      connectionTimeoutMillis: 5_000,
    });
    // A dropped idle connection is replaced on the next use; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /** Opens the connections. Throws when the database cannot be reached or a pool does not work as its role; may be called again. */
  async open(): Promise<void> {
    if (this.source.isInitialized) return;
    await this.source.initialize();
    const [app] = await this.source.query<Worker[]>(whoWorks);
    const [executor] = (await this.pool.query<Worker>(whoWorks)).rows;
    const isOwnLogin = this.options.executorUrl !== undefined;
    const problems = [
      app && problemOf(app, 'app', isOwnLogin),
      executor && problemOf(executor, 'executor', isOwnLogin),
    ].filter((problem) => problem !== undefined);
    if (problems.length === 0) return;
    await this.source.destroy();
    throw new Error(`The database login is not right: ${problems.join('; ')}`);
  }

  /** Ends every connection; running statements end first. */
  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
    await this.pool.end();
  }

  /** One transaction behind the wall of `companyId`: any row of another company is invisible to it. */
  async inCompany<Result>(
    companyId: string,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.source.transaction(async (manager) => {
        await manager.query(`SELECT set_config('app.company_id', $1, true)`, [companyId]);
        return work(manager);
      });
    } catch (cause) {
      throw asAway(cause);
    }
  }

  /** One look at a company's rows as of one moment, behind its wall: reads only, and as long as it takes. */
  async viewCompany<Result>(
    companyId: string,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.source.transaction('REPEATABLE READ', async (manager) => {
      await manager.query(
        `SELECT set_config('app.company_id', $1, true), set_config('statement_timeout', '0', true),
          set_config('timezone', 'UTC', true), set_config('transaction_read_only', 'on', true)`,
        [companyId],
      );
      return work(manager);
    });
  }

  /** Runs a named statement as the executor: across companies, so its text must name the company it means. Throws DatabaseAway. */
  async execute<Row extends pg.QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const { name, text } = statement;
    const asked = { name: this.prepares ? name : undefined, text, values: values as unknown[] };
    try {
      const { rows } = await this.pool.query<Row>(asked as pg.QueryConfig);
      return rows;
    } catch (cause) {
      throw asAway(cause);
    }
  }

  /** Runs SQL as it is, as the executor: for a library that brings its own. Several statements at once where there are no values. */
  async run(text: string, values?: readonly unknown[]): Promise<{ rows: pg.QueryResultRow[] }> {
    const result = await this.pool.query(text, values as unknown[] | undefined);
    // For several statements pg answers with a list, although its types do not say so.
    const results: pg.QueryResult[] = Array.isArray(result) ? result : [result];
    return { rows: results.flatMap(({ rows }) => rows) };
  }

  /** One executor transaction, for what must stand or fall together. */
  async executeTogether<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect().catch((cause: unknown) => {
      throw asAway(cause);
    });
    try {
      await client.query('BEGIN');
      const result = await work(this.prepares ? client : unprepared(client));
      await client.query('COMMIT');
      return result;
    } catch (cause) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw asAway(cause);
    } finally {
      client.release();
    }
  }

  /** Whether the database answers and no migration is pending: only then may the hub serve. */
  async isReady(): Promise<boolean> {
    try {
      await this.pool.query('SELECT 1');
      return this.source.isInitialized;
    } catch {
      return false;
    }
  }
}

/** The same connection, to which names of statements do not matter. */
function unprepared(client: pg.PoolClient): pg.PoolClient {
  const query = (asked: string | { name?: string }, values?: unknown[]): Promise<unknown> =>
    typeof asked === 'string'
      ? client.query(asked, values)
      : client.query({ ...asked, name: undefined } as unknown as pg.QueryConfig);
  return Object.assign(Object.create(client) as pg.PoolClient, { query });
}
