import type { Call } from '../call.js';
import { issueOfPull } from '../pulls/pull-routes.js';
import type { PullWire } from '../pulls/pull-view.js';
import type { RepositoryFacts } from '../repositories.js';
import type { Wire } from '../wire.js';
import type { World } from '../world.js';

/** An issue or pull request as search looks at it; `row` is what goes out. */
export interface IssueDocument {
  repo: string;
  row: Wire & {
    title: string;
    body: string | null;
    state: string;
    created_at: string;
    updated_at: string;
    closed_at: string | null;
    comments: number;
  };
  author: string;
  assignees: string[];
  labels: string[];
  pull: {
    draft: boolean;
    merged: string | null;
    base: string;
    head: string;
    reviewers: string[];
    reviewedBy: string[];
  } | null;
}

/** A text file of a default branch. */
export interface FileDocument {
  repo: string;
  path: string;
  sha: string;
  text: string;
}

interface Kept {
  version: number;
  issues?: Promise<IssueDocument[]>;
  files?: Promise<FileDocument[]>;
}

const kept = new WeakMap<RepositoryFacts, Kept>();

function keptOf(world: World, facts: RepositoryFacts): Kept {
  const old = kept.get(facts);
  if (old?.version === world.version) return old;
  const fresh: Kept = { version: world.version };
  kept.set(facts, fresh);
  return fresh;
}

/** Every issue and pull request of a repository, read again only after something has changed. */
export function issueDocuments(call: Call, facts: RepositoryFacts): Promise<IssueDocument[]> {
  const entry = keptOf(call.world, facts);
  entry.issues ??= readIssues(call, facts.fullName);
  return entry.issues;
}

/** Every text file at the tip of the default branch. */
export function fileDocuments(call: Call, facts: RepositoryFacts): Promise<FileDocument[]> {
  const entry = keptOf(call.world, facts);
  entry.files ??= readFiles(call, facts.fullName);
  return entry.files;
}

async function readIssues(call: Call, repo: string): Promise<IssueDocument[]> {
  const [issues, pulls] = await Promise.all([
    readAll<Wire>(call, `/repos/${repo}/issues?state=all`),
    readAll<PullWire>(call, `/repos/${repo}/pulls?state=all`),
  ]);
  const plain = issues.filter((row) => row['pull_request'] === undefined && row['is_pull_request'] !== true);
  return [
    ...plain
      .filter((row) => !pulls.some((pull) => pull.number === row['number']))
      .map((row) => documentOf(repo, row, null)),
    ...pulls.flatMap((pull) => pullDocument(call, repo, pull)),
  ];
}

function pullDocument(call: Call, repo: string, pull: PullWire): IssueDocument[] {
  const record = call.world.pulls.find(repo, pull.number);
  if (!record) return [];
  const side = {
    draft: pull.draft,
    merged: record.merged?.at ?? null,
    base: record.baseRef,
    head: record.headRef,
    reviewers: pull.requested_reviewers.map((one) => one.login),
    reviewedBy: record.reviews.filter((one) => one.state !== 'PENDING').map((one) => one.author),
  };
  return [documentOf(repo, { ...issueOfPull(call.world.api, pull, record) }, side)];
}

function documentOf(repo: string, row: Wire, pull: IssueDocument['pull']): IssueDocument {
  const logins = (value: unknown) => ((value ?? []) as { login: string }[]).map((one) => one.login);
  return {
    repo,
    row: row as IssueDocument['row'],
    author: (row['user'] as { login: string } | null)?.login ?? '',
    assignees: logins(row['assignees']),
    labels: ((row['labels'] ?? []) as { name: string }[]).map((one) => one.name),
    pull,
  };
}

async function readAll<T>(call: Call, path: string): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const next = await call.world.read<T[]>(call.login, `${path}&per_page=100&page=${page}`);
    rows.push(...next);
    if (next.length < 100) return rows;
  }
}

/** Larger files are not in GitHub's code search. */
const searchable = 384 * 1024;

async function readFiles(call: Call, repo: string): Promise<FileDocument[]> {
  const { upstream } = call.world;
  const path = `/repos/${repo}/git/trees/main?recursive=1`;
  const answer = await upstream.call(call.login, 'GET', path);
  if (answer.status !== 200) return [];
  const { tree } = JSON.parse(answer.text) as {
    tree: { path: string; type: string; sha: string; size?: number }[];
  };
  return Promise.all(
    tree
      .filter((entry) => entry.type === 'blob' && (entry.size ?? 0) < searchable)
      .map(async (entry) => {
        const blob = await upstream.json<{ content: string }>(
          call.login,
          'GET',
          `/repos/${repo}/git/blobs/${entry.sha}`,
        );
        return {
          repo,
          path: entry.path,
          sha: entry.sha,
          text: Buffer.from(blob.content, 'base64').toString(),
        };
      }),
  );
}
