import type { Octokit } from '@octokit/rest';

import { loginOf } from '../rows.js';
import { commentLength, cut } from '../../text.js';

interface Conversation {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
}

/** The newest `count` of an issue's `total` comments, oldest first. GitHub lists them oldest first only, so the last two pages hold them. */
export async function latestComments(client: Octokit, issue: Conversation, total: number, count: number) {
  if (total === 0 || count === 0) return [];
  const last = Math.ceil(total / count);
  const pages = await Promise.all(
    [last - 1, last]
      .filter((page) => page > 0)
      .map((page) => client.issues.listComments({ ...issue, per_page: count, page })),
  );
  return pages
    .flatMap(({ data }) => data)
    .slice(-count)
    .map(({ id, user, created_at, body, html_url }) => ({
      comment_id: id,
      author: loginOf(user),
      created_at,
      body: cut(body, commentLength),
      url: html_url,
    }));
}
