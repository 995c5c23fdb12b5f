import type { Octokit } from '@octokit/rest';

import { loginOf } from '../rows.js';
import { aDayAgo, isSameText, justMade, listed, myLogin } from '../settling.js';

interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

interface Reply {
  readonly comment_id: number;
  readonly body: string;
}

/** A reply as answers name it; says where resolving the thread was wanted and did not happen. */
export const replyOf = (reply: { id: number; html_url: string }, wanted: boolean, resolved: boolean) => ({
  comment_id: reply.id,
  resolved,
  url: reply.html_url,
  ...(wanted && !resolved && { note: 'The reply was added, but the thread was not resolved' }),
});

/** The reply of just now in that thread with those words, undefined when there is none. Throws ToolError `outcome_unknown`. */
export async function findReply(
  client: Octokit,
  { number, ...parts }: PullRequest,
  { comment_id, body }: Reply,
) {
  const place = { ...parts, pull_number: number, since: aDayAgo(), per_page: 100 };
  const me = await myLogin(client);
  const { items, now } = await listed((page) => client.pulls.listReviewComments({ ...place, page }));
  const alike = items.filter(
    (one) => one.in_reply_to_id === comment_id && loginOf(one.user) === me && isSameText(one.body, body),
  );
  return justMade({ items: alike, now }, ({ created_at }) => created_at);
}
