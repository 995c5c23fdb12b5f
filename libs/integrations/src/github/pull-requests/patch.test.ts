import { describe, expect, it } from '@jest/globals';

import { hunksOf, problemWith } from './patch.js';

const patch = '@@ -10,4 +10,6 @@ class A {\n a\n-b\n+c\n+d\n+e\n f\n@@ -40 +42,2 @@\n-x\n+y\n+z';
const patches = new Map([
  ['src/a.ts', patch],
  ['logo.png', undefined],
]);
const comment = { path: 'src/a.ts', line: 12, side: 'RIGHT' as const };

describe('lines of a patch', () => {
  it('reads the ranges of every hunk, a missing count being one line', () => {
    expect(hunksOf(patch)).toEqual([
      { LEFT: [10, 13], RIGHT: [10, 15] },
      { LEFT: [40, 40], RIGHT: [42, 43] },
    ]);
  });

  it('knows that a new file has no left side', () => {
    expect(hunksOf('@@ -0,0 +1,2 @@\n+a\n+b')).toEqual([{ LEFT: undefined, RIGHT: [1, 2] }]);
  });

  it('takes a comment on a line of the diff, and on a range within one part of it', () => {
    expect(problemWith(comment, patches)).toBeUndefined();
    expect(problemWith({ ...comment, start_line: 10 }, patches)).toBeUndefined();
  });

  it('refuses a line outside the diff and names the lines that take a comment', () => {
    expect(problemWith({ ...comment, line: 30 }, patches)).toEqual({
      field: 'line',
      problem: 'Line 30 is not in the diff; lines on RIGHT: 10-15, 42-43',
    });
    expect(problemWith({ ...comment, line: 14, side: 'LEFT' }, patches)?.problem).toContain(
      'lines on LEFT: 10-13, 40-40',
    );
  });

  it('refuses a range that runs backwards or over two parts of the diff', () => {
    expect(problemWith({ ...comment, start_line: 12 }, patches)?.field).toBe('start_line');
    expect(problemWith({ ...comment, line: 42, start_line: 12 }, patches)?.problem).toContain('42-43');
  });

  it('refuses a file that is not changed, and one without a diff', () => {
    expect(problemWith({ ...comment, path: 'src/b.ts' }, patches)?.field).toBe('path');
    expect(problemWith({ ...comment, path: 'logo.png' }, patches)?.problem).toContain('no diff');
  });
});
