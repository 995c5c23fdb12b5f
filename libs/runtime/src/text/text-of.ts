import { cell, isObject, isShort } from './cell.js';
import { table } from './table.js';

/**
 * An answer as text for a model to read, at a third of the tokens of its JSON: short values as `name: value`, lists of rows as
 * tables, long texts as they are, at the end. Says the same as the structure but for seconds in times and empty values.
 */
export function textOf(answer: unknown): string {
  if (!isObject(answer)) return Array.isArray(answer) ? listOf(answer) : cell(answer);
  const entries = Object.entries(answer).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  const short = entries.filter(([, value]) => !isList(value) && isShort(value));
  const long = entries.filter(([, value]) => isList(value) || !isShort(value));
  return [
    ...short.map(([name, value]) => `${name}: ${cell(value)}`),
    ...long.map(([name, value]) => `${name}${countOf(value)}:\n${body(value)}`),
  ].join('\n');
}

const isList = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

const countOf = (value: unknown): string => (isList(value) ? ` (${value.length})` : '');

function body(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? listOf(value) : textOf(value);
}

function listOf(items: readonly unknown[]): string {
  if (isList(items) && items.every((item) => Object.values(item).every(isShort))) return table(items);
  return items.map((item) => `- ${textOf(item).replaceAll('\n', '\n  ')}`).join('\n');
}
