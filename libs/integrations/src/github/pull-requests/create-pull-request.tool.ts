import * as z from 'zod';

import { github } from '../github.provider.js';
import { head, line, login, markdown, partsOf, ref, repo } from '../identifiers.js';
import { whoAmI } from '../settling.js';
import { findOpened } from './find-opened.js';
import { requestReviewers } from './request-reviewers.js';

export const createPullRequest = github.tool({
  name: 'github_create_pull_request',
  title: 'Open a pull request',
  description:
    'Open a pull request from a branch that is already pushed, and ask people to review it. A branch that has an open one already is refused.',
  effect: 'write',
  scopes: ['repo', 'public_repo'],
  requests: [
    'GET /repos/{owner}/{repo}',
    'POST /repos/{owner}/{repo}/pulls',
    'POST /repos/{owner}/{repo}/pulls/{number}/requested_reviewers',
    'GET /repos/{owner}/{repo}/pulls',
    whoAmI,
  ],
  input: z.object({
    repo,
    base: ref.optional().describe('Branch to merge into; the default branch when left out'),
    head: head.describe('Branch with the changes, or owner:branch'),
    title: line(256),
    body: markdown.optional(),
    draft: z.boolean().default(false),
    reviewers: z.array(login).max(15).optional().describe('Logins'),
  }),
  learn: ['repo', 'base', 'draft', 'reviewers'],
  output: z.object({ number: z.int(), base: z.string(), url: z.string(), note: z.string().optional() }),
  async run({ client, input }) {
    const { repo, reviewers, ...facts } = input;
    const parts = partsOf(repo);
    const base = input.base ?? (await client.repos.get(parts)).data.default_branch;
    const { data } = await client.pulls.create({ ...facts, ...parts, base });
    const asked = await requestReviewers(client, { ...parts, pull_number: data.number }, reviewers);
    return { number: data.number, base, url: data.html_url, ...asked };
  },
  settle: async ({ client, input }) => findOpened(client, input),
});
