import { providersOf, scopesFor, type Skill } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import { skillOf } from './skill-of.js';

const asks = ({ tools, prefers }: Skill) =>
  Object.fromEntries(
    providersOf(tools).map((provider) => [
      provider.id,
      scopesFor(
        provider,
        tools.filter((tool) => tool.provider.id === provider.id),
        prefers,
      ).map((scope) => scope.replace('https://www.googleapis.com/auth/', '')),
    ]),
  );

const issues = ['read:jira-user', 'read:jira-work', 'write:jira-work'];

describe('connecting a skill that spans providers', () => {
  it.each<[string, Record<string, string[]>]>(
    [
      [
        'write-the-weekly-product-update',
        {
          github: ['repo'],
          atlassian: ['read:jira-work'],
          google: ['drive.file', 'drive.readonly', 'gmail.compose'],
        },
      ],
      [
        'turn-an-email-into-tracked-work',
        { google: ['gmail.compose', 'gmail.readonly'], atlassian: issues },
      ],
      ['spec-to-backlog', { google: ['drive.readonly'], atlassian: issues }],
      [
        'close-the-loop-on-a-merge',
        { github: ['repo'], atlassian: ['read:jira-work', 'write:jira-work'], google: ['gmail.compose'] },
      ],
      [
        'prepare-my-meeting',
        {
          google: ['drive.file', 'drive.readonly', 'gmail.readonly'],
          atlassian: ['read:jira-work'],
          github: ['repo'],
        },
      ],
    ],
  )('%s asks each provider for the least that does the job', (id, scopes) => {
    expect(asks(skillOf(id))).toEqual(scopes);
  });
});
