import { describe, expect, it } from '@jest/globals';

import { summaryOf } from './check-summary.js';
import { readable } from './checks/job-log.js';
import { verdictsOf } from './pull-requests/verdicts.js';
import { viewOf } from './repositories/file-view.js';

const run = (
  name: string,
  status: 'completed' | 'queued',
  conclusion: 'success' | 'failure' | 'skipped' | null,
) => ({
  name,
  status,
  conclusion,
});

describe('summaries', () => {
  it('counts check runs and commit statuses as one', () => {
    const runs = [
      run('lint', 'completed', 'success'),
      run('docs', 'completed', 'skipped'),
      run('test', 'completed', 'failure'),
      run('e2e', 'queued', null),
    ];
    expect(
      summaryOf(runs, [
        { context: 'ci/old', state: 'error' },
        { context: 'ci/slow', state: 'pending' },
      ]),
    ).toEqual({
      passed: 2,
      failed: ['test', 'ci/old'],
      pending: 2,
    });
  });

  it("takes a reviewer's last verdict, which a later comment does not change and a dismissal removes", () => {
    const reviews = [
      ['ana', 'CHANGES_REQUESTED'],
      ['ana', 'APPROVED'],
      ['ana', 'COMMENTED'],
      ['ben', 'CHANGES_REQUESTED'],
      ['chloe', 'DISMISSED'],
    ].map(([login = '', state = '']) => ({ user: { login }, state }));
    expect(verdictsOf(reviews)).toEqual({ approved_by: ['ana'], changes_requested_by: ['ben'] });
  });

  it('reads a range of lines and says where a long file continues', () => {
    const view = (file: string, start_line = 1, more: { end_line?: number; start_char?: number } = {}) =>
      viewOf(Buffer.from(file), { start_line, start_char: 0, ...more });
    expect(view('a\nb\nc\n', 2, { end_line: 2 })).toEqual({ text: 'b', total_lines: 3, next_line: 3 });
    expect(view('a\nb').next_line).toBeNull();
    expect(view('')).toEqual({ text: '', total_lines: 0, next_line: null });
    expect(view('x'.repeat(7_000).concat('\n').repeat(3))).toMatchObject({ total_lines: 3, next_line: 2 });
    expect(view('a', 9)).toEqual({ text: '', total_lines: 1, next_line: null });
    const long = `${'é'.repeat(13_000)}\nb`;
    expect(view(long)).toMatchObject({ total_lines: 2, next_line: 1, next_char: 12_001 });
    expect(view(long, 1, { start_char: 12_000 })).toEqual({
      text: `${'é'.repeat(1_000)}\nb`,
      total_lines: 2,
      next_line: null,
    });
  });

  it('strips times and colours from a log', () => {
    expect(readable('2026-11-01T10:00:00.123Z \u001B[31mError\u001B[0m: no\r\n')).toBe('Error: no\n');
  });
});
