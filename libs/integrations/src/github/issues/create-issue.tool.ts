import * as z from 'zod';

import { github } from '../github.provider.js';
import { label, line, login, markdown, number, partsOf, repo } from '../identifiers.js';

export const createIssue = github.tool({
  name: 'github_create_issue',
  title: 'Open an issue',
  description:
    'Open an issue in a repository. Each call opens a new one: look with github_search_issues first to avoid a duplicate.',
  effect: 'write',
  scopes: ['repo', 'public_repo'],
  requests: ['POST /repos/{owner}/{repo}/issues'],
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
});
