import { randomBytes } from 'node:crypto';

import type { Answer } from '../../gateway/answer.js';
import { json, redirect } from '../../gateway/answer.js';
import { isoSecond } from '../../gateway/clock.js';
import type { Router } from '../../gateway/router.js';
import type { Call, Handler } from '../call.js';
import { failure, notFound } from '../errors.js';
import { paginated, paginatedViews, repoOf } from '../call.js';
import type { Wire } from '../wire.js';
import { nodeId } from '../wire.js';
import type { World } from '../world.js';

import type { Job, Run } from './ci.js';

const actions = '/repos/:owner/:repo/actions';
const logLinkMs = 60_000;

/** Workflow runs, their jobs and logs, and running failed jobs again. */
export function actionRoutes(routes: Router<Handler>): void {
  routes
    .add(`GET ${actions}/runs`, (call) => runPage(call, runsOf(call)))
    .add(`GET ${actions}/workflows`, listWorkflows)
    .add(`GET ${actions}/workflows/:workflow/runs`, (call) => {
      const wanted = call.params['workflow'] ?? '';
      const runs = runsOf(call).filter(
        (run) => run.path.endsWith(`/${wanted}`) || String(workflowId(run)) === wanted,
      );
      if (runs.length === 0) throw notFound();
      return runPage(call, runs);
    })
    .add(`GET ${actions}/runs/:run`, async (call) => json(await runView(call, runOf(call))))
    .add(`GET ${actions}/runs/:run/jobs`, (call) => {
      const run = runOf(call);
      const jobs = run.jobs.map((job) => jobView(call.world, run, job));
      return paginated(call, jobs, (page) => ({ total_count: jobs.length, jobs: page }));
    })
    .add(`GET ${actions}/jobs/:job`, (call) => json(jobView(call.world, ...jobOf(call))))
    .add(`GET ${actions}/jobs/:job/logs`, jobLog)
    .add(`POST ${actions}/runs/:run/rerun-failed-jobs`, (call) => {
      const run = runOf(call);
      if (call.world.ci.outcome(run).status !== 'completed')
        throw failure(403, 'This workflow is already running');
      if (!call.world.ci.rerunFailed(run, call.login))
        throw failure(403, 'This workflow run has no failed jobs');
      return json({}, 201);
    });
}

const runsOf = (call: Call): Run[] =>
  call.world.ci.runs
    .filter((run) => run.repo === repoOf(call))
    .sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);

function runOf(call: Call): Run {
  const run = runsOf(call).find((one) => String(one.id) === call.params['run']);
  if (!run) throw notFound();
  return run;
}

function jobOf(call: Call): [Run, Job] {
  for (const run of runsOf(call)) {
    const job = run.jobs.find((one) => String(one.id) === call.params['job']);
    if (job) return [run, job];
  }
  throw notFound();
}

function runPage(call: Call, runs: Run[]): Promise<Answer> {
  const is = (name: string, ...values: (string | null)[]) => {
    const wanted = call.query.get(name);
    return wanted === null || values.includes(wanted);
  };
  const found = runs
    .map((run) => ({ run, ...call.world.ci.outcome(run) }))
    .filter(
      ({ run, status, conclusion }) =>
        is('branch', run.branch) &&
        is('actor', run.actor) &&
        is('event', run.event) &&
        is('head_sha', run.sha) &&
        is('status', status, conclusion),
    )
    .map(({ run }) => run);
  const wrap = (page: unknown[]) => ({ total_count: found.length, workflow_runs: page });
  return paginatedViews(call, found, (run) => runView(call, run), wrap);
}

const listWorkflows: Handler = (call) => {
  const byPath = new Map(runsOf(call).map((run) => [run.path, run]));
  const workflows = [...byPath.values()].map((run) => ({
    id: workflowId(run),
    name: run.workflow,
    path: run.path,
    state: 'active',
  }));
  return json({ total_count: workflows.length, workflows });
};

const workflowId = (run: Run): number => Buffer.from(run.path).reduce((sum, byte) => sum + byte, 900);

async function runView(call: Call, run: Run): Promise<Wire> {
  const { world, login } = call;
  const root = `${world.api}/repos/${run.repo}`;
  const url = `${root}/actions/runs/${run.id}`;
  const [repository, commit] = await Promise.all([
    world.read<Wire>(login, `/repos/${run.repo}`),
    world.read<CommitWire>(login, `/repos/${run.repo}/git/commits/${run.sha}`),
  ]);
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: run.workflow,
    display_title: run.title,
    path: run.path,
    workflow_id: workflowId(run),
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    head_branch: run.branch,
    head_sha: run.sha,
    ...world.ci.outcome(run),
    actor: world.userOf(run.actor),
    triggering_actor: world.userOf(run.restarted?.by ?? run.actor),
    created_at: isoSecond(run.createdAt),
    updated_at: isoSecond(Math.min(world.clock.now(), Math.max(...run.jobs.map((job) => job.endsAt)))),
    run_started_at: isoSecond(run.restarted?.at ?? run.createdAt),
    url,
    html_url: `${world.web}/${run.repo}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${root}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${root}/actions/workflows/${workflowId(run)}`,
    pull_requests: [],
    head_commit: headCommit(commit),
    repository,
    head_repository: repository,
  };
}

interface CommitWire {
  sha: string;
  message: string;
  tree: { sha: string };
  author: { name: string; email: string; date: string };
  committer: { name: string; email: string; date: string };
}

const headCommit = ({ sha, message, tree, author, committer }: CommitWire): Wire => ({
  id: sha,
  tree_id: tree.sha,
  message,
  timestamp: committer.date,
  author: { name: author.name, email: author.email },
  committer: { name: committer.name, email: committer.email },
});

function jobView(world: World, run: Run, job: Job) {
  const progress = world.ci.progress(job);
  return {
    id: job.id,
    node_id: nodeId('CheckRun', job.id),
    run_id: run.id,
    run_url: `${world.api}/repos/${run.repo}/actions/runs/${run.id}`,
    created_at: isoSecond(run.createdAt),
    run_attempt: run.attempt,
    workflow_name: run.workflow,
    head_branch: run.branch,
    head_sha: run.sha,
    name: job.name,
    ...progress,
    steps: ['Set up job', 'Check out', `Run npm run ${job.name}`].map((name, index) => ({
      name,
      number: index + 1,
      status: progress.status,
      conclusion: index < 2 && progress.conclusion !== null ? 'success' : progress.conclusion,
    })),
    url: `${world.api}/repos/${run.repo}/actions/jobs/${job.id}`,
    html_url: `${world.web}/${run.repo}/actions/runs/${run.id}/job/${job.id}`,
    check_run_url: `${world.api}/repos/${run.repo}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
  };
}

/** A redirect to a link that needs no token and lives for one minute. */
const jobLog: Handler = (call) => {
  const [, job] = jobOf(call);
  if (call.world.ci.progress(job).status !== 'completed') throw notFound();
  const id = randomBytes(18).toString('base64url');
  call.world.logLinks.set(id, { text: job.log, expiresAt: call.world.clock.now() + logLinkMs });
  return redirect(`${call.world.web}/_logs/${id}`);
};
