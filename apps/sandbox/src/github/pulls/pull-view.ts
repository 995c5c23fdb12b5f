import { notFound } from '../errors.js';
import type { Wire } from '../wire.js';
import type { World } from '../world.js';

import { manyFiles, mostCompared } from './many-files.js';
import type { PullRecord } from './pull-book.js';

/** A changed file as `compare` gives it. */
export interface ChangedFile extends Wire {
  filename: string;
  status: string;
  additions: number;
  deletions: number;
  sha: string | null;
  patch?: string;
  previous_filename?: string;
}

/** The part of a comparison that we read. */
export interface Comparison {
  files: ChangedFile[];
  commits: Wire[];
  ahead_by: number;
  behind_by: number;
  merge_base_commit: { sha: string };
}

/** A pull request as emulate writes it, with the members that we read or replace. */
export interface PullWire extends Wire {
  number: number;
  title: string;
  body: string | null;
  state: string;
  draft: boolean;
  user: { login: string };
  head: { ref: string; sha: string };
  base: { ref: string; sha: string };
  requested_reviewers: { login: string }[];
}

/** Our record of the pull request; throws 404 when there is none. */
export function recordFor(world: World, repo: string, number: string): PullRecord {
  const record = /^\d+$/.test(number) ? world.pulls.find(repo, Number(number)) : undefined;
  if (!record) throw notFound();
  return record;
}

/** The commit at the tip of a branch. */
export async function tipOf(
  world: World,
  login: string,
  repo: string,
  branch: string,
): Promise<string | undefined> {
  const path = `/repos/${repo}/git/ref/heads/${branch.split('/').map(encodeURIComponent).join('/')}`;
  const answer = await world.upstream.call(login, 'GET', path);
  if (answer.status !== 200) return undefined;
  return (JSON.parse(answer.text) as { object: { sha: string } }).object.sha;
}

/** The two commits between which the pull request lies: the branches' tips, or those of the merge. */
export async function endsOf(
  world: World,
  login: string,
  record: PullRecord,
): Promise<{ base: string; head: string }> {
  if (record.frozen) return record.frozen;
  const [base, head] = await Promise.all([
    tipOf(world, login, record.repo, record.baseRef),
    tipOf(world, login, record.repo, record.headRef),
  ]);
  if (!base || !head) throw notFound();
  return { base, head };
}

/** What lies between two commits, with all its files. */
export async function compare(
  world: World,
  login: string,
  repo: string,
  { base, head }: { base: string; head: string },
): Promise<Comparison> {
  const path = `/repos/${repo}/compare/${base}...${head}`;
  const found = await world.upstream.json<Comparison>(login, 'GET', path);
  if (found.files.length < mostCompared) return found;
  const files = await manyFiles<ChangedFile>(world, login, repo, { base: found.merge_base_commit.sha, head });
  return { ...found, files };
}

/** The pull request as a list shows it: true commits, no counts. */
export async function pullRow(
  world: World,
  login: string,
  pull: PullWire,
  record: PullRecord,
): Promise<PullWire> {
  const ends = await endsOf(world, login, record);
  pull.head.sha = ends.head;
  pull.base.sha = ends.base;
  return Object.assign(pull, {
    merged_at: record.merged?.at ?? null,
    merge_commit_sha: record.merged?.sha ?? null,
  });
}

/** The whole pull request: size, mergeability and the comments counted from what is there. */
export async function pullView(world: World, login: string, record: PullRecord): Promise<PullWire> {
  const read = await world.read<PullWire>(login, `/repos/${record.repo}/pulls/${record.number}`);
  const pull = await pullRow(world, login, read, record);
  const ends = { base: pull.base.sha, head: pull.head.sha };
  const changes = await compare(world, login, record.repo, ends);
  const sum = (pick: (file: ChangedFile) => number) =>
    changes.files.reduce((total, file) => total + pick(file), 0);
  return Object.assign(pull, {
    additions: sum((file) => file.additions),
    deletions: sum((file) => file.deletions),
    changed_files: changes.files.length,
    commits: changes.commits.length,
    review_comments: record.threads.reduce((total, thread) => total + thread.comments.length, 0),
    merged: record.merged !== null,
    merged_by: record.merged ? world.userOf(record.merged.by) : null,
    ...(await mergeability(world, login, pull, changes)),
  });
}

async function mergeability(world: World, login: string, pull: PullWire, changes: Comparison) {
  if (pull.state === 'closed') return { mergeable: null, mergeable_state: 'unknown' };
  const clash = await conflicts(world, login, world.repoNameOf(pull), { ...changes, base: pull.base.sha });
  if (clash.length > 0) return { mergeable: false, mergeable_state: 'dirty' };
  if (pull.draft) return { mergeable: true, mergeable_state: 'draft' };
  const runs = world.ci.runsOf(world.repoNameOf(pull), pull.head.sha);
  const settled = runs.every((run) => world.ci.outcome(run).conclusion === 'success');
  return { mergeable: true, mergeable_state: settled ? 'clean' : 'unstable' };
}

/** Files that both sides have changed since they parted. */
export async function conflicts(
  world: World,
  login: string,
  repo: string,
  changes: Comparison & { base: string },
): Promise<string[]> {
  if (changes.behind_by === 0) return [];
  const theirs = await compare(world, login, repo, {
    base: changes.merge_base_commit.sha,
    head: changes.base,
  });
  const touched = new Set(theirs.files.map((file) => file.filename));
  return changes.files.map((file) => file.filename).filter((name) => touched.has(name));
}
