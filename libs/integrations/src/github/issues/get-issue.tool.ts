import * as z from 'zod';

import { github } from '../github.provider.js';
import { number, partsOf, repo } from '../identifiers.js';
import { bodyLength, cut } from '../../text.js';
import { issueOf, issueView } from './issue-view.js';
import { latestComments } from './latest-comments.js';

export const getIssue = github.tool({
  name: 'github_get_issue',
  title: 'Read an issue',
  description:
    'Read one issue with its latest comments, oldest of them first. Long texts are cut and say so. For a pull request use github_get_pull_request.',
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
    max_chars: z.int().min(500).max(20_000).default(bodyLength).describe('Longest body'),
  }),
  learn: ['repo'],
  output: issueView,
  async run({ client, input }) {
    const issue = { ...partsOf(input.repo), issue_number: input.number };
    const { data } = await client.issues.get(issue);
    const comments = await latestComments(client, issue, data.comments, input.comments);
    return {
      ...issueOf(data),
      repo: input.repo,
      body: cut(data.body, input.max_chars, 'ask with a larger max_chars or open the url'),
      comments,
      earlier_comments: Math.max(0, data.comments - comments.length),
    };
  },
});
