import * as z from 'zod';

import { github } from '../github.provider.js';
import { id, partsOf, repo } from '../identifiers.js';

export const rerunFailedJobs = github.tool({
  name: 'github_rerun_failed_jobs',
  title: 'Run failed jobs again',
  description:
    'Run the failed jobs of a finished workflow run again, and those that depend on them. It does not wait for the result.',
  effect: 'send',
  scopes: ['repo', 'public_repo'],
  requests: ['POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs'],
  input: z.object({ repo, run_id: id.describe('From github_list_workflow_runs') }),
  learn: ['repo'],
  output: z.object({ ok: z.boolean() }),
  async run({ client, input }) {
    await client.actions.reRunWorkflowFailedJobs({ ...partsOf(input.repo), run_id: input.run_id });
    return { ok: true };
  },
});
