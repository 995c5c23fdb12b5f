import type { Source } from './chain.js';

// Exactly, which as a number of seconds it would not be: microseconds since 2000, as PostgreSQL keeps it.
const micros = (column: string): string =>
  `(extract(epoch FROM ${column} - timestamptz '2000-01-01 00:00:00+00') * 1000000)::bigint`;

const timeOf = (column: string): string =>
  `timestamptz '2000-01-01 00:00:00+00' + ${column} / 1000000 * interval '1 second' + ${column} % 1000000 * interval '1 microsecond'`;

/** A company's head. */
export const readHead = `SELECT seq, hash, first_seq, first_hash FROM audit_heads WHERE company_id = $1`;

/** A page of steps behind `$2`. */
export const readSteps = `SELECT seq, source, kind, entries, hash FROM audit_steps
  WHERE company_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`;

/** Until when each kind of record was forgotten, by the chained events that say so; without a source: both. */
export const readForgotten = `SELECT detail->>'source' AS source, ${micros("(detail->>'before')::timestamptz")} AS before
  FROM events WHERE company_id = $1 AND action = 'records.forgotten'`;

/** The named records as they are now, each as PostgreSQL sends it. */
export const readRecords = (source: Source): string =>
  `SELECT r.id, record_send(r) AS record FROM unnest($2::bigint[], $3::uuid[]) AS named(at, id)
  JOIN ${source} r ON r.company_id = $1 AND r.id = named.id AND r.at = ${timeOf('named.at')}`;

export const countRecords = (source: Source): string =>
  `SELECT count(*) AS records FROM ${source} WHERE company_id = $1`;

/** The oldest record that no step names: somebody wrote it past the chain. */
export const findUnnamed = (source: Source): string =>
  `SELECT r.id, ${micros('r.at')} AS at FROM ${source} r LEFT JOIN (
      SELECT encode(substring(s.entries FROM g * 56 + 9 FOR 16), 'hex')::uuid AS id
      FROM audit_steps s, generate_series(0, length(s.entries) / 56 - 1) AS g WHERE s.company_id = $1 AND s.source = '${source}') AS named
    USING (id) WHERE r.company_id = $1 AND named.id IS NULL ORDER BY r.at, r.id LIMIT 1`;

/** A page of records between two times, after the place `$4`, `$5`. */
export const readRange = (source: Source): string =>
  `SELECT r.id, r.at::text AS place, to_jsonb(r) AS record, encode(sha256(record_send(r)), 'hex') AS digest FROM ${source} r
  WHERE r.company_id = $1 AND r.at >= $2 AND r.at < $3 AND (r.at, r.id) > ($4::timestamptz, $5::uuid)
  ORDER BY r.at, r.id LIMIT $6`;
