import * as z from 'zod';

import { paging } from '../../paging.js';
import { github } from '../github.provider.js';
import { partsOf, ref, repo } from '../identifiers.js';
import { nextOfSearch, pageOf } from '../paging.js';
import { runRow, runRowOf } from './run-row.js';

const statuses = ['queued', 'in_progress', 'completed', 'success', 'failure', 'cancelled'] as const;

export const listWorkflowRuns = github.tool({
  name: 'github_list_workflow_runs',
  title: 'See workflow runs',
  description:
    'Recent GitHub Actions runs, newest first. Returns one row per run without its jobs: github_get_job_logs has those.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: [
    'GET /repos/{owner}/{repo}/actions/runs',
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
  ],
  input: z.object({
    repo,
    branch: ref.optional(),
    status: z.enum(statuses).optional(),
    workflow: z
      .string()
      .regex(
        /^[A-Za-z0-9_][A-Za-z0-9._-]{0,100}\.ya?ml$/,
        'Write the file name of a workflow, such as test.yml',
      )
      .optional()
      .describe('File name, such as test.yml'),
    ...paging,
  }),
  learn: ['repo', 'branch', 'workflow'],
  output: z.object({ items: z.array(runRow) }),
  async run({ client, input, after }) {
    const { repo, workflow, limit, branch, status } = input;
    const page = pageOf(after);
    const query = { ...partsOf(repo), branch, status, per_page: limit, page };
    const { data } = await (workflow === undefined
      ? client.actions.listWorkflowRunsForRepo(query)
      : client.actions.listWorkflowRuns({ ...query, workflow_id: workflow }));
    return { items: data.workflow_runs.map(runRowOf), next: nextOfSearch(page, limit, data.total_count) };
  },
});
