import { providers, skills as allSkills } from '@hub/integrations';
import { type Provider, scopesFor } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { skillOf } from './skill-of.js';

const skills = allSkills.filter(({ tools }) => tools.every(({ provider }) => provider.id === 'atlassian'));
const atlassian = providers.find(({ id }) => id === 'atlassian') as Provider;

const read = ['read:jira-work'];
const everything = ['read:jira-user', 'read:jira-work', 'write:jira-work'];
const sprints = [
  'read:board-scope:jira-software',
  'read:issue-details:jira',
  'read:jira-work',
  'read:project:jira',
  'read:sprint:jira-software',
  'write:board-scope:jira-software',
  'write:jira-work',
  'write:sprint:jira-software',
];

describe('connecting a skill', () => {
  it.each<[string, string[]]>([
    ['find-and-read-issues', read],
    ['report-progress', read],
    ['create-and-groom-issues', everything],
    ['move-work-along', everything],
    ['connect-work-to-code', ['read:jira-work', 'write:jira-work']],
    ['run-the-sprint', sprints],
  ])('%s asks for no more than its tools need', (id, scopes) => {
    const { tools, prefers } = skillOf(id);
    expect(scopesFor(atlassian, tools, prefers)).toEqual(scopes);
  });

  it('shows an employee a sentence for each scope it may ask for', () => {
    const asked = [
      ...new Set(skills.flatMap(({ tools }) => tools.flatMap(({ scopes }) => scopes.flat()))),
    ];
    for (const scope of [...asked, ...(atlassian.oauth.signInScopes ?? [])])
      expect(atlassian.scopes[scope]?.label).toMatch(/^[A-Z][A-Za-z ,]+$/);
  });
});

describe('the 22 tools', () => {
  const tools = [...new Set(skills.flatMap((skill) => skill.tools))];

  it('are each in a skill, named as Jira’s', () => {
    expect(tools.length).toBe(22);
    expect(tools.filter(({ name }) => !name.startsWith('jira_'))).toEqual([]);
  });

  it('are spoken of by names that the skill has', () => {
    for (const { instructions, tools } of skills) {
      const spoken = [...instructions.matchAll(/jira_[a-z_]+/g)].map(([name]) => name);
      expect(spoken.filter((name) => !tools.some((tool) => tool.name === name))).toEqual([]);
    }
  });

  it('can be settled by looking unless they may be repeated', () => {
    const open = tools.filter(
      (tool) => tool.effect !== 'read' && tool.idempotent !== true && !('settle' in tool),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});
