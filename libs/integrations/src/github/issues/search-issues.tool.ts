import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { day, label, person, repo } from '../identifiers.js';
import { nextOfSearch, pageOf } from '../paging.js';
import { issueRow, rowOf } from '../rows.js';
import { searchQuery, since } from '../search-query.js';

export const searchIssues = github.tool({
  name: 'github_search_issues',
  title: 'Find issues',
  description:
    'Find issues by repository, state, people, labels and words. Returns one row per issue without its text: github_get_issue has that. For pull requests use github_search_pull_requests.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['GET /search/issues'],
  input: z.object({
    repo: repo.optional(),
    state: z.enum(['open', 'closed', 'all']).default('open'),
    author: person.optional(),
    assignee: person.optional(),
    labels: z.array(label).max(10).optional(),
    text: z.string().max(200).optional().describe('Words in title, body or comments'),
    updated_since: day.optional(),
    sort: z.enum(['updated', 'created', 'comments']).default('updated').describe('Highest or newest first'),
    ...paging,
  }),
  learn: ['repo', 'state', 'labels'],
  output: z.object({ items: z.array(issueRow) }),
  async run({ client, input, after }) {
    const page = pageOf(after);
    const q = searchQuery(input.text, {
      is: 'issue',
      repo: input.repo,
      state: input.state === 'all' ? undefined : input.state,
      author: input.author,
      assignee: input.assignee,
      label: input.labels,
      updated: since(input.updated_since),
    });
    const { data } = await client.search.issuesAndPullRequests({
      q,
      sort: input.sort,
      order: 'desc',
      per_page: input.limit,
      page,
    });
    return { items: data.items.map(rowOf), next: nextOfSearch(page, input.limit, data.total_count) };
  },
});
