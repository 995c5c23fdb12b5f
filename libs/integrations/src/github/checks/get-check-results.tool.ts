import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { hasFailed } from '../check-summary.js';
import { github } from '../github.provider.js';
import { number, partsOf, ref, repo } from '../identifiers.js';
import { failure, failureOf } from './failure.js';

export const getCheckResults = github.tool({
  name: 'github_get_check_results',
  title: 'See check results',
  description:
    'The checks of a pull request or a ref: how many passed, which still run, and for each failed one its summary and messages. Give number or ref. For logs use github_get_job_logs.',
  effect: 'read',
  scopes: ['repo', 'public_repo'],
  requests: [
    'GET /repos/{owner}/{repo}/pulls/{number}',
    'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
  ],
  input: z.object({
    repo,
    number: number.optional().describe('Pull request'),
    ref: ref.optional().describe('Branch, tag or sha'),
  }),
  learn: ['repo'],
  output: z.object({
    passed: z.int(),
    pending: z.array(z.string()),
    failed: z.array(failure),
    note: z.string().optional(),
  }),
  async run({ client, input }) {
    const parts = partsOf(input.repo);
    if ((input.number === undefined) === (input.ref === undefined))
      throw new ToolError('invalid_input', 'Give either number or ref', {
        problems: [{ field: 'ref', problem: 'Give either number or ref, not both' }],
      });
    const ref =
      input.ref ?? (await client.pulls.get({ ...parts, pull_number: input.number ?? 0 })).data.head.sha;
    const { data } = await client.checks.listForRef({ ...parts, ref, per_page: 100 });
    const bad = data.check_runs.filter(hasFailed);
    const pending = data.check_runs.filter(({ status }) => status !== 'completed').map(({ name }) => name);
    return {
      passed: data.check_runs.length - bad.length - pending.length,
      pending,
      failed: await Promise.all(bad.slice(0, 10).map((run) => failureOf(client, parts, run))),
      ...(bad.length > 10 && { note: `${bad.length - 10} more failed checks are left out` }),
    };
  },
});
