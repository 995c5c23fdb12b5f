import pg from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';

/** A statement that PostgreSQL plans once per connection; `name` is unique in the process. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** What `Database` is made from. `entities` and `migrations` may be empty. */
export interface DatabaseOptions {
  readonly url: string;
  /** Connections per pool. */
  readonly pool: number;
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
}

const optionsFor = (role: string): string => `-c role=${role} -c statement_timeout=15000 -c timezone=UTC`;

/**
 * The one database, through two doors. `inCompany` sees one company's rows and nothing else; `executor` identifies callers
 * and holds tokens, so it sees every company and each of its statements names one.
 */
export class Database {
  private readonly source: DataSource;
  private readonly pool: pg.Pool;

  constructor(options: DatabaseOptions) {
    this.source = new DataSource({
      type: 'postgres',
      url: options.url,
      entities: options.entities,
      migrations: options.migrations,
      uuidExtension: 'pgcrypto',
      migrationsTransactionMode: 'each',
      poolSize: options.pool,
      extra: { options: optionsFor('skillhub_app') },
    });
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.pool,
      // Its few statements always mean the same rows: planning them anew each time costs PostgreSQL several times the work.
      options: `${optionsFor('skillhub_executor')} -c plan_cache_mode=force_generic_plan`,
      connectionTimeoutMillis: 5_000,
    });
    // A dropped idle connection is replaced on the next use; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  /** Opens the connections. Throws when the database cannot be reached; may be called again. */
  async open(): Promise<void> {
    if (!this.source.isInitialized) await this.source.initialize();
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
    return this.source.transaction(async (manager) => {
      await manager.query(`SELECT set_config('app.company_id', $1, true)`, [companyId]);
      return work(manager);
    });
  }

  /** Runs a named statement as the executor: across companies, so its text must name the company it means. */
  async execute<Row extends pg.QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const { name, text } = statement;
    const { rows } = await this.pool.query<Row>({ name, text, values: values as unknown[] });
    return rows;
  }

  /** One executor transaction, for what must stand or fall together. */
  async executeTogether<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (cause) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw cause;
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
