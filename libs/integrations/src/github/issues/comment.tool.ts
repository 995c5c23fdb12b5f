import * as z from 'zod';

import { github } from '../github.provider.js';
import { markdown, number, partsOf, repo } from '../identifiers.js';
import { loginOf } from '../rows.js';
import { aDayAgo, isSameText, justMade, listed, myLogin, whoAmI } from '../settling.js';

export const comment = github.tool({
  name: 'github_comment',
  title: 'Comment on an issue or pull request',
  description:
    'Add a comment to the conversation of an issue or a pull request. Each call adds another. To answer a review comment on a line use github_reply_to_review_comment.',
  effect: 'write',
  scopes: ['repo', 'public_repo'],
  requests: [
    'POST /repos/{owner}/{repo}/issues/{number}/comments',
    'GET /repos/{owner}/{repo}/issues/{number}/comments',
    whoAmI,
  ],
  input: z.object({ repo, number: number.describe('Of the issue or pull request'), body: markdown.min(1) }),
  learn: ['repo'],
  output: z.object({ comment_id: z.int(), url: z.string() }),
  async run({ client, input }) {
    const { data } = await client.issues.createComment({
      ...partsOf(input.repo),
      issue_number: input.number,
      body: input.body,
    });
    return { comment_id: data.id, url: data.html_url };
  },
  async settle({ client, input }) {
    const place = { ...partsOf(input.repo), issue_number: input.number, since: aDayAgo(), per_page: 100 };
    const me = await myLogin(client);
    const { items, now } = await listed((page) => client.issues.listComments({ ...place, page }));
    const alike = items.filter(({ user, body }) => loginOf(user) === me && isSameText(body, input.body));
    const made = justMade({ items: alike, now }, ({ created_at }) => created_at);
    return made && { comment_id: made.id, url: made.html_url };
  },
});
