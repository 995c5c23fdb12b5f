import { cell } from './cell.js';
import { commonValues, type Row } from './common-values.js';

// The cheapest separator in tokens, and none of it is left inside a cell.
const between = '\t';

/** Rows as a table, what they have in common above it. */
export function table(rows: readonly Row[]): string {
  const { lines, said } = commonValues(rows);
  const names = [...new Set(rows.flatMap(Object.keys))].filter((name) => !said.has(name));
  const shown = names.filter((name) => rows.some((row) => cell(row[name]) !== ''));
  return [
    ...lines,
    shown.join(between),
    ...rows.map((row) => shown.map((name) => cell(row[name])).join(between)),
  ].join('\n');
}
