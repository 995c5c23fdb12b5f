import * as z from 'zod';

import { github } from '../github.provider.js';
import { markdown, number, partsOf, path, repo, sha } from '../identifiers.js';
import { whoAmI } from '../settling.js';
import { checkLines } from './check-lines.js';
import { findReview, reviewOf } from './find-review.js';

const side = z.enum(['LEFT', 'RIGHT']);

const comment = z.object({
  path: path.min(1),
  line: number.describe('Line of the file; the last one of a range'),
  side: side.default('RIGHT').describe('RIGHT: after the change, LEFT: before it'),
  start_line: number.optional().describe('First line of a range'),
  start_side: side.optional(),
  body: markdown.min(1),
});

export const reviewPullRequest = github.tool({
  name: 'github_review_pull_request',
  title: 'Review a pull request',
  description:
    'Submit one review: approve, request changes or comment, with comments on lines, all at once. Only lines of the diff take comments; a wrong one is refused with the lines that do.',
  effect: 'send',
  scopes: ['repo', 'public_repo'],
  requests: [
    'GET /repos/{owner}/{repo}/pulls/{number}/files',
    'POST /repos/{owner}/{repo}/pulls/{number}/reviews',
    'GET /repos/{owner}/{repo}/pulls/{number}/reviews',
    'GET /repos/{owner}/{repo}/pulls/{number}/reviews/{review_id}/comments',
    whoAmI,
  ],
  input: z
    .object({
      repo,
      number,
      event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']),
      body: markdown.optional(),
      comments: z.array(comment).max(50).default([]),
      commit_id: sha.optional().describe('The head_sha that was read'),
    })
    .refine(({ event, body, comments }) => event === 'APPROVE' || Boolean(body) || comments.length > 0, {
      path: ['body'],
      message: 'Say something: only an approval may be without words',
    }),
  learn: ['repo'],
  output: z.object({ review_id: z.int(), state: z.string(), url: z.string() }),
  async run({ client, input }) {
    const { repo, number, ...review } = input;
    const pull = { ...partsOf(repo), pull_number: number };
    await checkLines(client, pull, input.comments);
    const { data } = await client.pulls.createReview({ ...pull, ...review });
    return reviewOf(data);
  },
  async settle({ client, input }) {
    const { repo, number, ...review } = input;
    const found = await findReview(client, { ...partsOf(repo), pull_number: number }, review);
    return found && reviewOf(found);
  },
});
