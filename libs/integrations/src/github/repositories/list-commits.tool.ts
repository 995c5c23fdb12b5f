import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { day, login, partsOf, path, ref, repo } from '../identifiers.js';
import { nextOfList, pageOf } from '../paging.js';
import { commitRow, commitRowOf } from './commit-row.js';

export const listCommits = github.tool({
  name: 'github_list_commits',
  title: 'See commits',
  description:
    'The history of a branch, a path or an author, newest first. Returns titles only, not messages or diffs.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['GET /repos/{owner}/{repo}/commits'],
  input: z.object({
    repo,
    ref: ref.optional().describe('Branch, tag or sha; the default branch when left out'),
    path: path.optional().describe('Only commits that touch it'),
    author: login.optional(),
    since: day.optional(),
    until: day.optional(),
    ...paging,
  }),
  learn: ['repo'],
  output: z.object({ items: z.array(commitRow) }),
  async run({ client, input, after }) {
    const page = pageOf(after);
    const { repo, ref: branch, limit, since, until, path, author } = input;
    const { data, headers } = await client.repos.listCommits({
      ...partsOf(repo),
      sha: branch,
      path,
      author,
      per_page: limit,
      page,
      ...(since !== undefined && { since: `${since}T00:00:00Z` }),
      ...(until !== undefined && { until: `${until}T23:59:59Z` }),
    });
    return { items: data.map(commitRowOf), next: nextOfList(page, headers) };
  },
});
