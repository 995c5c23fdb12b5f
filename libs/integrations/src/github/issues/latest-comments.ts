import type { Octokit } from '@octokit/rest';

import { commentLength, cut } from '../../text.js';
import { loginOf } from '../rows.js';

interface Conversation {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
}

interface Wanted {
  readonly comments: number;
  readonly max_chars?: number | undefined;
}

/**
 * The newest of the first `total` comments of an issue, oldest first, as many as are wanted. GitHub lists them oldest first only,
 * so two pages hold them.
 */
export async function latestComments(
  client: Octokit,
  issue: Conversation,
  total: number,
  { comments: count, max_chars: longest = commentLength }: Wanted,
) {
  if (total === 0 || count === 0) return [];
  const last = Math.ceil(total / count);
  const first = Math.max(1, last - 1);
  const pages = await Promise.all(
    [...new Set([first, last])].map((page) =>
      client.issues.listComments({ ...issue, per_page: count, page }),
    ),
  );
  const end = total - (first - 1) * count;
  const latest = pages.flatMap(({ data }) => data).slice(Math.max(0, end - count), end);
  return latest.map(({ id, user, created_at, body, html_url }) => ({
    comment_id: id,
    author: loginOf(user),
    created_at,
    body: cut(body, longest, 'ask with a larger max_chars or open the url'),
    url: html_url,
  }));
}
