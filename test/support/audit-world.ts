import { randomUUID } from 'node:crypto';

import { Audit } from '@hub/identity';
import { Database } from '@hub/platform';
import pg from 'pg';

import { freshDatabase } from './database.js';

/** An event of `$1` by `$2`, called `$3`. */
export const event = `INSERT INTO events (company_id, person_id, action, subject, detail)
  VALUES ($1, $2, $3, 'test:1', '{"a": "ü", "n": null}')`;

const sending = `INSERT INTO calls (company_id, person_id, door, tool, effect, provider, outcome, account)
  VALUES ($1, $2, 'rest', 'gmail_send_message', 'send', 'google', 'sent', 'ana@example.com') RETURNING id`;

const reading = `INSERT INTO calls (company_id, person_id, door, tool, effect, provider, outcome)
  SELECT $1, $2, 'mcp', 'gmail_list_labels', 'read', 'google', 'ok' FROM generate_series(1, 3)`;

/** A database with companies that have records, and an intruder who may do what the owner may. */
export async function auditWorld() {
  const fresh = await freshDatabase();
  const database = new Database({ url: fresh.url, pool: 6, entities: [], migrations: [] });
  await database.open();
  const owner = new pg.Pool({ connectionString: fresh.url, max: 2 });
  // The database is removed under a connection that is still ending.
  owner.on('error', () => undefined);
  let statements = 0;
  const run = (text: string, values: unknown[]) =>
    database.execute<Record<string, unknown>>({ name: `test.${(statements += 1)}`, text }, values);

  /** Five events, three reads in one batch, and a change that was sent and then confirmed: 8 steps, 9 records. */
  const company = async () => {
    const [id, person] = [randomUUID(), randomUUID()];
    const name = `c${id.slice(0, 8)}`;
    await owner.query('INSERT INTO companies (id, slug, name) VALUES ($1, $2, $2)', [id, name]);
    for (let count = 0; count < 5; count += 1)
      await database.inCompany(id, (manager) => manager.query(event, [id, person, `act.${count}`]));
    await run(reading, [id, person]);
    const [sent] = await run(sending, [id, person]);
    const confirm = `UPDATE calls SET outcome = 'ok', duration_ms = 12 WHERE company_id = $1 AND id = $2`;
    await run(confirm, [id, sent?.['id']]);
    return { id, person };
  };

  /** What an intruder with the owner's rights does: past the triggers. */
  const tamper = async (text: string, values: unknown[]): Promise<void> => {
    const tables = ['events', 'calls', 'audit_steps'];
    const client = await owner.connect();
    await client.query('BEGIN');
    for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(text, values);
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query('COMMIT');
    client.release();
  };

  const close = async (): Promise<void> => {
    await database.close();
    await owner.end();
    await fresh.drop();
  };
  return { url: fresh.url, database, owner, audit: new Audit(database), run, company, tamper, close };
}

export type AuditWorld = Awaited<ReturnType<typeof auditWorld>>;
