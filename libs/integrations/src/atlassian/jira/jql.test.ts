import { describe, expect, it } from '@jest/globals';

import { jqlOf, quoted, whereOf } from './jql.js';

describe('filters as JQL', () => {
  it('say each filter, all of them to hold', () => {
    expect(
      whereOf({
        project: 'ARM',
        assignee: 'me',
        status: 'In Progress',
        state: 'open',
        type: 'Bug',
        labels: ['gripper', 'safety'],
        text: 'slips',
        sprint: 'open',
        updated_since: '2026-11-01',
        resolved_since: '2026-11-02',
      }),
    ).toBe(
      'project = "ARM" AND assignee = currentUser() AND status = "In Progress" AND statusCategory != Done' +
        ' AND issuetype = "Bug" AND text ~ "slips" AND sprint in openSprints() AND updated >= "2026-11-01"' +
        ' AND resolutiondate >= "2026-11-02" AND labels = "gripper" AND labels = "safety"',
    );
  });

  it('know nobody and no sprint', () => {
    expect(whereOf({ assignee: 'Nobody', sprint: 'none', state: 'done' })).toBe(
      'assignee is EMPTY AND statusCategory = Done AND sprint is EMPTY',
    );
    expect(whereOf({ assignee: 'Ben Okafor', sprint: 'ARM Sprint 12' })).toBe(
      'assignee = "Ben Okafor" AND sprint = "ARM Sprint 12"',
    );
  });

  it('keep a value inside its quotes', () => {
    expect(quoted('a" OR project = "X')).toBe('"a\\" OR project = \\"X"');
    expect(quoted('a\\')).toBe('"a\\\\"');
    expect(whereOf({ text: 'pick-and-place (v2) "x" AND *' })).toBe('text ~ "pick and place v2 x AND"');
  });

  it('refuse to search everywhere, and to search for no word', () => {
    expect(() => whereOf({})).toThrow(expect.objectContaining({ code: 'invalid_input' }));
    expect(() => whereOf({ jql: ' ORDER BY created' })).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
    expect(() => whereOf({ text: '***' })).toThrow(
      expect.objectContaining({ problems: [{ field: 'text', problem: 'Write at least one word' }] }),
    );
  });

  it('join with JQL, whose own order wins', () => {
    const jql = 'priority = High OR text ~ "order by weight" order  by due';
    expect(jqlOf({ project: 'ARM', jql }, 'updated')).toBe(
      'project = "ARM" AND (priority = High OR text ~ "order by weight") ORDER BY due',
    );
    expect(jqlOf({ jql: 'project = ARM' }, 'priority')).toBe(
      '(project = ARM) ORDER BY priority DESC, updated DESC',
    );
  });
});
