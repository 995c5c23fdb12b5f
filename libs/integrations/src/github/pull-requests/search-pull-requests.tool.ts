import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { day, person, ref, repo } from '../identifiers.js';
import { nextOfSearch, pageOf } from '../paging.js';
import { pullRequestRow, rowOf } from '../rows.js';
import { searchQuery, since } from '../search-query.js';

export const searchPullRequests = github.tool({
  name: 'github_search_pull_requests',
  title: 'See pull requests',
  description:
    'Find pull requests: of an author, waiting for a review, merged since a day. Returns one row each without text, checks or size: github_get_pull_request has those.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['GET /search/issues'],
  input: z.object({
    repo: repo.optional(),
    state: z.enum(['open', 'closed', 'merged', 'all']).default('open'),
    author: person.optional(),
    review_requested: person.optional(),
    base: ref.optional().describe('Branch to merge into'),
    merged_since: day.optional(),
    text: z.string().max(200).optional().describe('Words in title, body or comments'),
    ...paging,
  }),
  learn: ['repo', 'base'],
  output: z.object({ items: z.array(pullRequestRow) }),
  async run({ client, input, after }) {
    const page = pageOf(after);
    // A day of merging finds nothing among open ones, so it speaks for the state.
    const state = input.merged_since === undefined ? input.state : 'merged';
    const q = searchQuery(input.text, {
      is: ['pr', ...(state === 'all' ? [] : [state])],
      repo: input.repo,
      author: input.author,
      'review-requested': input.review_requested,
      base: input.base,
      merged: since(input.merged_since),
    });
    const { data } = await client.search.issuesAndPullRequests({
      q,
      sort: 'updated',
      order: 'desc',
      per_page: input.limit,
      page,
    });
    return { items: data.items.map(rowOf), next: nextOfSearch(page, input.limit, data.total_count) };
  },
});
