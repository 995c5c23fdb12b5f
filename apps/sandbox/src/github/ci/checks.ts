import { json } from '../../gateway/answer.js';
import { isoSecond } from '../../gateway/clock.js';
import type { Router } from '../../gateway/router.js';
import type { Call, Handler } from '../call.js';
import { invalid, notFound } from '../errors.js';
import type { PullRecord } from '../pulls/pull-book.js';
import { tipOf } from '../pulls/pull-view.js';
import { paginated, repoOf } from '../call.js';
import type { Wire } from '../wire.js';
import { nodeId, textOf } from '../wire.js';
import type { World } from '../world.js';

import { actionsApp } from './actions-app.js';
import type { CommitStatus, Job, Run } from './ci.js';

const repo = '/repos/:owner/:repo';
const states = ['error', 'failure', 'pending', 'success'] as const;

/** Check runs, their annotations, and commit statuses. */
export function checkRoutes(routes: Router<Handler>): void {
  routes
    .add(`GET ${repo}/commits/*ref/check-runs`, listForRef)
    .add(`GET ${repo}/check-runs/:id`, (call) => json(checkRun(call.world, ...jobOf(call))))
    .add(`GET ${repo}/check-runs/:id/annotations`, (call) =>
      paginated(
        call,
        jobOf(call)[1].annotations.map((one) => ({
          ...one,
          start_column: null,
          end_column: null,
          raw_details: null,
          blob_href: '',
        })),
      ),
    )
    .add(`GET ${repo}/commits/*ref/status`, combinedStatus)
    .add(`GET ${repo}/commits/*ref/statuses`, async (call) =>
      paginated(
        call,
        call.world.ci.statusesOf(repoOf(call), await shaOf(call)).map((one) => statusOf(call, one)),
      ),
    )
    .add(`POST ${repo}/statuses/:ref`, createStatus);
}

/** What a newly opened pull request sets off: one green run, done in 25 seconds. */
export function startChecks(world: World, record: PullRecord, commit: { sha: string; title: string }): void {
  const now = world.clock.now();
  world.ci.addRun({
    repo: record.repo,
    workflow: 'CI',
    path: '.github/workflows/ci.yml',
    title: commit.title,
    branch: record.headRef,
    sha: commit.sha,
    event: 'pull_request',
    actor: record.author,
    createdAt: now,
    jobs: ['build', 'test'].map((name, index) => ({
      name,
      startsAt: now + 2000,
      endsAt: now + 15_000 + index * 10_000,
      ends: 'success' as const,
      title: `${name} passed`,
      summary: '',
      annotations: [],
      log: `${isoSecond(now)} Run npm run ${name}\n${isoSecond(now + 15_000)} Done\n`,
    })),
  });
}

/** A branch, tag or commit as the full id of a commit. */
export async function shaOf(call: Call): Promise<string> {
  const ref = (call.params['ref'] ?? '').replace(/^(refs\/)?heads\//, '');
  const tip = await tipOf(call.world, call.login, repoOf(call), ref);
  if (tip) return tip;
  const path = `/repos/${repoOf(call)}/commits/${encodeURIComponent(ref)}`;
  const answer = await call.world.upstream.call(call.login, 'GET', path);
  if (answer.status === 200) return (JSON.parse(answer.text) as { sha: string }).sha;
  throw /^[0-9a-f]{40}$/.test(ref)
    ? invalid({ resource: 'Commit', code: 'custom', message: `No commit found for SHA: ${ref}` })
    : notFound();
}

const listForRef: Handler = async (call) => {
  const { ci } = call.world;
  const all = ci
    .runsOf(repoOf(call), await shaOf(call))
    .flatMap((run) => run.jobs.map((job) => [run, job] as const));
  const rows = all.map(([run, job]) => checkRun(call.world, run, job));
  const wanted = rows.filter((row) => {
    const status = call.query.get('status');
    const name = call.query.get('check_name');
    return (status === null || row.status === status) && (name === null || row.name === name);
  });
  return paginated(call, wanted, (check_runs) => ({ total_count: wanted.length, check_runs }));
};

function jobOf(call: Call): [Run, Job] {
  for (const run of call.world.ci.runs.filter((one) => one.repo === repoOf(call))) {
    const job = run.jobs.find((one) => String(one.id) === call.params['id']);
    if (job) return [run, job];
  }
  throw notFound();
}

function checkRun(world: World, run: Run, job: Job) {
  const url = `${world.api}/repos/${run.repo}/check-runs/${job.id}`;
  const web = `${world.web}/${run.repo}/actions/runs/${run.id}/job/${job.id}`;
  return {
    id: job.id,
    node_id: nodeId('CheckRun', job.id),
    name: job.name,
    head_sha: run.sha,
    external_id: '',
    url,
    html_url: web,
    details_url: web,
    ...world.ci.progress(job),
    output: {
      title: job.title || null,
      summary: job.summary || null,
      text: null,
      annotations_count: job.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.id },
    app: actionsApp(world),
    pull_requests: [],
  };
}

const combinedStatus: Handler = async (call) => {
  const sha = await shaOf(call);
  const newest = new Map<string, CommitStatus>();
  for (const one of call.world.ci.statusesOf(repoOf(call), sha))
    if (!newest.has(one.context)) newest.set(one.context, one);
  const statuses = [...newest.values()];
  const bad = statuses.some((one) => one.state === 'failure' || one.state === 'error');
  const waiting = statuses.length === 0 || statuses.some((one) => one.state === 'pending');
  const repository = await call.world.read<Wire>(call.login, `/repos/${repoOf(call)}`);
  return json({
    state: bad ? 'failure' : waiting ? 'pending' : 'success',
    sha,
    total_count: statuses.length,
    statuses: statuses.map((one) => statusOf(call, one)),
    repository,
    commit_url: `${String(repository['url'])}/commits/${sha}`,
    url: `${call.world.api}${call.path}`,
  });
};

function statusOf(call: Call, one: CommitStatus) {
  const { at, creator, ...rest } = one;
  return {
    ...rest,
    created_at: isoSecond(at),
    updated_at: isoSecond(at),
    creator: call.world.userOf(creator),
    node_id: nodeId('StatusContext', one.id),
    avatar_url: call.world.userOf(creator)['avatar_url'],
    url: `${call.world.api}/repos/${repoOf(call)}/statuses/${one.id}`,
  };
}

const createStatus: Handler = async (call) => {
  const state = states.find((one) => one === call.body['state']);
  if (!state) throw invalid({ resource: 'Status', field: 'state', code: 'invalid' });
  const added = call.world.ci.addStatus(repoOf(call), await shaOf(call), {
    state,
    context: textOf(call.body, 'context') ?? 'default',
    description: textOf(call.body, 'description') ?? null,
    target_url: textOf(call.body, 'target_url') ?? null,
    at: call.world.clock.now(),
    creator: call.login,
  });
  return json(statusOf(call, added), 201);
};
