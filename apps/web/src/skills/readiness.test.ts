import { describe, expect, test } from '@jest/globals';
import type { Example, SkillDetail, SkillTool } from '../api/types.js';
import { accountFor, firstReady, isReady, isUsable } from './readiness.js';

const aTool = (name: string, provider: string, facts: Partial<SkillTool> = {}): SkillTool => ({
  name,
  title: name,
  description: '',
  effect: 'read',
  provider,
  decision: 'allow',
  ...facts,
});

const [pulls, issues] = ['github_search', 'jira_search'].map((tool): Example => ({
  question: tool,
  tool,
  input: {},
})) as [Example, Example];

const aSkill = (facts: Partial<SkillDetail> = {}) => ({
  tools: [aTool('github_search', 'github'), aTool('jira_search', 'atlassian')],
  examples: [issues, pulls],
  providers: [
    { id: 'github', title: 'GitHub', state: 'connected' as const },
    { id: 'atlassian', title: 'Atlassian', state: 'available' as const },
  ],
  accounts: [
    { provider: 'github', connection_id: 'g', label: 'ana-lopez' },
    { provider: 'atlassian', connection_id: 'a', label: 'ana@northwind.example' },
  ],
  ...facts,
});

describe('a question of a skill', () => {
  test('is ready where its own provider is connected, whatever the others lack', () => {
    expect([isReady(aSkill(), pulls), isReady(aSkill(), issues)]).toEqual([true, false]);
    expect(firstReady(aSkill())).toBe(1);
  });

  test('stays ready beside tools that lack a permission, and is not without its own', () => {
    const providers = [{ id: 'github', title: 'GitHub', state: 'more_access' as const }];
    expect(isReady(aSkill({ providers }), pulls)).toBe(true);
    const tools = [aTool('github_search', 'github', { missing: ['See issues'] })];
    expect(isUsable(aSkill({ providers, tools }))).toBe(false);
  });

  test('is not ready where the company refuses what it calls', () => {
    expect(
      isReady(aSkill({ tools: [aTool('github_search', 'github', { decision: 'refuse' })] }), pulls),
    ).toBe(false);
  });

  test('is asked with the chosen account only where that is one of its provider', () => {
    expect([accountFor(aSkill(), pulls, 'g'), accountFor(aSkill(), issues, 'g')]).toEqual(['g', undefined]);
  });
});
