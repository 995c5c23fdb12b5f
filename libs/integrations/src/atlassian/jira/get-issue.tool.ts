import * as z from 'zod';

import { bodyLength } from '../../text.js';
import { atlassian } from '../atlassian.provider.js';
import type { Jira } from '../client.js';
import { calls } from './calls.js';
import { commentsOf } from './comments.js';
import { key, site } from './identifiers.js';
import { besideOf, issueOf, issueView } from './issue-view.js';
import { transitionOf } from './transitions.js';

const included = z.enum(['comments', 'links', 'subtasks', 'attachments', 'transitions']);

export const getIssue = atlassian.tool({
  name: 'jira_get_issue',
  title: 'Read an issue in Jira',
  description:
    'Read one issue: text as Markdown, all fields that have a value, its latest comments, links and more. Long texts are cut and say so.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.getIssue, calls.getComments, calls.getTransitions],
  input: z.object({
    key,
    include: z.array(included).default(['comments', 'links', 'subtasks', 'attachments']),
    comments: z.int().min(0).max(50).default(5).describe('How many of the latest'),
    max_chars: z.int().min(500).max(20_000).default(bodyLength).describe('Longest description'),
    site,
  }),
  learn: ['site', 'include'],
  output: issueView,
  async run({ client, input }) {
    const { include, ...asked } = input;
    const jira = client.at(input.site);
    const [issue, comments, transitions] = await Promise.all([
      // Comments and work are long: only those that were asked for, by requests of their own.
      jira.getIssue({ issueIdOrKey: asked.key, fields: ['*all', '-comment', '-worklog'], expand: 'names' }),
      include.includes('comments') ? latestComments(jira, asked.key, asked.comments) : {},
      include.includes('transitions') ? jira.getTransitions({ issueIdOrKey: asked.key }) : undefined,
    ]);
    return {
      ...issueOf(jira, issue, asked.max_chars),
      ...comments,
      ...besideOf(issue, include),
      ...(transitions && { transitions: (transitions.transitions ?? []).map(transitionOf) }),
    };
  },
});

async function latestComments(jira: Jira, key: string, count: number) {
  if (count === 0) return {};
  const page = await jira.getComments({ issueIdOrKey: key, orderBy: '-created', maxResults: count });
  const comments = (await commentsOf(page.comments)).toReversed();
  return { comments, earlier_comments: Math.max(0, (page.total ?? 0) - comments.length) };
}
