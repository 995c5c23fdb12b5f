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
  if (q.length > 256 + 500)
    throw invalid({
      resource: 'Search',
      field: 'q',
      code: 'invalid',
      message: 'The search is longer than 256 characters.',
    });
  const query: SearchQuery = { qualifiers: [], words: [] };
  for (const [, minus, key, raw = ''] of q.matchAll(part)) {
    const value = raw.replaceAll('"', '');
    if (key === undefined || key === 'http' || key === 'https')
      query.words.push({ text: (key ? `${key}:` : '') + value, negated: minus === '-' });
    else if (known.includes(key)) query.qualifiers.push({ key, value, negated: minus === '-' });
    else
      throw invalid({
        resource: 'Search',
        field: 'q',
        code: 'invalid',
        message: `The qualifier ${key} is not known.`,
      });
  }
  return query;
}

/** A comparison of a date such as `>=2026-01-01`, `<…` or `a..b`. */
export function matchesDate(condition: string, date: string | null): boolean {
  if (date === null) return false;
  const range = /^(.+)\.\.(.+)$/.exec(condition);
  if (range)
    return (range[1] === '*' || date >= String(range[1])) && (range[2] === '*' || date <= `${range[2]}~`);
  const [, sign = '', limit = ''] = /^(>=|<=|>|<)?(.+)$/.exec(condition) ?? [];
  switch (sign) {
    case '>=':
      return date >= limit;
    case '>':
      return date > `${limit}~`;
    case '<=':
      return date <= `${limit}~`;
    case '<':
      return date < limit;
    default:
      return date.startsWith(limit);
  }
}

/** All free words stand in the text; a negated one does not. */
export const matchesWords = (query: SearchQuery, text: string): boolean => {
  const low = text.toLowerCase();
  return query.words.every(({ text: word, negated }) => low.includes(word.toLowerCase()) !== negated);
};
