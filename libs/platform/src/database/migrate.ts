import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

type Migrations = NonNullable<DataSourceOptions['migrations']>;

const open = (url: string, migrations: Migrations): Promise<DataSource> =>
  new DataSource({ type: 'postgres', url, migrations, migrationsTransactionMode: 'each' }).initialize();

/** Runs the migrations that are missing, as the login of `url` (the tables' owner). Returns their names. */
export async function migrate(url: string, migrations: Migrations): Promise<string[]> {
  const source = await open(url, migrations);
  try {
    const ran = await source.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** Whether a migration of the list (classes, by name) has not run yet; the hub then refuses to serve. Any login may ask. */
export async function isBehind(
  url: string,
  migrations: readonly { readonly name: string }[],
): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
    const ran = new Set(rows.map(({ name }) => name));
    return migrations.some(({ name }) => !ran.has(name));
  } catch (cause) {
    // No such table, or one that is too old to let this login in.
    if (cause instanceof pg.DatabaseError && (cause.code === '42P01' || cause.code === '42501')) return true;
    throw cause;
  } finally {
    await client.end();
  }
}
