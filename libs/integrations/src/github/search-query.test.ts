import { describe, expect, it } from '@jest/globals';

import { searchQuery, since } from './search-query.js';

describe('search query', () => {
  it('puts the words first and leaves out what is not given', () => {
    expect(searchQuery(' login\n fails ', { is: 'issue', repo: 'o/n', author: undefined })).toBe(
      'login fails is:issue repo:o/n',
    );
  });

  it('repeats a qualifier for each value and quotes those with spaces', () => {
    expect(searchQuery(undefined, { label: ['bug', 'good first issue'] })).toBe(
      'label:bug label:"good first issue"',
    );
  });

  it('says since a day as GitHub does', () => {
    expect(since('2026-11-01')).toBe('>=2026-11-01');
    expect(since(undefined)).toBeUndefined();
  });
});
