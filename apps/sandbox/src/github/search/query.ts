import { invalid } from '../errors.js';

/** A search as typed, taken apart: `key:value` qualifiers, their negation, and free words. */
export interface SearchQuery {
  qualifiers: { key: string; value: string; negated: boolean }[];
  words: { text: string; negated: boolean }[];
}

const part = /(-?)(?:([a-z-]+):(?=\S))?("[^"]*"|\S+)/g;

/** Takes a search apart; throws 422 when it is empty, too long, or has a qualifier that we do not know. */
export function parseQuery(q: string | null, known: string[]): SearchQuery {
  if (!q?.trim()) throw invalid({ resource: 'Search', field: 'q', code: 'missing' });
  const query: SearchQuery = { qualifiers: [], words: [] };
  for (const [whole, minus, key, raw = ''] of q.matchAll(part)) {
    const negated = minus === '-';
    const value = raw.replaceAll('"', '');
    if (key === undefined) query.words.push({ text: value, negated });
    else if (raw.startsWith('//')) query.words.push({ text: whole, negated: false });
    else if (known.includes(key)) query.qualifiers.push({ key, value, negated });
    else throw wrongSearch(`The qualifier ${key} is not known.`);
  }
  const words = query.words.map((one) => one.text).join(' ');
  if (words.length > 256) throw wrongSearch('The search is longer than 256 characters.');
  return query;
}

const wrongSearch = (message: string) =>
  invalid({ resource: 'Search', field: 'q', code: 'invalid', message });

const comparisons: Record<string, (date: string, limit: string) => boolean> = {
  '>=': (date, limit) => date >= limit,
  '>': (date, limit) => date > `${limit}~`,
  '<=': (date, limit) => date <= `${limit}~`,
  '<': (date, limit) => date < limit,
  '': (date, limit) => date.startsWith(limit),
};

/** A comparison of a date such as `>=2026-01-01`, `<…` or `a..b`; `*` leaves an end of the range open. */
export function matchesDate(condition: string, date: string | null): boolean {
  if (date === null) return false;
  const [from, to] = condition.split('..');
  if (from !== undefined && to !== undefined)
    return matchesEnd('>=', from, date) && matchesEnd('<=', to, date);
  const sign = /^[<>]?=?/.exec(condition)?.[0] ?? '';
  return comparisons[sign]?.(date, condition.slice(sign.length)) ?? false;
}

const matchesEnd = (sign: '>=' | '<=', limit: string, date: string): boolean =>
  limit === '*' || matchesDate(sign + limit, date);

/** All free words stand in the text; a negated one does not. */
export const matchesWords = (query: SearchQuery, text: string): boolean => {
  const low = text.toLowerCase();
  return query.words.every(({ text: word, negated }) => low.includes(word.toLowerCase()) !== negated);
};
