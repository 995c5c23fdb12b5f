import { describe, expect, test } from '@jest/globals';
import type { SkillCard, SkillState } from '../api/types.js';
import { grouped } from './groups.js';

const aSkill = (id: string, state: SkillState, ...providers: string[]): SkillCard => ({
  id,
  title: id,
  summary: '',
  providers: providers.map((title) => ({ id: title.toLowerCase(), title, state: 'available' })),
  tool_count: 1,
  state,
  accounts: [],
  try: '',
});

const shape = (...skills: SkillCard[]) =>
  grouped(skills).map(({ title, skills: own }) => [title, own.map(({ id }) => id)]);

describe('the groups of the list', () => {
  test('go by provider while nothing is connected', () => {
    expect(
      shape(
        aSkill('a', 'available', 'GitHub'),
        aSkill('b', 'available', 'Google'),
        aSkill('c', 'available', 'GitHub', 'Google'),
        aSkill('d', 'available', 'GitHub'),
      ),
    ).toEqual([
      ['With GitHub', ['a', 'd']],
      ['With Google', ['b']],
      ['Across several accounts', ['c']],
    ]);
  });

  test('go by where the person stands as soon as something is', () => {
    expect(
      shape(
        aSkill('a', 'connected', 'GitHub'),
        aSkill('b', 'partly', 'GitHub', 'Google'),
        aSkill('c', 'more_access', 'Google'),
        aSkill('d', 'available', 'Google'),
      ),
    ).toEqual([
      ['Ready', ['a', 'b']],
      ['One step away', ['c']],
      ['Not connected yet', ['d']],
    ]);
  });
});
