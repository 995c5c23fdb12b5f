import { cell, isShort } from './cell.js';

export type Row = Readonly<Record<string, unknown>>;

/** What rows have in common: the lines that say it once, and the names that no row has to say again. */
export interface CommonValues {
  readonly lines: readonly string[];
  readonly said: ReadonlySet<string>;
}

type Cells = readonly ReadonlyMap<string, string>[];

/** Values that are the same in every row, and addresses that are made of other values. One row has nothing in common. */
export function commonValues(rows: readonly Row[]): CommonValues {
  if (rows.length < 2) return { lines: [], said: new Set() };
  const names = [...new Set(rows.flatMap(Object.keys))].filter((name) =>
    rows.every((row) => isShort(row[name])),
  );
  const cells = rows.map((row) => new Map(names.map((name) => [name, cell(row[name])])));
  const same = names.filter((name) => new Set(cells.map((row) => row.get(name))).size === 1);
  const others = names.filter((name) => !same.includes(name));
  const made = others.flatMap((name) => {
    const pattern = patternOf(name, others, cells);
    return pattern === undefined ? [] : [{ name, pattern }];
  });
  return {
    lines: [
      ...same.filter((name) => cells[0]?.get(name)).map((name) => `all ${name}: ${cells[0]?.get(name)}`),
      ...made.map(({ name, pattern }) => `each ${name}: ${pattern}`),
    ],
    said: new Set([...same, ...made.map(({ name }) => name)]),
  };
}

/** `https://host/{repo}/pull/{number}` when that gives the address of every row; undefined when none does. */
function patternOf(name: string, columns: readonly string[], rows: Cells): string | undefined {
  const [first] = rows;
  const address = first?.get(name) ?? '';
  if (!first || !/^https?:\/\//.test(address)) return undefined;
  const longestFirst = columns
    .filter((other) => other !== name && (first.get(other) ?? '') !== '')
    .sort((a, b) => (first.get(b)?.length ?? 0) - (first.get(a)?.length ?? 0));
  const pattern = longestFirst.reduce(
    (text, other) => withPlaceFor(text, other, first.get(other) ?? ''),
    address,
  );
  return rows.every((row) => filled(pattern, row) === row.get(name)) ? pattern : undefined;
}

// From behind, because the part that differs stands at the end of an address. A number may follow a word: `discussion_r7030`.
function withPlaceFor(text: string, name: string, value: string): string {
  const at = text.lastIndexOf(value);
  const begins = /^\d+$/.test(value) ? /[^\d{]$/ : /[/=#]$/;
  const isWhole =
    at > 0 && begins.test(text.slice(0, at)) && /^(?:[/?&#]|$)/.test(text.slice(at + value.length));
  return isWhole ? `${text.slice(0, at)}{${name}}${text.slice(at + value.length)}` : text;
}

const filled = (pattern: string, row: ReadonlyMap<string, string>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => row.get(name) ?? '');
