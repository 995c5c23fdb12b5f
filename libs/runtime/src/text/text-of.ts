import { cell, isObject, isShort } from './cell.js';
import { commonValues } from './common-values.js';
import { table } from './table.js';

type Rows = readonly Record<string, unknown>[];

/**
 * An answer as text for a model to read, at a third of the tokens of its JSON: short values as `name: value`, lists of rows as
 * tables, long texts as they are, at the end and indented, so that no line of a text can pass for a value. Says the same as the
 * structure but for seconds in times and empty values.
 */
export function textOf(answer: unknown): string {
  if (!isObject(answer)) return Array.isArray(answer) ? listOf(answer) : cell(answer);
  const entries = Object.entries(answer).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  const short = entries.filter(([, value]) => !isRows(value) && isShort(value));
  const long = entries.filter(([, value]) => isRows(value) || !isShort(value));
  return [
    ...short.map(([name, value]) => `${name}: ${cell(value) || 'none'}`),
    ...long.map(([name, value]) => `${name}${countOf(value)}:\n${body(value)}`),
  ].join('\n');
}

const isRows = (value: unknown): value is Rows =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

const countOf = (value: unknown): string => (isRows(value) ? ` (${value.length})` : '');

function body(value: unknown): string {
  if (typeof value === 'string') return `  ${indented(value.trimEnd())}`;
  return Array.isArray(value) ? listOf(value) : textOf(value);
}

function listOf(items: readonly unknown[]): string {
  if (!isRows(items))
    return items.map((item) => point(typeof item === 'string' ? item.trimEnd() : textOf(item))).join('\n');
  return items.every((item) => Object.values(item).every(isShort)) ? table(items) : blocks(items);
}

function blocks(items: Rows): string {
  const { lines, said } = commonValues(items);
  const rest = items.map((item) =>
    Object.fromEntries(Object.entries(item).filter(([name]) => !said.has(name))),
  );
  return [...lines, ...rest.map((item) => point(textOf(item)))].join('\n');
}

const point = (text: string): string => `- ${indented(text)}`;

// Each of these ends a line to some reader.
const indented = (text: string): string =>
  text.replace(/\r\n?|[\n\u2028\u2029]/g, '\n').replace(/\n(?=[^\n])/g, '\n  ');
