import type { Octokit } from '@octokit/rest';

import { loginOf } from '../rows.js';
import { isSameText, justMade, listed, myLogin } from '../settling.js';

interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly pull_number: number;
}

interface Review {
  readonly event: keyof typeof stateOf;
  readonly body?: string | undefined;
  readonly commit_id?: string | undefined;
  readonly comments: readonly { readonly path: string; readonly body: string }[];
}

const stateOf = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
} as const;

/** A review as answers name it. */
export const reviewOf = (data: { id: number; state: string; html_url: string }) => ({
  review_id: data.id,
  state: data.state,
  url: data.html_url,
});

/** The review of just now that says what `wanted` says, undefined when there is none. Throws ToolError `outcome_unknown`. */
export async function findReview(client: Octokit, pull: PullRequest, wanted: Review) {
  const me = await myLogin(client);
  const { items, now } = await listed((page) => client.pulls.listReviews({ ...pull, per_page: 100, page }));
  const alike = items.filter(
    ({ user, state, body, commit_id }) =>
      loginOf(user) === me &&
      state === stateOf[wanted.event] &&
      isSameText(body, wanted.body) &&
      (wanted.commit_id === undefined || commit_id === wanted.commit_id),
  );
  // Reviews without words are told apart by their comments; few can be of the last day.
  const told = await Promise.all(
    alike
      .slice(-5)
      .map(async (review) => ({ review, fits: await hasComments(client, pull, review.id, wanted) })),
  );
  const fitting = told.filter(({ fits }) => fits).map(({ review }) => review);
  return justMade({ items: fitting, now }, ({ submitted_at }) => submitted_at);
}

async function hasComments(
  client: Octokit,
  pull: PullRequest,
  review_id: number,
  { comments }: Review,
): Promise<boolean> {
  if (comments.length === 0) return true;
  const { data } = await client.pulls.listCommentsForReview({ ...pull, review_id, per_page: 100 });
  return (
    data.length === comments.length &&
    comments.every(({ path, body }) => data.some((one) => one.path === path && isSameText(one.body, body)))
  );
}
