import * as z from 'zod';

import { github } from '../github.provider.js';
import { id, markdown, number, partsOf, repo } from '../identifiers.js';
import { whoAmI } from '../settling.js';
import { findReply, replyOf } from './find-reply.js';
import { resolveThreadOf, threadOf } from './review-threads.js';

export const replyToReviewComment = github.tool({
  name: 'github_reply_to_review_comment',
  title: 'Reply to a review comment',
  description:
    'Reply in a review thread and, if asked, resolve it. Each call adds another reply. For the general conversation use github_comment.',
  effect: 'write',
  scopes: ['repo', 'public_repo'],
  requests: [
    'POST /repos/{owner}/{repo}/pulls/{number}/comments/{comment_id}/replies',
    'POST /graphql',
    'POST /api/graphql',
    'GET /repos/{owner}/{repo}/pulls/{number}/comments',
    whoAmI,
  ],
  input: z.object({
    repo,
    number,
    comment_id: id.describe('First comment of the thread'),
    body: markdown.min(1),
    resolve: z.boolean().default(false),
  }),
  learn: ['repo'],
  output: z.object({
    comment_id: z.int(),
    resolved: z.boolean(),
    url: z.string(),
    note: z.string().optional(),
  }),
  async run({ client, input }) {
    const { repo, number, comment_id, body, resolve } = input;
    const parts = partsOf(repo);
    const { data } = await client.pulls.createReplyForReviewComment({
      ...parts,
      pull_number: number,
      comment_id,
      body,
    });
    // The reply stands whatever becomes of the resolving, so its failure is said and not thrown.
    const resolved =
      resolve && (await resolveThreadOf(client, { ...parts, number }, comment_id).catch(() => false));
    return replyOf(data, resolve, resolved);
  },
  async settle({ client, input }) {
    const { repo, number, comment_id, resolve } = input;
    const pull = { ...partsOf(repo), number };
    const reply = await findReply(client, pull, input);
    if (reply === undefined) return undefined;
    const thread = resolve ? await threadOf(client, pull, comment_id) : undefined;
    return replyOf(reply, resolve, thread?.isResolved ?? false);
  },
});
