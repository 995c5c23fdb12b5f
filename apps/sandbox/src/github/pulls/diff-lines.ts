import type { ChangedFile } from './pull-view.js';

/** Where a comment may stand in a patch, and the piece of patch above it. */
export function findHunk(file: ChangedFile, side: 'LEFT' | 'RIGHT', line: number): string | undefined {
  let [left, right] = [0, 0];
  let hunk: string[] = [];
  for (const row of (file.patch ?? '').split('\n')) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(row);
    if (header) {
      [left, right] = [Number(header[1]) - 1, Number(header[2]) - 1];
      hunk = [row];
      continue;
    }
    hunk.push(row);
    if (!row.startsWith('+')) left += 1;
    if (!row.startsWith('-')) right += 1;
    const here =
      side === 'LEFT' ? !row.startsWith('+') && left === line : !row.startsWith('-') && right === line;
    if (here) return hunk.join('\n');
  }
  return undefined;
}
