import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { number, partsOf, path, repo } from '../identifiers.js';
import { nextOfList, pageOf } from '../paging.js';
import { diffsOf, fileRow, fileRowOf, filesAt } from './changed-files.js';

export const getPullRequestFiles = github.tool({
  name: 'github_get_pull_request_files',
  title: 'See the changes of a pull request',
  description:
    'The changed files of a pull request; call again with paths for the diffs of those. A diff that does not fit goes on at next_offset. Binary and very large files have none.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: ['GET /repos/{owner}/{repo}/pulls/{number}/files'],
  input: z.object({
    repo,
    number,
    paths: z.array(path.min(1)).min(1).max(20).optional().describe('Files whose diffs are wanted'),
    offset: z.int().min(0).default(0).describe('Where a cut diff goes on'),
    max_patch_chars: z.int().min(500).max(20_000).default(12_000).describe('For all diffs together'),
    ...paging,
    limit: paging.limit.default(30),
  }),
  learn: ['repo'],
  output: z.object({ items: z.array(fileRow), note: z.string().optional() }),
  async run({ client, input, after }) {
    const pull = { ...partsOf(input.repo), pull_number: input.number };
    if (input.paths === undefined) {
      const page = pageOf(after);
      const { data, headers } = await client.pulls.listFiles({ ...pull, per_page: input.limit, page });
      return { items: data.map(fileRowOf), next: nextOfList(page, headers) };
    }
    const files = await filesAt(client, pull, input.paths);
    const missing = input.paths.filter((wanted) => files.every(({ filename }) => filename !== wanted));
    return {
      items: diffsOf(files, input.offset, input.max_patch_chars),
      ...(missing.length > 0 && { note: `Not changed by this pull request: ${missing.join(', ')}` }),
    };
  },
});
