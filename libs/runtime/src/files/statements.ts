import type { Statement } from '@hub/platform';

/** A kept file; `content` is sealed. */
export interface FileRow {
  readonly name: string;
  readonly mime: string;
  readonly content: Buffer;
}

/** Keeps a file for a day, or as many hours as the company has decided, unless the person would then have more than `$8` bytes lying. */
export const keepFile: Statement = {
  name: 'runtime.keep_file',
  text: `INSERT INTO files (company_id, id, person_id, name, mime, size, content, expires_at)
    SELECT $1, $2, $3, $4, $5, $6::integer, $7, clock_timestamp() + make_interval(hours => coalesce(
      (SELECT file_hours FROM retention_rules WHERE company_id = $1), 24))
    WHERE $6::integer + (SELECT coalesce(sum(size), 0) FROM files
      WHERE company_id = $1 AND person_id = $3 AND expires_at > clock_timestamp()) <= $8::bigint
    RETURNING id`,
};

export const openFile: Statement = {
  name: 'runtime.open_file',
  text: `SELECT name, mime, content FROM files
    WHERE company_id = $1 AND person_id = $2 AND id = $3 AND expires_at > clock_timestamp()`,
};

/** Forgets what has lain for a day. */
export const sweepFiles: Statement = {
  name: 'runtime.sweep_files',
  text: 'DELETE FROM files WHERE expires_at < clock_timestamp()',
};
