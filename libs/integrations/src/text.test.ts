import { describe, expect, it } from '@jest/globals';

import { cut, cutFrom, latestOf, tail, titleOf } from './text.js';

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

  it('goes on where it was cut', () => {
    expect(cutFrom('0123456789', 4, 4)).toBe('4567\n[2 of 6 characters left out: ask with offset 8]');
    expect(cutFrom('0123456789', 8, 4)).toBe('89');
    expect(cutFrom(null, 8, 4)).toBe('');
  });

  it('keeps the latest entries that an answer holds, the very last in any case', () => {
    const entry = (size: number) => ({ text: 'x'.repeat(size) });
    expect(latestOf([entry(5_000), entry(9_000), entry(9_000)])).toHaveLength(2);
    expect(latestOf([entry(5), entry(30_000)])).toEqual([entry(30_000)]);
    expect(latestOf([entry(5_000), entry(9_000)], 'x'.repeat(10_000))).toHaveLength(1);
    expect(latestOf([])).toEqual([]);
  });

  it('keeps the end of a log and counts the lines before it', () => {
    expect(tail('a\nb\nc\nd\n', 2, 100)).toEqual({ text: 'c\nd', omitted: 2 });
    expect(tail('aaaa\nbbbb\ncccc', 10, 10)).toEqual({ text: 'bbbb\ncccc', omitted: 1 });
  });

  it('takes the first line of a commit message as its title', () => {
    expect(titleOf('Fix it\n\nLong story')).toBe('Fix it');
  });
});
