import * as z from 'zod';

import { github } from '../github.provider.js';
import { number, partsOf, repo } from '../identifiers.js';
import { bodyLength, cutFrom, latestOf } from '../../text.js';
import { issueOf, issueView } from './issue-view.js';
import { latestComments } from './latest-comments.js';

export const getIssue = github.tool({
  name: 'github_get_issue',
  title: 'Read an issue',
  description:
    'Read one issue with its latest comments, oldest of them first; next_skip leads to earlier ones. Long texts are cut and say so. For a pull request use github_get_pull_request.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: [
    'GET /repos/{owner}/{repo}/issues/{number}',
    'GET /repos/{owner}/{repo}/issues/{number}/comments',
  ],
  input: z.object({
    repo,
    number,
    comments: z.int().min(0).max(50).default(10).describe('How many of the latest comments'),
    skip_comments: z.int().min(0).default(0).describe('Latest ones left out'),
    offset: z.int().min(0).default(0).describe('Where the body goes on'),
    max_chars: z.int().min(500).max(15_000).optional().describe('Longest body or comment'),
  }),
  learn: ['repo'],
  output: issueView,
  async run({ client, input }) {
    const issue = { ...partsOf(input.repo), issue_number: input.number };
    const { data } = await client.issues.get(issue);
    const left = Math.max(0, data.comments - input.skip_comments);
    const body = cutFrom(data.body, input.offset, input.max_chars ?? bodyLength);
    const comments = latestOf(await latestComments(client, issue, left, input), body);
    const earlier = left - comments.length;
    return {
      ...issueOf(data),
      repo: input.repo,
      body,
      comments,
      earlier_comments: earlier,
      ...(earlier > 0 && { next_skip: data.comments - earlier }),
    };
  },
});
