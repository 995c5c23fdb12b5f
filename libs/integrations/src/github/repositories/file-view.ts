import * as z from 'zod';

import { clip } from '../../text.js';

/** A file with its lines, a folder with its entries, or a link to what is neither. */
export const contents = z.object({
  path: z.string(),
  kind: z.string(),
  text: z.string().optional(),
  total_lines: z.int().optional(),
  next_line: z.int().nullish(),
  size: z.int().optional(),
  sha: z.string().optional(),
  entries: z.array(z.object({ name: z.string(), kind: z.string(), size: z.int() })).optional(),
  url: z.string().nullish(),
  note: z.string().optional(),
});

const mostEntries = 200;

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export function folderOf(path: string, all: readonly Entry[]) {
  const entries = all.slice(0, mostEntries).map(({ name, type, size }) => ({ name, kind: type, size }));
  const left = all.length - entries.length;
  return { path, kind: 'dir', entries, ...(left > 0 && { note: `${left} more entries are left out` }) };
}

const longest = 12_000;

/** Lines `start` to `end` of a file (1-based, both included) within the size of an answer; `next_line` continues it. */
export function viewOf(content: string, start: number, end: number | undefined): FileView {
  const lines = content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const last = Math.min(end ?? lines.length, lines.length);
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.slice(start - 1, last)) {
    length += line.length + 1;
    if (length > longest && kept.length > 0) break;
    kept.push(clip(line, longest));
  }
  const reached = start + kept.length;
  return {
    text: kept.join('\n'),
    total_lines: lines.length,
    next_line: reached <= lines.length ? reached : null,
  };
}

interface FileView {
  readonly text: string;
  readonly total_lines: number;
  readonly next_line: number | null;
}

/** Text of a file as GitHub's JSON carries it; undefined when it is not text (it holds a NUL, as git decides). */
export function textOf(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.includes(0) ? undefined : bytes.toString('utf8');
}
