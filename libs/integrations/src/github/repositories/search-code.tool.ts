import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { repo } from '../identifiers.js';
import { nextOfSearch, pageOf } from '../paging.js';
import { searchQuery } from '../search-query.js';
import { clip } from '../../text.js';

export const searchCode = github.tool({
  name: 'github_search_code',
  title: 'Search code',
  description:
    'Search code on default branches, files below 384 KB. Returns places with up to 3 fragments each, not whole files: use github_get_file_contents.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['GET /search/code'],
  input: z.object({
    query: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .describe('Words; qualifiers such as language:go, path:src, org:octo-org'),
    repo: repo.optional(),
    ...paging,
  }),
  learn: ['repo'],
  output: z.object({
    items: z.array(
      z.object({ repo: z.string(), path: z.string(), fragments: z.array(z.string()), url: z.string() }),
    ),
  }),
  async run({ client, input, after }) {
    const page = pageOf(after);
    const { data } = await client.search.code({
      q: searchQuery(input.query, { repo: input.repo }),
      per_page: input.limit,
      page,
      mediaType: { format: 'text-match' },
    });
    const items = data.items.map((found) => ({
      repo: found.repository.full_name,
      path: found.path,
      fragments: (found.text_matches ?? []).slice(0, 3).map(({ fragment = '' }) => clip(fragment, 300)),
      url: found.html_url,
    }));
    return { items, next: nextOfSearch(page, input.limit, data.total_count) };
  },
});
