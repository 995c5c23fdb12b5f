import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { owner } from '../identifiers.js';
import { nextOfList, nextOfSearch, pageOf } from '../paging.js';
import { searchQuery } from '../search-query.js';
import { repositoryRow, repositoryRowOf } from './repository-row.js';

export const searchRepositories = github.tool({
  name: 'github_search_repositories',
  title: 'Find repositories',
  description:
    'Find repositories by words or owner; with neither, those you work in, latest changes first. It does not search inside files: use github_search_code.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['GET /search/repositories', 'GET /user/repos'],
  input: z.object({
    query: z
      .string()
      .max(200)
      .optional()
      .describe('Words in name or description; GitHub qualifiers such as language:go'),
    owner: owner.optional().describe('User or organisation'),
    ...paging,
  }),
  learn: ['owner'],
  output: z.object({ items: z.array(repositoryRow) }),
  async run({ client, input, after }) {
    const paged = { per_page: input.limit, page: pageOf(after) };
    const q = searchQuery(input.query, { user: input.owner });
    if (q === '') {
      const { data, headers } = await client.repos.listForAuthenticatedUser({ ...paged, sort: 'updated' });
      return {
        items: data.map(repositoryRowOf),
        next: nextOfList(paged.page, headers),
      };
    }
    const { data } = await client.search.repos({ ...paged, q });
    return {
      items: data.items.map(repositoryRowOf),
      next: nextOfSearch(paged.page, input.limit, data.total_count),
    };
  },
});
