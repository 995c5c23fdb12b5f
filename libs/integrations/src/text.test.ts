import { describe, expect, it } from '@jest/globals';

import { cut, tail, titleOf } from './text.js';

describe('text', () => {
  it('leaves short text alone and takes absent text as empty', () => {
    expect(cut('short', 10)).toBe('short');
    expect(cut(null, 10)).toBe('');
  });

  it('says how much was left out and how to get it', () => {
    expect(cut('0123456789', 4, 'ask again')).toBe('0123\n[6 of 10 characters left out: ask again]');
  });

  it('does not cut a character in half', () => {
    expect(cut('ab😀cd', 3)).toMatch(/^ab\n/);
  });

  it('keeps the end of a log and counts the lines before it', () => {
    expect(tail('a\nb\nc\nd\n', 2, 100)).toEqual({ text: 'c\nd', omitted: 2 });
    expect(tail('aaaa\nbbbb\ncccc', 10, 10)).toEqual({ text: 'bbbb\ncccc', omitted: 1 });
  });

  it('takes the first line of a commit message as its title', () => {
    expect(titleOf('Fix it\n\nLong story')).toBe('Fix it');
  });
});
