import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

import * as z from 'zod';

/** One row: its table, and the row as PostgreSQL's `to_jsonb` writes it. It is never parsed on the way. */
export interface BackupRow {
  readonly table: string;
  readonly json: string;
}

const named = z.object({ name: z.string() });

const headSchema = z.object({
  format: z.literal('skillhub-backup-1'),
  part: z.enum(['data', 'keys']),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(named.extend({ columns: z.array(z.string()).readonly() })),
  partitions: z.array(named.extend({ parent: z.string(), bound: z.string() })),
  sequences: z.array(named.extend({ value: z.string() })),
});

/** The first line of a backup file: what it holds and which schema it belongs to. */
export type BackupHead = z.output<typeof headSchema>;

const tailSchema = z.object({ rows: z.record(z.string(), z.number()), sha256: z.string() });

/** How many rows of each table a file holds. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Writes a file of gzipped lines, readable by its owner only: the head, a line per row (`table`, tab, JSON), and a tail with counts and a
 * checksum over all lines before it. It has its name only once it is whole.
 */
export async function writeBackupFile(
  path: string,
  head: BackupHead,
  rows: AsyncIterable<BackupRow>,
): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  const hash = createHash('sha256');
  const lines = linesOf({ head, rows, counts, hash });
  const draft = `${path}.draft`;
  await pipeline(Readable.from(lines), createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
  await rename(draft, path);
  return counts;
}

interface Writing {
  readonly head: BackupHead;
  readonly rows: AsyncIterable<BackupRow>;
  readonly counts: Record<string, number>;
  readonly hash: Hash;
}

async function* linesOf({ head, rows, counts, hash }: Writing): AsyncGenerator<string> {
  const first = `${JSON.stringify(head)}\n`;
  hash.update(first);
  yield first;
  for await (const { table, json } of rows) {
    counts[table] = (counts[table] ?? 0) + 1;
    const line = `${table}\t${json}\n`;
    hash.update(line);
    yield line;
  }
  yield `${JSON.stringify({ rows: counts, sha256: hash.digest('hex') })}\n`;
}

/** Reads the head of a file. Throws in plain words when it is none of ours. */
export async function readHead(path: string): Promise<BackupHead> {
  for await (const line of textLines(path)) return headOf(path, line);
  throw new Error(`${path} is empty.`);
}

/** Goes through a whole file once and compares its checksum. Throws when a byte of it is missing or another. */
export async function verifyBackupFile(path: string): Promise<RowCounts> {
  const hash = createHash('sha256');
  let before: string | undefined;
  for await (const line of textLines(path)) {
    if (before !== undefined) hash.update(`${before}\n`);
    before = line;
  }
  const tail = tailSchema.safeParse(parsed(before ?? ''));
  if (!tail.success) throw new Error(`${path} has no end: it was cut off.`);
  if (tail.data.sha256 !== hash.digest('hex')) throw new Error(`${path} was changed since it was written.`);
  return tail.data.rows;
}

/** The rows of a file that `verifyBackupFile` has found to be whole. */
export async function* readRows(path: string): AsyncGenerator<BackupRow> {
  let isHead = true;
  for await (const line of textLines(path)) {
    const at = line.indexOf('\t');
    if (!isHead && at > 0) yield { table: line.slice(0, at), json: line.slice(at + 1) };
    isHead = false;
  }
}

async function* textLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const plain = createGunzip();
  file.once('error', (cause) => plain.destroy(cause)).pipe(plain);
  try {
    yield* createInterface({ input: plain, crlfDelay: Infinity });
  } finally {
    file.destroy();
    plain.destroy();
  }
}

function headOf(path: string, line: string): BackupHead {
  const head = headSchema.safeParse(parsed(line));
  if (head.success) return head.data;
  throw new Error(`${path} is no backup that this version can read.`);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
