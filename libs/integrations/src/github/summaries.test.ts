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
    expect(viewOf('a\nb\nc\n', 2, 2)).toEqual({ text: 'b', total_lines: 3, next_line: 3 });
    expect(viewOf('a\nb', 1, undefined).next_line).toBeNull();
    const long = viewOf('x'.repeat(7_000).concat('\n').repeat(3), 1, undefined);
    expect(long.next_line).toBe(2);
    expect(viewOf('a', 9, undefined)).toEqual({ text: '', total_lines: 1, next_line: null });
  });

  it('strips times and colours from a log', () => {
    expect(readable('2026-11-01T10:00:00.123Z \u001B[31mError\u001B[0m: no\r\n')).toBe('Error: no\n');
  });
});
