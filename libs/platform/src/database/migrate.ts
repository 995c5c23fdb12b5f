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

/** Whether a migration of the list has not run yet; the hub then refuses to serve. */
export async function isBehind(url: string, migrations: Migrations): Promise<boolean> {
  const source = await open(url, migrations);
  try {
    return await source.showMigrations();
  } finally {
    await source.destroy();
  }
}
