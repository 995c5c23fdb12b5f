import { cell } from './cell.js';

type Row = Readonly<Record<string, unknown>>;

// The cheapest separator in tokens, and none of it is left inside a cell.
const between = '\t';

/**
 * Rows as a table: what is the same in every row is said once above it, and so is how an address is made of other columns.
 */
export function table(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(Object.keys))];
  const cells = rows.map((row) => new Map(names.map((name) => [name, cell(row[name])])));
  const columns = names.filter((name) => cells.some((row) => row.get(name) !== ''));
  const same = columns.filter(
    (name) => rows.length > 1 && new Set(cells.map((row) => row.get(name))).size === 1,
  );
  const others = columns.filter((name) => !same.includes(name));
  const made = new Map(
    others.flatMap((name) => {
      const pattern = patternOf(name, others, cells);
      return pattern === undefined ? [] : [[name, pattern]];
    }),
  );
  const shown = others.filter((name) => !made.has(name));
  return [
    ...same.map((name) => `all ${name}: ${cells[0]?.get(name)}`),
    ...[...made].map(([name, pattern]) => `each ${name}: ${pattern}`),
    shown.join(between),
    ...cells.map((row) => shown.map((name) => row.get(name) ?? '').join(between)),
  ].join('\n');
}

type Cells = readonly ReadonlyMap<string, string>[];

/** `https://host/{repo}/pull/{number}` when that gives the address of every row; undefined when none does. */
function patternOf(name: string, columns: readonly string[], rows: Cells): string | undefined {
  const [first] = rows;
  const address = first?.get(name) ?? '';
  if (!first || rows.length < 2 || !/^https?:\/\//.test(address)) return undefined;
  const longestFirst = columns
    .filter((other) => other !== name && (first.get(other) ?? '') !== '')
    .sort((a, b) => (first.get(b)?.length ?? 0) - (first.get(a)?.length ?? 0));
  const pattern = longestFirst.reduce(
    (text, other) => withPlaceFor(text, other, first.get(other) ?? ''),
    address,
  );
  return rows.every((row) => filled(pattern, row) === row.get(name)) ? pattern : undefined;
}

// From behind, because the part that differs stands at the end of an address.
function withPlaceFor(text: string, name: string, value: string): string {
  const at = text.lastIndexOf(value);
  const isWhole =
    at > 0 && /[/=#]$/.test(text.slice(0, at)) && /^(?:[/?&#]|$)/.test(text.slice(at + value.length));
  return isWhole ? `${text.slice(0, at)}{${name}}${text.slice(at + value.length)}` : text;
}

const filled = (pattern: string, row: ReadonlyMap<string, string>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => row.get(name) ?? '');
