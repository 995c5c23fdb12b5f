import * as z from 'zod';

import { github } from '../github.provider.js';
import { number, partsOf, repo, sha } from '../identifiers.js';

export const mergePullRequest = github.tool({
  name: 'github_merge_pull_request',
  title: 'Merge a pull request',
  description:
    'Merge a pull request, only if its head is still the commit that was read. Cannot be taken back. Read github_get_pull_request first for head_sha, reviews and checks.',
  effect: 'send',
  scopes: ['repo', 'public_repo'],
  requests: ['PUT /repos/{owner}/{repo}/pulls/{number}/merge', 'GET /repos/{owner}/{repo}/pulls/{number}'],
  input: z.object({
    repo,
    number,
    method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
    expected_head_sha: sha.describe('head_sha of the pull request as it was read'),
  }),
  learn: ['repo', 'method'],
  output: z.object({ merged: z.boolean(), sha: z.string() }),
  async run({ client, input }) {
    const { data } = await client.pulls.merge({
      ...partsOf(input.repo),
      pull_number: input.number,
      merge_method: input.method,
      sha: input.expected_head_sha,
    });
    return data;
  },
  // GitHub merges once, and only the head that was asked for.
  async settle({ client, input }) {
    const { data } = await client.pulls.get({ ...partsOf(input.repo), pull_number: input.number });
    if (!data.merged || data.head.sha !== input.expected_head_sha) return undefined;
    return { merged: true, sha: data.merge_commit_sha };
  },
});
