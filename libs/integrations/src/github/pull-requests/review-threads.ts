import { ToolError } from '@hub/kit';
import type { Octokit } from '@octokit/rest';

import { graphql } from '../graphql.js';

// REST does not know whether a thread is resolved: https://docs.github.com/graphql/reference/objects#pullrequestreviewthread
const query = `query($owner: String!, $repo: String!, $number: Int!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
    reviewThreads(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id path line originalLine isResolved isOutdated
        comments(first: 20) { totalCount nodes { databaseId author { login } body createdAt url } } }
} } } }`;

const mutation = `mutation($threadId: ID!) {
  resolveReviewThread(input: { threadId: $threadId }) { thread { isResolved } }
}`;

export interface ReviewThread {
  readonly id: string;
  readonly path: string;
  readonly line: number | null;
  readonly originalLine: number | null;
  readonly isResolved: boolean;
  readonly isOutdated: boolean;
  readonly comments: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly databaseId: number;
      readonly author: { readonly login: string } | null;
      readonly body: string;
      readonly createdAt: string;
      readonly url: string;
    }[];
  };
}

interface Answer {
  readonly repository: {
    readonly pullRequest: {
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly ReviewThread[];
      };
    } | null;
  } | null;
}

interface Page {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly first: number;
  readonly after?: string | undefined;
}

/** One page of a pull request's review threads; `next` continues it. Throws ToolError `not_found`. */
export async function threadsOf(
  client: Octokit,
  page: Page,
): Promise<{ threads: readonly ReviewThread[]; next?: string }> {
  const { repository } = await graphql<Answer>(client, query, { ...page });
  const found = repository?.pullRequest?.reviewThreads;
  if (found === undefined)
    throw new ToolError(
      'not_found',
      `GitHub has no pull request ${page.number} in ${page.owner}/${page.repo}, or you have no access to it`,
    );
  const { hasNextPage, endCursor } = found.pageInfo;
  return { threads: found.nodes, ...(hasNextPage && endCursor !== null && { next: endCursor }) };
}

type PullRequest = Omit<Page, 'first' | 'after'>;

/** Resolves the thread that holds `commentId`; false when the pull request has no such thread among its first 500. */
export async function resolveThreadOf(
  client: Octokit,
  pull: PullRequest,
  commentId: number,
): Promise<boolean> {
  const thread = await threadOf(client, pull, commentId);
  if (thread === undefined) return false;
  await graphql(client, mutation, { threadId: thread.id });
  return true;
}

/** The thread that holds `commentId`, looked for among the first 500. */
export async function threadOf(
  client: Octokit,
  pull: PullRequest,
  commentId: number,
): Promise<ReviewThread | undefined> {
  let after: string | undefined;
  for (let page = 0; page < 5; page += 1) {
    const { threads, next } = await threadsOf(client, { ...pull, first: 100, after });
    const thread = threads.find(({ comments }) =>
      comments.nodes.some(({ databaseId }) => databaseId === commentId),
    );
    if (thread !== undefined || next === undefined) return thread;
    after = next;
  }
  return undefined;
}
