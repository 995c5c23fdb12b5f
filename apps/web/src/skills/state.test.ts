import { describe, expect, test } from '@jest/globals';
import type { SkillCard, SkillState } from '../api/types.js';
import { cardAction, nextWin, pageAction, shown, stateLine } from './state.js';

const states: SkillState[] = [
  'available',
  'partly',
  'connected',
  'more_access',
  'reconnect',
  'not_ready',
  'off',
];

const aSkill = (facts: Partial<SkillCard> = {}): SkillCard => ({
  id: 'manage-pull-requests',
  title: 'Manage pull requests',
  summary: 'Read, review and merge.',
  providers: [{ id: 'github', title: 'GitHub', state: 'available' }],
  tool_count: 6,
  state: 'available',
  accounts: [],
  try: 'Which pull requests wait for me?',
  ...facts,
});

describe('a state of a skill', () => {
  test.each(states)('%s has one labelled button, on the card and on the page', (state) => {
    for (const primary of [cardAction[state], pageAction(state, []), pageAction(state, ['company_admin'])])
      expect(primary.label).not.toBe('');
  });

  test('that only an admin can repair sends the admin there, and gives others a note', () => {
    expect(pageAction('not_ready', []).action).toBe('copy_note');
    expect(pageAction('not_ready', ['company_admin']).action).toBe('set_up');
    expect(pageAction('off', ['catalogue_editor']).action).toBe('switch_on');
  });

  test('is said in words that differ from every other state', () => {
    const lines = states.map((state) => stateLine(aSkill({ state })).text);
    expect(new Set(lines).size).toBe(states.length);
  });

  test('names the missing permission and the day a sign-in ended', () => {
    expect(stateLine(aSkill({ state: 'more_access', missing: ['merge'] })).text).toContain('merge');
    expect(stateLine(aSkill({ state: 'reconnect', state_since: '2026-11-03T12:00:00Z' })).text).toContain(
      '3 Nov 2026',
    );
  });
});

describe('the list of skills', () => {
  const skills = states.map((state) => aSkill({ id: state, state }));

  test('puts what is broken first and offers it as the next step', () => {
    expect(shown(skills, 'all', '').map(({ id }) => id)[0]).toBe('reconnect');
    expect(nextWin(skills)?.id).toBe('reconnect');
  });

  test('never offers as the next step what the person cannot do', () => {
    expect(nextWin([aSkill({ state: 'not_ready' }), aSkill({ state: 'off' })])).toBeUndefined();
  });

  test('finds every word anywhere on the card, and says nothing for a miss', () => {
    expect(shown(skills, 'all', 'github MERGE')).toHaveLength(7);
    expect(shown(skills, 'all', 'holiday')).toEqual([]);
    expect(shown(skills, 'ready', '').map(({ id }) => id)).toEqual(['connected', 'partly']);
  });
});
