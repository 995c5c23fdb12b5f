import * as z from 'zod';

import { github } from '../github.provider.js';
import { label, line, login, markdown, number, partsOf, repo } from '../identifiers.js';
import { labelsOf, loginsOf } from '../rows.js';

export const updateIssue = github.tool({
  name: 'github_update_issue',
  title: 'Change an issue',
  description:
    'Change title, text, labels, assignees or state of an issue. What is not given stays. It does not comment: use github_comment.',
  effect: 'write',
  idempotent: true,
  scopes: ['repo', 'public_repo'],
  requests: ['GET /repos/{owner}/{repo}/issues/{number}', 'PATCH /repos/{owner}/{repo}/issues/{number}'],
  input: z
    .object({
      repo,
      number,
      title: line(256).optional(),
      body: markdown.optional(),
      add_labels: z.array(label).max(20).optional(),
      remove_labels: z.array(label).max(20).optional(),
      assignees: z.array(login).max(10).optional().describe('Logins; they replace the present ones'),
      state: z.enum(['open', 'closed']).optional(),
      state_reason: z
        .enum(['completed', 'not_planned', 'reopened'])
        .optional()
        .describe('Why the state changes'),
    })
    .refine(
      ({ repo: _repo, number: _number, ...changes }) => Object.keys(changes).length > 0,
      'Name at least one change',
    ),
  learn: ['repo', 'add_labels'],
  output: z.object({
    number: z.int(),
    title: z.string(),
    state: z.string(),
    labels: z.array(z.string()),
    assignees: z.array(z.string()),
    url: z.string(),
  }),
  async run({ client, input }) {
    const { repo, number, add_labels: added = [], remove_labels: removed = [], ...changes } = input;
    const issue = { ...partsOf(repo), issue_number: number };
    // One PATCH with the whole set rather than a request per label: GitHub changes all of it or nothing.
    const relabel = async () => {
      const present = labelsOf((await client.issues.get(issue)).data.labels);
      return { labels: [...new Set([...present, ...added])].filter((name) => !removed.includes(name)) };
    };
    const labels = added.length + removed.length > 0 ? await relabel() : {};
    const { data } = await client.issues.update({ ...issue, ...changes, ...labels });
    return {
      ...data,
      labels: labelsOf(data.labels),
      assignees: loginsOf(data.assignees),
      url: data.html_url,
    };
  },
});
