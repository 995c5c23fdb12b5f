import { expect, it } from '@jest/globals';

import { isEnabledFor, type SkillSetting } from './settings.js';

const set = (teamId: string | null, enabled: boolean): SkillSetting => ({
  skillId: 'notes',
  teamId,
  enabled,
  updatedAt: new Date(),
});

it('has a skill on that nobody has switched', () => expect(isEnabledFor([], 'notes', ['a'])).toBe(true));

it('follows the company where no team of the person has decided', () =>
  expect(isEnabledFor([set(null, false), set('b', true)], 'notes', ['a'])).toBe(false));

it('lets a team win over the company', () =>
  expect(isEnabledFor([set(null, false), set('a', true)], 'notes', ['a'])).toBe(true));

it('has it on when one of several teams has it on', () =>
  expect(isEnabledFor([set('a', false), set('b', true)], 'notes', ['a', 'b'])).toBe(true));
