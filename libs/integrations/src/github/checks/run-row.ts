import type { RestEndpointMethodTypes } from '@octokit/rest';
import * as z from 'zod';

import { loginOf } from '../rows.js';

type WorkflowRun =
  RestEndpointMethodTypes['actions']['listWorkflowRunsForRepo']['response']['data']['workflow_runs'][number];

/** A workflow run. `conclusion` is null until it has ended. */
export const runRow = z.object({
  run_id: z.int(),
  name: z.string().nullish(),
  title: z.string(),
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  branch: z.string().nullable(),
  actor: z.string(),
  started_at: z.string(),
  url: z.string(),
});

export const runRowOf = (run: WorkflowRun) => ({
  ...run,
  run_id: run.id,
  title: run.display_title,
  branch: run.head_branch,
  actor: loginOf(run.actor),
  started_at: run.run_started_at ?? run.created_at,
  url: run.html_url,
});
