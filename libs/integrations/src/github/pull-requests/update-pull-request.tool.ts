import * as z from 'zod';

import { github } from '../github.provider.js';
import { line, login, markdown, number, partsOf, ref, repo } from '../identifiers.js';
import { requestReviewers } from './request-reviewers.js';

export const updatePullRequest = github.tool({
  name: 'github_update_pull_request',
  title: 'Change a pull request',
  description:
    'Change title, text, base branch or state of a pull request, or ask more people to review it. What is not given stays. It does not merge: use github_merge_pull_request.',
  effect: 'write',
  idempotent: true,
  scopes: ['repo', 'public_repo'],
  requests: [
    'PATCH /repos/{owner}/{repo}/pulls/{number}',
    'POST /repos/{owner}/{repo}/pulls/{number}/requested_reviewers',
  ],
  input: z
    .object({
      repo,
      number,
      title: line(256).optional(),
      body: markdown.optional(),
      base: ref.optional().describe('Branch to merge into'),
      state: z.enum(['open', 'closed']).optional(),
      reviewers: z.array(login).max(15).optional().describe('Logins to ask as well'),
    })
    .refine(
      ({ repo: _repo, number: _number, ...changes }) => Object.keys(changes).length > 0,
      'Name at least one change',
    ),
  learn: ['repo', 'reviewers'],
  output: z.object({
    number: z.int(),
    title: z.string(),
    state: z.string(),
    base: z.string(),
    url: z.string(),
    note: z.string().optional(),
  }),
  async run({ client, input }) {
    const { repo, number, reviewers, ...changes } = input;
    const pull = { ...partsOf(repo), pull_number: number };
    // A PATCH without changes answers with the pull request as it is, which is what is wanted when only reviewers are asked.
    const { data } = await client.pulls.update({ ...pull, ...changes });
    const asked = await requestReviewers(client, pull, reviewers);
    return { ...data, base: data.base.ref, url: data.html_url, ...asked };
  },
});
