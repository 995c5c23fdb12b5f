import type { AdfReader } from './adf-reader.js';
import { type LooseNode, numberAttribute } from './loose-node.js';
import { type LineOptions, writeLines } from './write-inline.js';

const WIDEST_SPAN = { most: 64, otherwise: 1 };

/** A GFM table. The first row is its header, as GFM wants one; cells that span columns are followed by empty ones. */
export function writeTable(table: LooseNode, reader: AdfReader, options: LineOptions): string {
  const rows = reader
    .children(table)
    .map((row) => reader.children(row).flatMap((cell) => cells(cell, reader, options)));
  const [header, ...others] = rows.filter((row) => row.length > 0);
  if (header === undefined) return '';
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const whole = [...header, ...Array.from({ length: width - header.length }, () => '')];
  return [whole, whole.map(() => '---'), ...others].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cells(cell: LooseNode, reader: AdfReader, options: LineOptions): string[] {
  const text = writeLines(reader.flat(cell), { ...options, cell: true }).join('<br>');
  const span = numberAttribute(cell, 'colspan', WIDEST_SPAN);
  return [text.replaceAll('|', String.raw`\|`), ...Array.from({ length: Math.max(0, span - 1) }, () => '')];
}
