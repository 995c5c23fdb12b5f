import { providersOf, scopesFor, type Skill } from '@hub/kit';
import { describe, expect, it } from '@jest/globals';

import {
  closeTheLoopOnAMerge,
  prepareMyMeeting,
  specToBacklog,
  turnAnEmailIntoTrackedWork,
  writeTheWeeklyProductUpdate,
} from './index.js';

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
  it.each(
    [
      [
        writeTheWeeklyProductUpdate,
        {
          github: ['repo'],
          atlassian: ['read:jira-work'],
          google: ['drive.file', 'drive.readonly', 'gmail.compose'],
        },
      ] as const,
      [
        turnAnEmailIntoTrackedWork,
        { google: ['gmail.compose', 'gmail.readonly'], atlassian: issues },
      ] as const,
      [specToBacklog, { google: ['drive.readonly'], atlassian: issues }] as const,
      [
        closeTheLoopOnAMerge,
        { github: ['repo'], atlassian: ['read:jira-work', 'write:jira-work'], google: ['gmail.compose'] },
      ] as const,
      [
        prepareMyMeeting,
        {
          google: ['drive.file', 'drive.readonly', 'gmail.readonly'],
          atlassian: ['read:jira-work'],
          github: ['repo'],
        },
      ] as const,
    ].map(([skill, scopes]) => [skill.id, skill, scopes] as const),
  )('%s asks each provider for the least that does the job', (_id, skill, scopes) => {
    expect(asks(skill)).toEqual(scopes);
  });
});
