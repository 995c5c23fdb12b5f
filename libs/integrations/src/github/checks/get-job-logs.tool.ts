import * as z from 'zod';

import { github } from '../github.provider.js';
import { id, partsOf, repo } from '../identifiers.js';
import { jobOf, jobView } from './job-view.js';

const mostJobs = 5;
const mostCharacters = 24_000;

export const getJobLogs = github.tool({
  name: 'github_get_job_logs',
  title: 'Read job logs',
  description:
    'The end of the logs of the failed jobs of a workflow run, at most 5 jobs. Not the whole log: open the url for that.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: [
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
  ],
  // Where GitHub's redirect leads: https://docs.github.com/rest/actions/workflow-jobs#download-job-logs-for-a-workflow-run
  downloads: ['*.blob.core.windows.net', '*.actions.githubusercontent.com'],
  input: z.object({
    repo,
    run_id: id.describe('From github_list_workflow_runs'),
    failed_only: z.boolean().default(true),
    tail_lines: z.int().min(1).max(500).default(200).describe('Last lines per job'),
  }),
  learn: ['repo'],
  output: z.object({ jobs: z.array(jobView), note: z.string().optional() }),
  async run({ client, input }) {
    const parts = partsOf(input.repo);
    const { data } = await client.actions.listJobsForWorkflowRun({
      ...parts,
      run_id: input.run_id,
      per_page: 100,
    });
    const wanted = data.jobs.filter(({ conclusion }) => !input.failed_only || conclusion === 'failure');
    const shown = wanted.slice(0, mostJobs);
    const end = { lines: input.tail_lines, max: Math.floor(mostCharacters / Math.max(1, shown.length)) };
    const jobs = await Promise.all(shown.map((job) => jobOf(client, parts, job, end)));
    if (jobs.length === 0)
      return { jobs, note: input.failed_only ? 'No job of this run has failed' : 'This run has no jobs' };
    return {
      jobs,
      ...(wanted.length > mostJobs && { note: `${wanted.length - mostJobs} more jobs are left out` }),
    };
  },
});
