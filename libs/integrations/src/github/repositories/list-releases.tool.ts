import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { partsOf, repo } from '../identifiers.js';
import { nextOfList, pageOf } from '../paging.js';
import { releaseRow, releaseRowOf } from './release-row.js';

export const listReleases = github.tool({
  name: 'github_list_releases',
  title: 'See releases',
  description:
    'The releases of a repository, newest first, with the beginning of their notes. Drafts show only to people who may publish them.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['GET /repos/{owner}/{repo}/releases'],
  input: z.object({ repo, ...paging, limit: paging.limit.default(5) }),
  learn: ['repo'],
  output: z.object({ items: z.array(releaseRow) }),
  async run({ client, input, after }) {
    const page = pageOf(after);
    const { data, headers } = await client.repos.listReleases({
      ...partsOf(input.repo),
      per_page: input.limit,
      page,
    });
    return { items: data.map(releaseRowOf), next: nextOfList(page, headers) };
  },
});
