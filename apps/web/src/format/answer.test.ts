import { describe, expect, test } from '@jest/globals';
import { readAnswer, webLink } from './answer.js';

describe('an answer', () => {
  test('becomes a list of rows with title, facts, time and link', () => {
    const answer = readAnswer({
      items: [
        {
          number: 42,
          repo: 'northwind/rover',
          title: 'Steer around puddles',
          draft: true,
          labels: ['bug'],
          updated_at: '2026-11-20T10:00:00Z',
          url: 'https://github.test/northwind/rover/pull/42',
        },
      ],
      total: 1,
      next_cursor: 'abc',
    });
    expect(answer).toEqual({
      kind: 'list',
      more: true,
      rows: [
        {
          title: 'Steer around puddles',
          meta: ['#42', 'northwind/rover', 'Draft', 'bug'],
          at: '2026-11-20T10:00:00Z',
          link: 'https://github.test/northwind/rover/pull/42',
        },
      ],
    });
  });

  test('with nothing found is an empty list, not an empty page', () => {
    expect(readAnswer({ items: [] })).toEqual({ kind: 'list', rows: [], more: false });
  });

  test('about one thing becomes labelled facts, with inner things said in a line', () => {
    expect(
      readAnswer({ title: 'A', merged: false, author: { login: 'ana-lopez' }, checks: { passed: 3 } }),
    ).toEqual({
      kind: 'facts',
      facts: [
        ['Title', 'A'],
        ['Merged', 'No'],
        ['Author', 'ana-lopez'],
        ['Checks', 'Passed: 3'],
      ],
    });
  });

  test('keeps out addresses that are not of the web', () => {
    expect(webLink('javascript:alert(1)')).toBeUndefined();
    expect(webLink('https://a.test/x')).toBe('https://a.test/x');
  });
});
