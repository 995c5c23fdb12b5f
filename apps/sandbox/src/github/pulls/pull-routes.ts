import { json, noContent } from '../../gateway/answer.js';
import type { Router } from '../../gateway/router.js';
import type { Call, Handler } from '../call.js';
import { forward } from '../forward.js';
import { invalid, notFound } from '../errors.js';
import { startChecks } from '../ci/checks.js';
import { paginated, repoOf } from '../call.js';
import { textOf } from '../wire.js';

import { mergePull } from './merge.js';
import type { PullRecord } from './pull-book.js';
import type { PullWire } from './pull-view.js';
import { compare, endsOf, pullRow, pullView, recordFor, tipOf } from './pull-view.js';

const base = '/repos/:owner/:repo/pulls';

/** Pull requests themselves; reviews and their comments have routes of their own. */
export function pullRoutes(routes: Router<Handler>): void {
  routes
    .add(`GET ${base}`, listPulls)
    .add(`POST ${base}`, createPull)
    .add(`GET ${base}/:number`, async (call) => json(await pullView(call.world, call.login, recordOf(call))))
    .add(`PATCH ${base}/:number`, updatePull)
    .add(`GET ${base}/:number/files`, listFiles)
    .add(`GET ${base}/:number/commits`, listCommits)
    .add(`GET ${base}/:number/merge`, (call) => {
      if (!recordOf(call).merged) throw notFound();
      return noContent();
    })
    .add(`PUT ${base}/:number/merge`, mergePull)
    .add(`POST ${base}/:number/requested_reviewers`, requestReviewers)
    .add('GET /repos/:owner/:repo/issues/:number', getIssue);
}

/** The record of the pull request that the call names. */
export const recordOf = (call: Call): PullRecord =>
  recordFor(call.world, repoOf(call), call.params['number'] ?? '');

const listPulls: Handler = async (call) => {
  const answer = await forward(call);
  const pulls = JSON.parse(answer.body.toString()) as PullWire[];
  const rows = pulls.map(async (pull) => {
    const record = call.world.pulls.find(repoOf(call), pull.number);
    return record ? pullRow(call.world, call.login, pull, record) : pull;
  });
  return { ...answer, body: JSON.stringify(await Promise.all(rows)) };
};

const createPull: Handler = async (call) => {
  const { world, login, body } = call;
  const repo = repoOf(call);
  const [title, head, baseRef] = ['title', 'head', 'base'].map((field) => {
    const value = textOf(body, field)?.trim();
    if (!value) throw invalid({ resource: 'PullRequest', field, code: 'missing_field' });
    return value;
  }) as [string, string, string];
  const headRef = head.replace(/^[^:]+:/, '');
  const sha = await tipFor(call, 'head', headRef);
  const baseTip = await tipFor(call, 'base', baseRef);
  await refuseDuplicate(call, headRef, baseRef);
  const changes = await compare(world, login, repo, { base: baseTip, head: sha });
  if (changes.ahead_by === 0) throw custom(`No commits between ${baseRef} and ${headRef}`);
  const request = { ...body, title, head: headRef, base: baseRef };
  const made = await world.change<PullWire>(login, 'POST', `/repos/${repo}/pulls`, request);
  const record = world.pulls.open({ repo, number: made.number, author: login, headRef, baseRef });
  if (world.ci.runsOf(repo, sha).length === 0) startChecks(world, record, { sha, title });
  return json(await pullView(world, login, record), 201);
};

async function tipFor(call: Call, field: 'head' | 'base', branch: string): Promise<string> {
  const tip = await tipOf(call.world, call.login, repoOf(call), branch);
  if (!tip) throw invalid({ resource: 'PullRequest', field, code: 'invalid' });
  return tip;
}

async function refuseDuplicate(call: Call, headRef: string, baseRef: string): Promise<void> {
  const repo = repoOf(call);
  const alike = call.world.pulls.of(repo).filter((one) => one.headRef === headRef && one.baseRef === baseRef);
  const open = await Promise.all(
    alike.map((one) => call.world.read<PullWire>(call.login, `/repos/${repo}/pulls/${one.number}`)),
  );
  if (open.some((pull) => pull.state === 'open')) {
    throw custom(`A pull request already exists for ${repo.split('/')[0]}:${headRef}.`);
  }
}

const updatePull: Handler = async (call) => {
  const record = recordOf(call);
  checkChanges(call, record);
  const newBase = textOf(call.body, 'base');
  if (newBase !== undefined) await tipFor(call, 'base', newBase);
  const { draft: _ignored, ...changes } = call.body;
  await forward({ ...call, body: changes });
  if (newBase !== undefined) record.baseRef = newBase;
  return json(await pullView(call.world, call.login, record));
};

function checkChanges(call: Call, record: PullRecord): void {
  const { state, title } = call.body;
  if (state !== undefined && state !== 'open' && state !== 'closed') {
    throw invalid({ resource: 'PullRequest', field: 'state', code: 'invalid', value: state });
  }
  if (state === 'open' && record.merged) {
    throw custom('state cannot be changed. The pull request has been merged.');
  }
  if (title !== undefined && !textOf(call.body, 'title')?.trim()) {
    throw invalid({ resource: 'PullRequest', field: 'title', code: 'missing_field' });
  }
}

const listFiles: Handler = async (call) => {
  const record = recordOf(call);
  const ends = await endsOf(call.world, call.login, record);
  const changes = await compare(call.world, call.login, record.repo, ends);
  return paginated(call, changes.files);
};

const listCommits: Handler = async (call) => {
  const record = recordOf(call);
  const ends = await endsOf(call.world, call.login, record);
  return paginated(call, (await compare(call.world, call.login, record.repo, ends)).commits);
};

const requestReviewers: Handler = async (call) => {
  const record = recordOf(call);
  const reviewers = Array.isArray(call.body['reviewers']) ? call.body['reviewers'] : [];
  if (reviewers.includes(record.author)) throw custom('Review cannot be requested from pull request author.');
  const members = call.world.repositories.find(record.repo)?.members;
  if (reviewers.some((one) => !members?.has(String(one)))) {
    throw custom(
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
    );
  }
  const answer = await forward(call);
  return { ...answer, status: 201, body: JSON.stringify(await pullView(call.world, call.login, record)) };
};

/** A pull request is an issue too; emulate answers 404 there. */
const getIssue: Handler = async (call) => {
  const repo = repoOf(call);
  const record = call.world.pulls.find(repo, Number(call.params['number']));
  if (!record) return forward(call);
  const pull = await call.world.read<PullWire>(call.login, `/repos/${repo}/pulls/${record.number}`);
  return json(issueOfPull(call.world.api, pull, record));
};

/** The issue side of a pull request, as issue lists and search show it. */
export function issueOfPull(api: string, pull: PullWire, record: PullRecord) {
  const { head: _head, base: _base, requested_reviewers: _asked, ...rest } = pull;
  const url = `${api}/repos/${record.repo}/issues/${record.number}`;
  return {
    ...rest,
    url,
    repository_url: `${api}/repos/${record.repo}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    state_reason: null,
    pull_request: {
      url: pull['url'],
      html_url: pull['html_url'],
      diff_url: `${String(pull['html_url'])}.diff`,
      patch_url: `${String(pull['html_url'])}.patch`,
      merged_at: record.merged?.at ?? null,
    },
  };
}

const custom = (message: string) => invalid({ resource: 'PullRequest', code: 'custom', message });
