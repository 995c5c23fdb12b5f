import { isoSecond } from '../../gateway/clock.js';
import type { Run } from '../ci/ci.js';
import type { World } from '../world.js';

import type { CommentSeed, CommitSeed, FileChange, JobSeed } from './seed.js';

const dayMs = 86_400_000;

/** What a branch is while the seed grows: its tip, its tree and the texts in it. */
interface Branch {
  sha: string | undefined;
  tree: string | undefined;
  files: Map<string, string>;
}

/** Plants one repository; remembers each branch so that a seed can say only what changes. */
export class Gardener {
  readonly #branches = new Map<string, Branch>();
  readonly #start: number;

  constructor(
    readonly world: World,
    readonly repo: string,
  ) {
    this.#start = world.clock.now();
  }

  /** Milliseconds since the epoch. */
  time(daysAgo: number): number {
    return this.#start - daysAgo * dayMs;
  }

  date(daysAgo: number): string {
    return isoSecond(this.time(daysAgo));
  }

  /** The commit at the tip; the branch has to be there. */
  tip(branch: string): string {
    const sha = this.#branches.get(branch)?.sha;
    if (!sha) throw new Error(`the seed names the branch ${branch} of ${this.repo} before its first commit`);
    return sha;
  }

  /** Adds a commit; a branch that is new starts where main is. */
  async commit(name: string, seed: CommitSeed): Promise<string> {
    const known = this.#branches.get(name);
    const main = this.#branches.get('main');
    const branch: Branch = known ?? { sha: main?.sha, tree: main?.tree, files: new Map(main?.files) };
    const entries = Object.entries(seed.files).map(([path, change]) =>
      treeEntry(branch, path, change, this.repo),
    );
    const root = `/repos/${this.repo}/git`;
    const tree = await this.world.change<{ sha: string }>(seed.by, 'POST', `${root}/trees`, {
      ...(branch.tree === undefined ? {} : { base_tree: branch.tree }),
      tree: entries,
    });
    const commit = await this.world.change<{ sha: string }>(seed.by, 'POST', `${root}/commits`, {
      message: seed.message,
      tree: tree.sha,
      parents: branch.sha === undefined ? [] : [branch.sha],
      author: { ...this.world.signatureOf(seed.by), date: this.date(seed.daysAgo) },
    });
    if (known)
      await this.world.change(seed.by, 'PATCH', `${root}/refs/heads/${name}`, {
        sha: commit.sha,
        force: true,
      });
    else
      await this.world.change(seed.by, 'POST', `${root}/refs`, {
        ref: `refs/heads/${name}`,
        sha: commit.sha,
      });
    this.#branches.set(name, { ...branch, sha: commit.sha, tree: tree.sha });
    return commit.sha;
  }

  /** main has moved by the merge of this branch. */
  async merged(branch: string, sha: string): Promise<void> {
    const root = `/repos/${this.repo}/git`;
    const commit = await this.world.upstream.json<{ tree: { sha: string } }>(
      this.world.people[0]?.login ?? '',
      'GET',
      `${root}/commits/${sha}`,
    );
    const files = new Map([
      ...(this.#branches.get('main')?.files ?? []),
      ...(this.#branches.get(branch)?.files ?? []),
    ]);
    this.#branches.set('main', { sha, tree: commit.tree.sha, files });
  }

  async comments(number: number, seeds: CommentSeed[]): Promise<void> {
    for (const seed of seeds) {
      const path = `/repos/${this.repo}/issues/${number}/comments`;
      const { id } = await this.world.change<{ id: number }>(seed.by, 'POST', path, { body: seed.body });
      const at = this.date(seed.daysAgo);
      this.world.overlay.set(`/repos/${this.repo}/issues/comments/${id}`, { created_at: at, updated_at: at });
    }
  }

  run(
    given: Pick<Run, 'branch' | 'sha' | 'event' | 'title'> & { by: string; daysAgo: number; jobs: JobSeed[] },
  ): void {
    const createdAt = this.time(given.daysAgo);
    this.world.ci.addRun({
      repo: this.repo,
      workflow: 'CI',
      path: '.github/workflows/ci.yml',
      title: given.title,
      branch: given.branch,
      sha: given.sha,
      event: given.event,
      actor: given.by,
      createdAt,
      jobs: given.jobs.map((job, index) => this.#job(job, createdAt, index)),
    });
  }

  #job(seed: JobSeed, createdAt: number, index: number) {
    const running = seed.ends === 'running';
    const startsAt = running ? this.#start - 60_000 : createdAt + 4000;
    const endsAt = running ? this.#start + 600_000 : startsAt + (index + 1) * 41_000;
    const lines = seed.log ?? [`Run npm run ${seed.name}`, 'Done'];
    return {
      name: seed.name,
      startsAt,
      endsAt,
      ends: seed.ends === 'running' ? ('success' as const) : seed.ends,
      title: seed.title ?? `${seed.name} ${seed.ends === 'failure' ? 'failed' : 'passed'}`,
      summary: seed.summary ?? '',
      annotations: seed.annotations ?? [],
      log: lines.map((line, row) => `${new Date(startsAt + row * 700).toISOString()} ${line}\n`).join(''),
    };
  }
}

function treeEntry(branch: Branch, path: string, change: FileChange, repo: string) {
  const blob = { path, mode: '100644', type: 'blob' };
  if (change === null) {
    branch.files.delete(path);
    return { ...blob, sha: null };
  }
  const content = typeof change === 'string' ? change : edited(branch, path, change, repo);
  branch.files.set(path, content);
  return { ...blob, content };
}

function edited(branch: Branch, path: string, edits: [string, string][], repo: string): string {
  let text = branch.files.get(path) ?? '';
  for (const [from, to] of edits) {
    if (!text.includes(from))
      throw new Error(`the seed of ${repo} replaces a text that ${path} does not have: ${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}
