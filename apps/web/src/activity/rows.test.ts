import { describe, expect, test } from '@jest/globals';
import type { ActivityRow } from '../api/types.js';
import { ofKind, outcome, sentence } from './rows.js';

const aRow = (facts: Partial<ActivityRow> = {}): ActivityRow => ({
  id: '1',
  at: '2026-11-23T10:00:00Z',
  door: 'mcp',
  agent: 'Claude',
  tool: 'github_merge_pull_request',
  title: 'Merge a pull request',
  effect: 'send',
  account: 'ana-lopez',
  target: 'northwind/rover#42',
  outcome: 'ok',
  ...facts,
});

describe('a row of activity', () => {
  test('is a sentence with who, what, on what and as whom', () => {
    expect(sentence(aRow())).toBe('Claude used “Merge a pull request” on northwind/rover#42 as ana-lopez');
    expect(sentence(aRow({ agent: null, door: 'web', target: null, account: null }))).toBe(
      'You used “Merge a pull request”',
    );
  });

  test('never shows an outcome it does not know as a success', () => {
    expect(outcome(aRow({ outcome: 'something_new' })).tone).toBe('bad');
    expect(outcome(aRow({ outcome: 'outcome_unknown' })).text).toBe('Outcome unknown');
  });

  test('can be narrowed to changes and to failures', () => {
    const rows = [
      aRow({ id: 'a', effect: 'read' }),
      aRow({ id: 'b' }),
      aRow({ id: 'c', outcome: 'upstream' }),
    ];
    expect(ofKind(rows, 'changes').map(({ id }) => id)).toEqual(['b', 'c']);
    expect(ofKind(rows, 'problems').map(({ id }) => id)).toEqual(['c']);
  });
});
