import type { Octokit } from '@octokit/rest';
import { RequestError } from '@octokit/request-error';

import { toError } from '../errors.js';

interface PullRequest {
  readonly owner: string;
  readonly repo: string;
  readonly pull_number: number;
}

/** Asks for reviews after a change that has already happened, so GitHub's refusal becomes a note and not an error. */
export async function requestReviewers(
  client: Octokit,
  pull: PullRequest,
  reviewers: readonly string[] | undefined,
): Promise<{ note?: string }> {
  if (reviewers === undefined || reviewers.length === 0) return {};
  try {
    await client.pulls.requestReviewers({ ...pull, reviewers: [...reviewers] });
    return {};
  } catch (cause) {
    if (!(cause instanceof RequestError)) throw cause;
    return {
      note: `The reviewers were not asked. ${toError(cause)?.message ?? `GitHub answered ${cause.status}`}`,
    };
  }
}
