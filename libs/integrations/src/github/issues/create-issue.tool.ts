import * as z from 'zod';

import { github } from '../github.provider.js';
import { label, line, login, markdown, number, partsOf, repo } from '../identifiers.js';
import { aDayAgo, isSameText, justMade, listed, myLogin, whoAmI } from '../settling.js';

export const createIssue = github.tool({
  name: 'github_create_issue',
  title: 'Open an issue',
  description:
    'Open an issue in a repository. Each call opens a new one: look with github_search_issues first to avoid a duplicate.',
  effect: 'write',
  scopes: ['repo', 'public_repo'],
  requests: ['POST /repos/{owner}/{repo}/issues', 'GET /repos/{owner}/{repo}/issues', whoAmI],
  input: z.object({
    repo,
    title: line(256),
    body: markdown.optional(),
    labels: z.array(label).max(20).optional().describe('Names of existing labels'),
    assignees: z.array(login).max(10).optional().describe('Logins'),
    milestone: number.optional().describe('Number of the milestone'),
    type: line(50).optional().describe('Issue type of the organisation, such as Bug'),
  }),
  learn: ['repo', 'labels', 'assignees'],
  output: z.object({ number: z.int(), url: z.string() }),
  async run({ client, input }) {
    const { repo, ...facts } = input;
    const { data } = await client.issues.create({ ...facts, ...partsOf(repo) });
    return { number: data.number, url: data.html_url };
  },
  async settle({ client, input }) {
    const place = { ...partsOf(input.repo), state: 'all', since: aDayAgo(), per_page: 100 } as const;
    const creator = await myLogin(client);
    const { items, now } = await listed((page) => client.issues.listForRepo({ ...place, creator, page }));
    const alike = items.filter(
      ({ title, body, pull_request: pull }) =>
        pull === undefined && isSameText(title, input.title) && isSameText(body, input.body),
    );
    const made = justMade({ items: alike, now }, ({ created_at }) => created_at);
    return made && { number: made.number, url: made.html_url };
  },
});
