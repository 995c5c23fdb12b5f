import { badRequest } from '../errors.js';

import type { Operand } from './ast.js';

const minute = 60_000;
const unit: Record<string, number> = { m: minute, h: 60 * minute, d: 1440 * minute, w: 7 * 1440 * minute };
const relative = /^[+-]?\d+[wdhm](\s+\d+[wdhm])*$/;
const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?$/;

/** The moment that an operand of a date field means (milliseconds since the epoch); throws 400 when it is none. */
export function momentOf(field: string, operand: Operand, now: number): number {
  if (operand.kind === 'function') return functionMoment(operand.name, operand.args, now);
  if (operand.kind === 'value') {
    const found = readMoment(operand.text, now);
    if (found !== undefined) return found;
  }
  const shown = operand.kind === 'value' ? operand.text : operand.kind;
  throw badRequest(
    `Date value '${shown}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}

function readMoment(text: string, now: number): number | undefined {
  if (relative.test(text)) return now + periodOf(text);
  const match = absolute.exec(text);
  if (!match) return undefined;
  const [year, month, day, hours, minutes] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hours, minutes);
  const isReal = new Date(at).getUTCMonth() + 1 === month && new Date(at).getUTCHours() === hours;
  return isReal ? at : undefined;
}

function periodOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const parts = [...text.matchAll(/(\d+)([wdhm])/g)];
  return sign * parts.reduce((sum, [, count, letter]) => sum + Number(count) * (unit[letter ?? ''] ?? 0), 0);
}

function functionMoment(name: string, args: string[], now: number): number {
  if (name.toLowerCase() === 'now') return now;
  const match = /^(start|end)Of(Day|Week|Month|Year)$/i.exec(name);
  const [, side = '', of = ''] = match ?? [];
  if (!match) throw badRequest(`Unable to find JQL function '${name}(${args.join(', ')})'.`);
  const [increment] = args;
  const [count, letter] = increment === undefined ? [0, ''] : readIncrement(name, increment);
  const start = startOf(of.toLowerCase(), now, letter === '' ? count : 0);
  const moved = letter === '' ? start : shifted(start, count, letter);
  return side.toLowerCase() === 'start' ? moved : startOf(of.toLowerCase(), moved, 1) - 1;
}

/** `-1` counts in the function's own unit, `-1w` in weeks. */
function readIncrement(name: string, text: string): [count: number, letter: string] {
  const match = /^([+-]?\d+)([yMwdhm])?$/.exec(text);
  if (!match) throw badRequest(`The argument '${text}' of function '${name}' is not a period such as '-1w'.`);
  return [Number(match[1]), match[2] ?? ''];
}

function shifted(at: number, count: number, letter: string): number {
  const size = unit[letter];
  if (size !== undefined) return at + count * size;
  const date = new Date(at);
  if (letter === 'M') date.setUTCMonth(date.getUTCMonth() + count);
  else date.setUTCFullYear(date.getUTCFullYear() + count);
  return date.getTime();
}

/** The beginning of the day, week (Sunday), month or year around `at`, some such units later. */
function startOf(of: string, at: number, later: number): number {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (of) {
    case 'day':
      return Date.UTC(year, month, day + later);
    case 'week':
      return Date.UTC(year, month, day - date.getUTCDay() + 7 * later);
    case 'month':
      return Date.UTC(year, month + later, 1);
    default:
      return Date.UTC(year + later, 0, 1);
  }
}
