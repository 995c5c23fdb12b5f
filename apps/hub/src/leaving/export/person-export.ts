import type { Database } from '@hub/platform';

import { type Section, sections } from './sections.js';

/** Whose data it is. */
export interface Subject {
  readonly companyId: string;
  readonly id: string;
}

interface LongRow {
  readonly id: string;
  readonly place: string;
}

const atOnce = 1_000;

const note = `INSERT INTO events (company_id, person_id, action, subject) VALUES ($1, $2, 'person.exported', $3)`;

/** Everything that is kept about a person as one JSON document, piece by piece: its size does not matter. Notes that it was read. */
export async function* exportOf(
  database: Database,
  subject: Subject,
  by: string | null,
): AsyncGenerator<string> {
  const { companyId, id } = subject;
  await database.inCompany(companyId, (manager) => manager.query(note, [companyId, by, `person:${id}`]));
  yield `{"exported_at":${JSON.stringify(new Date().toISOString())}`;
  for (const section of sections) {
    yield `,\n"${section.name}":[`;
    let separator = '';
    for await (const row of rowsOf(database, subject, section)) {
      yield `${separator}\n${JSON.stringify(row)}`;
      separator = ',';
    }
    yield ']';
  }
  yield '}\n';
}

async function* rowsOf(
  database: Database,
  { companyId, id }: Subject,
  { text, isLong }: Section,
): AsyncGenerator<object> {
  const read = <Row>(sql: string, more: unknown[] = []): Promise<Row[]> =>
    database.inCompany(companyId, (manager) => manager.query<Row[]>(sql, [companyId, id, ...more]));
  if (!isLong) return yield* await read<object>(text);
  // A Date holds milliseconds, PostgreSQL microseconds: the place of a row travels as text.
  const placed = `SELECT *, at::text AS place FROM (${text}) AS page`;
  for (let last: LongRow | undefined; ;) {
    const rows = await read<LongRow>(placed, [last?.place ?? null, last?.id ?? null, atOnce]);
    for (const { place: _place, ...row } of rows) yield row;
    last = rows.at(-1);
    if (rows.length < atOnce) return;
  }
}
