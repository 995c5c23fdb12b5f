import type { Answer } from '../../gateway/answer.js';
import { json } from '../../gateway/answer.js';
import type { Handler } from '../call.js';
import { failure, invalid } from '../errors.js';
import { repoOf } from '../call.js';
import { textOf } from '../wire.js';
import type { World } from '../world.js';

import type { PullRecord } from './pull-book.js';
import type { ChangedFile, PullWire } from './pull-view.js';
import { compare, conflicts, endsOf, recordFor } from './pull-view.js';

/** What a merge leaves in the history; `at` is ISO 8601. */
export interface MergeOrder {
  method: 'merge' | 'squash' | 'rebase';
  title: string;
  message: string;
  at: string;
}

const methods = ['merge', 'squash', 'rebase'] as const;

/** PUT /repos/:owner/:repo/pulls/:number/merge */
export const mergePull: Handler = async (call): Promise<Answer> => {
  const { world, login, body } = call;
  const record = recordFor(world, repoOf(call), call.params['number'] ?? '');
  const pull = await world.read<PullWire>(login, `/repos/${record.repo}/pulls/${record.number}`);
  const method = methods.find((one) => one === (body['merge_method'] ?? 'merge'));
  if (!method) throw invalid({ resource: 'PullRequest', field: 'merge_method', code: 'invalid' });
  if (pull.state === 'closed') throw failure(405, 'Pull Request is not mergeable');
  if (pull.draft) throw failure(405, 'Pull Request is still a draft');
  const ends = await endsOf(world, login, record);
  if (body['sha'] !== undefined && body['sha'] !== ends.head) {
    throw failure(409, 'Head branch was modified. Review and try the merge again.');
  }
  const usual =
    method === 'merge'
      ? {
          title: `Merge pull request #${record.number} from ${record.repo.split('/')[0]}/${record.headRef}`,
          message: pull.title,
        }
      : { title: `${pull.title} (#${record.number})`, message: '' };
  const order: MergeOrder = {
    method,
    title: textOf(body, 'commit_title') ?? usual.title,
    message: textOf(body, 'commit_message') ?? usual.message,
    at: world.clock.iso(),
  };
  const sha = await merge(world, login, record, order);
  return json({ sha, merged: true, message: 'Pull Request successfully merged' });
};

/** Writes the merge commit on the base branch, closes the pull request and the issues that it names. */
export async function merge(
  world: World,
  login: string,
  record: PullRecord,
  order: MergeOrder,
): Promise<string> {
  const { repo } = record;
  const ends = await endsOf(world, login, record);
  const changes = await compare(world, login, repo, ends);
  const clash = await conflicts(world, login, repo, { ...changes, base: ends.base });
  if (clash.length > 0) throw failure(405, 'Merge conflict');
  const base = await world.upstream.json<{ tree: { sha: string } }>(
    login,
    'GET',
    `/repos/${repo}/git/commits/${ends.base}`,
  );
  const tree = await world.change<{ sha: string }>(login, 'POST', `/repos/${repo}/git/trees`, {
    base_tree: base.tree.sha,
    tree: changes.files.flatMap(treeEntries),
  });
  const commit = await world.change<{ sha: string }>(login, 'POST', `/repos/${repo}/git/commits`, {
    message: order.message ? `${order.title}\n\n${order.message}` : order.title,
    tree: tree.sha,
    parents: order.method === 'merge' ? [ends.base, ends.head] : [ends.base],
    author: { ...world.signatureOf(order.method === 'merge' ? login : record.author), date: order.at },
    committer: { ...world.signatureOf(login), date: order.at },
  });
  const branch = `/repos/${repo}/git/refs/heads/${record.baseRef}`;
  await world.change(login, 'PATCH', branch, { sha: commit.sha, force: true });
  const closed = await world.change<PullWire>(login, 'PATCH', `/repos/${repo}/pulls/${record.number}`, {
    state: 'closed',
  });
  record.frozen = ends;
  record.merged = { sha: commit.sha, by: login, at: order.at };
  world.overlay.set(`/repos/${repo}/pulls/${record.number}`, {
    merged_at: order.at,
    closed_at: order.at,
    updated_at: order.at,
  });
  await closeNamedIssues(world, { login, repo, at: order.at }, closed.body ?? '');
  return commit.sha;
}

function treeEntries(file: ChangedFile): object[] {
  const blob = { path: file.filename, mode: '100644', type: 'blob' };
  const gone = (path: string) => ({ ...blob, path, sha: null });
  if (file.status === 'removed') return [gone(file.filename)];
  const moved = file.previous_filename === undefined ? [] : [gone(file.previous_filename)];
  return [...moved, { ...blob, sha: file.sha }];
}

async function closeNamedIssues(
  world: World,
  merge: { login: string; repo: string; at: string },
  body: string,
): Promise<void> {
  const { login, repo, at } = merge;
  for (const [, number] of body.matchAll(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?) #(\d+)/gi)) {
    const path = `/repos/${repo}/issues/${number}`;
    const answer = await world.upstream.call(login, 'PATCH', path, {
      body: { state: 'closed', state_reason: 'completed' },
    });
    if (answer.status === 200) world.overlay.set(path, { closed_at: at, updated_at: at });
  }
}
