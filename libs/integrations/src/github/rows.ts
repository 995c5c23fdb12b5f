import type { RestEndpointMethodTypes } from '@octokit/rest';
import * as z from 'zod';

type Found = RestEndpointMethodTypes['search']['issuesAndPullRequests']['response']['data']['items'][number];

/** One line of a list of issues or pull requests. */
export const issueRow = z.object({
  number: z.int(),
  repo: z.string(),
  title: z.string(),
  state: z.string(),
  author: z.string(),
  labels: z.array(z.string()),
  assignees: z.array(z.string()),
  comments: z.int(),
  updated_at: z.string(),
  url: z.string(),
});

export const pullRequestRow = issueRow.extend({ draft: z.boolean(), merged_at: z.string().nullable() });

/** Deleted users are `ghost`, as GitHub shows them. */
export const loginOf = (user: { login: string } | null | undefined): string => user?.login ?? 'ghost';

export const loginsOf = (users: readonly { login: string }[] | null | undefined): string[] =>
  (users ?? []).map(loginOf);

export const labelsOf = (labels: readonly (string | { name?: string | null })[]): string[] =>
  labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));

const repositoryIn = (url: string): string => /([^/]+\/[^/]+)\/(?:issues|pull)\/\d+$/.exec(url)?.[1] ?? '';

/** One hit of the issue search as a row; both row schemas pick from it. */
export function rowOf(found: Found): z.infer<typeof pullRequestRow> {
  return {
    number: found.number,
    repo: repositoryIn(found.html_url),
    title: found.title,
    state: found.state,
    author: loginOf(found.user),
    labels: labelsOf(found.labels),
    assignees: loginsOf(found.assignees),
    comments: found.comments,
    updated_at: found.updated_at,
    url: found.html_url,
    draft: found.draft ?? false,
    merged_at: found.pull_request?.merged_at ?? null,
  };
}
