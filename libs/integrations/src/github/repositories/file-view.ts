import * as z from 'zod';

import { clip } from '../../text.js';

/** A file with its lines, a folder with its entries, or a link to what is neither. */
export const contents = z.object({
  path: z.string(),
  kind: z.string(),
  text: z.string().optional(),
  total_lines: z.int().optional(),
  next_line: z.int().nullish(),
  next_char: z.int().optional(),
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
const lineEnd = 10;

/** What is wanted of a file: lines from 1 on, both included, and in the first one a character from 0 on. */
interface Wanted {
  readonly start_line: number;
  readonly start_char: number;
  readonly end_line?: number | undefined;
}

interface FileView {
  readonly text: string;
  readonly total_lines: number;
  readonly next_line: number | null;
  readonly next_char?: number;
}

/** Those lines of a file within the size of an answer. `next_line` continues it, `next_char` too where a line alone is longer. */
export function viewOf(file: Buffer, { start_line, start_char, end_line }: Wanted): FileView {
  const { total_lines, from } = measured(file, start_line);
  const last = Math.min(end_line ?? total_lines, total_lines);
  // Only what may be shown is decoded: four bytes are the most that a character takes.
  const near = file.toString('utf8', from, from + (start_char + longest + 1) * 4).slice(start_char);
  const lines = clip(near, longest + 1).split('\n');
  const [first = ''] = lines;
  if (first.length > longest && start_line <= last) {
    const text = clip(first, longest);
    return { text, total_lines, next_line: start_line, next_char: start_char + text.length + 1 };
  }
  const kept = fitting(lines.slice(0, Math.max(0, last - start_line + 1)));
  const reached = start_line + kept.length;
  return { text: kept.join('\n'), total_lines, next_line: reached <= total_lines ? reached : null };
}

/** How many lines a file has, and at which byte one of them begins; bytes, because a hostile file is all line ends. */
function measured(file: Buffer, line: number): { total_lines: number; from: number } {
  let ended = 0;
  let from = line === 1 ? 0 : file.length;
  for (let index = 0; index < file.length; index += 1) {
    if (file[index] !== lineEnd) continue;
    ended += 1;
    if (ended === line - 1) from = index + 1;
  }
  const isOpen = file.length > 0 && file.at(-1) !== lineEnd;
  return { total_lines: ended + (isOpen ? 1 : 0), from };
}

function fitting(lines: readonly string[]): readonly string[] {
  let length = 0;
  const tooMany = lines.findIndex((line) => {
    length += line.length + 1;
    return length > longest + 1;
  });
  return tooMany < 0 ? lines : lines.slice(0, tooMany);
}
