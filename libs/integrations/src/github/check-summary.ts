import type { RestEndpointMethodTypes } from '@octokit/rest';
import * as z from 'zod';

export type CheckRun =
  RestEndpointMethodTypes['checks']['listForRef']['response']['data']['check_runs'][number];
type Status =
  RestEndpointMethodTypes['repos']['getCombinedStatusForRef']['response']['data']['statuses'][number];

export const checkSummary = z.object({ passed: z.int(), failed: z.array(z.string()), pending: z.int() });

const passing = new Set(['success', 'neutral', 'skipped']);

/** Whether a check has ended badly. A check that has not ended has neither failed nor passed. */
export const hasFailed = ({ status, conclusion }: Pick<CheckRun, 'status' | 'conclusion'>): boolean =>
  status === 'completed' && !passing.has(conclusion ?? '');

/** Check runs (GitHub Actions, apps) and commit statuses (older services) counted as one. */
export function summaryOf(
  runs: readonly Pick<CheckRun, 'name' | 'status' | 'conclusion'>[],
  statuses: readonly Pick<Status, 'context' | 'state'>[],
): z.infer<typeof checkSummary> {
  const badStatuses = statuses.filter(({ state }) => state === 'failure' || state === 'error');
  const goodStatuses = statuses.filter(({ state }) => state === 'success');
  const failed = [
    ...runs.filter(hasFailed).map(({ name }) => name),
    ...badStatuses.map(({ context }) => context),
  ];
  const goodRuns = runs.filter((run) => run.status === 'completed' && !hasFailed(run));
  const passed = goodRuns.length + goodStatuses.length;
  return { passed, failed, pending: runs.length + statuses.length - failed.length - passed };
}
