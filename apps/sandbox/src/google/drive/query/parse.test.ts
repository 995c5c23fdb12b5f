import { expect, it } from '@jest/globals';

import { Refusal } from '../../../gateway/answer.js';
import { parseQuery } from './parse.js';

const refuses = (q: string): boolean => {
  try {
    parseQuery(q);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return error.answer.status === 400;
    throw error;
  }
};

it('reads terms with every kind of value', () => {
  expect(parseQuery("name = 'it\\'s a \\\\ test'")).toMatchObject({ field: 'name', value: "it's a \\ test" });
  expect(parseQuery('trashed=false')).toMatchObject({ operator: '=', value: false });
  expect(parseQuery("'me' in owners")).toMatchObject({ field: 'owners', operator: 'in', value: 'me' });
  expect(parseQuery("appProperties has { key='a' and value='b' }")).toEqual({
    is: 'has',
    field: 'appProperties',
    key: 'a',
    value: 'b',
  });
});

it('binds not before and, and before or, and parentheses before all', () => {
  expect(parseQuery('starred = true or trashed = true and not sharedWithMe = true')).toMatchObject({
    is: 'or',
    parts: [{ field: 'starred' }, { is: 'and', parts: [{ field: 'trashed' }, { is: 'not' }] }],
  });
  expect(parseQuery("(starred = true or trashed = true) and name contains 'a'")).toMatchObject({ is: 'and' });
});

it.each([
  '',
  'garbage',
  "name = 'open",
  'name = "double quotes"',
  "title = 'v2'",
  "name > 'a'",
  "fullText = 'a'",
  "mimeType in 'a'",
  'name = true',
  "trashed = 'false'",
  "modifiedTime > 'yesterday'",
  "modifiedTime contains '2026'",
  "visibility = 'public'",
  "appProperties has { key='a' }",
  "name has { key='a' and value='b' }",
  "(name = 'a'",
  "name = 'a')",
  "name = 'a' name = 'b'",
  "name = 'a' and",
  `${'('.repeat(60)}name = 'a'${')'.repeat(60)}`,
])('refuses %s', (q) => {
  expect(refuses(q)).toBe(true);
});
