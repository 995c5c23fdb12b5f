import { labelObjects } from '../issues.js';
import type { PullRecord } from '../pulls/pull-book.js';
import { merge } from '../pulls/merge.js';
import { compare } from '../pulls/pull-view.js';
import { addReview } from '../pulls/reviews.js';
import { newComment, openThread, placeOf } from '../pulls/threads.js';

import type { Gardener } from './gardener.js';
import type { JobSeed, PullSeed, ThreadSeed } from './seed.js';

const greenJobs: JobSeed[] = [
  { name: 'build', ends: 'success' },
  { name: 'test', ends: 'success' },
];

/** A pull request with everything on it, and its merge when it has one. */
export async function plantPull(gardener: Gardener, seed: PullSeed): Promise<void> {
  const { world, repo } = gardener;
  const base = gardener.tip('main');
  const shas: string[] = [];
  for (const commit of seed.commits) shas.push(await gardener.commit(seed.branch, commit));
  const record = await openPull(gardener, seed);
  await plantTalk(gardener, seed, record, { base, shas });
  plantCi(gardener, seed, gardener.tip(seed.branch));
  await mergePlanted(gardener, seed, record);
  world.overlay.set(`/repos/${repo}/pulls/${record.number}`, {
    created_at: gardener.date(seed.daysAgo),
    updated_at: gardener.date(lastTouched(seed)),
    labels: await labelObjects(world, seed.by, repo, seed.labels ?? []),
  });
}

async function openPull(gardener: Gardener, seed: PullSeed): Promise<PullRecord> {
  const { world, repo } = gardener;
  const { title, body, branch: head, draft = false } = seed;
  const request = { title, body, head, base: 'main', draft };
  const { number } = await world.change<{ number: number }>(seed.by, 'POST', `/repos/${repo}/pulls`, request);
  if (seed.reviewers) {
    const path = `/repos/${repo}/pulls/${number}/requested_reviewers`;
    await world.change(seed.by, 'POST', path, { reviewers: seed.reviewers });
  }
  return world.pulls.open({ repo, number, author: seed.by, headRef: head, baseRef: 'main' });
}

async function plantTalk(
  gardener: Gardener,
  seed: PullSeed,
  record: PullRecord,
  commits: { base: string; shas: string[] },
): Promise<void> {
  const head = gardener.tip(seed.branch);
  await gardener.comments(record.number, seed.comments ?? []);
  for (const { by: login, daysAgo, ...review } of seed.reviews ?? []) {
    addReview(gardener.world, record, { ...review, login, sha: head, at: gardener.date(daysAgo) });
  }
  for (const thread of seed.threads ?? []) {
    const sha = thread.onCommit === undefined ? head : (commits.shas[thread.onCommit] ?? head);
    await plantThread(gardener, record, thread, { base: commits.base, head: sha });
  }
}

async function plantThread(
  gardener: Gardener,
  record: PullRecord,
  seed: ThreadSeed,
  ends: { base: string; head: string },
): Promise<void> {
  const { world, repo } = gardener;
  const { files } = await compare(world, seed.by, repo, ends);
  const place = placeOf({ path: seed.path, line: seed.line, body: seed.body }, files);
  const by = { login: seed.by, reviewId: null, sha: ends.head, at: gardener.date(seed.daysAgo) };
  const thread = openThread(world, record, place, by);
  for (const reply of seed.replies ?? []) {
    thread.comments.push(
      newComment(world, reply.body, { login: reply.by, reviewId: null, at: gardener.date(reply.daysAgo) }),
    );
  }
  thread.resolvedBy = seed.resolvedBy ?? null;
}

function plantCi(gardener: Gardener, seed: PullSeed, sha: string): void {
  const { by, branch, title } = seed;
  const daysAgo = seed.commits.at(-1)?.daysAgo ?? seed.daysAgo;
  gardener.run({ by, branch, title, sha, daysAgo, event: 'pull_request', jobs: seed.jobs ?? greenJobs });
  for (const status of seed.statuses ?? []) {
    const at = gardener.time(daysAgo);
    gardener.world.ci.addStatus(gardener.repo, sha, { ...status, target_url: null, at, creator: by });
  }
}

async function mergePlanted(gardener: Gardener, seed: PullSeed, record: PullRecord): Promise<void> {
  if (!seed.merged) return;
  const at = gardener.date(seed.merged.daysAgo);
  const title = `${seed.title} (#${record.number})`;
  const sha = await merge(gardener.world, seed.merged.by, record, {
    method: 'squash',
    title,
    message: '',
    at,
  });
  await gardener.merged(seed.branch, sha);
}

const lastTouched = (seed: PullSeed): number =>
  Math.min(
    seed.daysAgo,
    seed.merged?.daysAgo ?? seed.daysAgo,
    ...[...(seed.comments ?? []), ...(seed.reviews ?? []), ...(seed.threads ?? []), ...seed.commits].map(
      (one) => one.daysAgo,
    ),
  );
