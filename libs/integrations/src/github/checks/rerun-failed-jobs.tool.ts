import * as z from 'zod';

import { github } from '../github.provider.js';
import { id, partsOf, repo } from '../identifiers.js';
import { loginOf } from '../rows.js';
import { justMade, myLogin, whoAmI } from '../settling.js';

export const rerunFailedJobs = github.tool({
  name: 'github_rerun_failed_jobs',
  title: 'Run failed jobs again',
  description:
    'Run the failed jobs of a finished workflow run again, and those that depend on them. It does not wait for the result.',
  effect: 'send',
  scopes: ['repo', 'public_repo'],
  requests: [
    'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs',
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    whoAmI,
  ],
  input: z.object({ repo, run_id: id.describe('From github_list_workflow_runs') }),
  learn: ['repo'],
  output: z.object({ ok: z.boolean() }),
  async run({ client, input }) {
    await client.actions.reRunWorkflowFailedJobs({ ...partsOf(input.repo), run_id: input.run_id });
    return { ok: true };
  },
  // Each time a run is started again it has a new attempt, by whoever started it.
  async settle({ client, input }) {
    const me = await myLogin(client);
    const { data } = await client.actions.getWorkflowRun({ ...partsOf(input.repo), run_id: input.run_id });
    const isMine = (data.run_attempt ?? 1) > 1 && loginOf(data.triggering_actor) === me;
    const attempts = { items: isMine ? [data] : [], now: Date.now() };
    return justMade(attempts, ({ run_started_at }) => run_started_at) && { ok: true };
  },
});
