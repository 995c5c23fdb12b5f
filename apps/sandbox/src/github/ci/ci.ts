import type { Clock } from '../../gateway/clock.js';
import { isoSecond } from '../../gateway/clock.js';

/** How a job ended. */
export type Conclusion = 'success' | 'failure' | 'neutral' | 'skipped';

/** A remark of a check at a line of a file. */
export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'failure' | 'warning' | 'notice';
  title: string;
  message: string;
}

/** One job of a run, and at the same time one check run of its commit, as at GitHub. */
export interface Job {
  id: number;
  name: string;
  /** Milliseconds; the job is over when the sandbox's clock reaches `endsAt`. */
  startsAt: number;
  endsAt: number;
  ends: Conclusion;
  title: string;
  summary: string;
  annotations: Annotation[];
  log: string;
}

/** One workflow run. */
export interface Run {
  id: number;
  number: number;
  repo: string;
  workflow: string;
  path: string;
  title: string;
  branch: string;
  sha: string;
  event: 'push' | 'pull_request';
  actor: string;
  createdAt: number;
  attempt: number;
  /** Who started the present attempt, and when, where it is not the first. */
  restarted?: { by: string; at: number };
  jobs: Job[];
}

/** A commit status of the older kind. */
export interface CommitStatus {
  id: number;
  state: 'error' | 'failure' | 'pending' | 'success';
  context: string;
  description: string | null;
  target_url: string | null;
  at: number;
  creator: string;
}

/** What a run is planted from; times in milliseconds. */
export type RunPlan = Omit<Run, 'id' | 'number' | 'attempt' | 'jobs'> & {
  jobs: Omit<Job, 'id'>[];
};

/** Where a job stands now. */
export interface Progress {
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: Conclusion | null;
  started_at: string | null;
  completed_at: string | null;
}

/** Workflow runs, their jobs and commit statuses; states follow from the clock. */
export class Ci {
  readonly runs: Run[] = [];
  readonly #statuses = new Map<string, CommitStatus[]>();
  #lastId = 41_000;

  constructor(private readonly clock: Clock) {}

  nextId(): number {
    this.#lastId += 17;
    return this.#lastId;
  }

  addRun(plan: RunPlan): Run {
    const number =
      this.runs.filter((run) => run.repo === plan.repo && run.workflow === plan.workflow).length + 1;
    const jobs = plan.jobs.map((job) => ({ ...job, id: this.nextId() }));
    const run: Run = { ...plan, id: this.nextId(), number, attempt: 1, jobs };
    this.runs.push(run);
    return run;
  }

  /** The runs of a commit, newest attempt as it stands. */
  runsOf(repo: string, sha: string): Run[] {
    return this.runs.filter((run) => run.repo === repo && run.sha === sha);
  }

  statusesOf(repo: string, sha: string): CommitStatus[] {
    return this.#statuses.get(`${repo}@${sha}`) ?? [];
  }

  addStatus(repo: string, sha: string, status: Omit<CommitStatus, 'id'>): CommitStatus {
    const added = { ...status, id: this.nextId() };
    this.#statuses.set(`${repo}@${sha}`, [added, ...this.statusesOf(repo, sha)]);
    return added;
  }

  progress(job: Job): Progress {
    const now = this.clock.now();
    const started_at = now >= job.startsAt ? isoSecond(job.startsAt) : null;
    if (now >= job.endsAt) {
      return { status: 'completed', conclusion: job.ends, started_at, completed_at: isoSecond(job.endsAt) };
    }
    const status = started_at === null ? 'queued' : 'in_progress';
    return { status, conclusion: null, started_at, completed_at: null };
  }

  /** The run as a whole: failed as soon as all jobs are over and one failed. */
  outcome(run: Run): Pick<Progress, 'status' | 'conclusion'> {
    const all = run.jobs.map((job) => this.progress(job));
    if (all.every((one) => one.status === 'completed')) {
      const failed = all.some((one) => one.conclusion === 'failure');
      return { status: 'completed', conclusion: failed ? 'failure' : 'success' };
    }
    const waiting = all.every((one) => one.status === 'queued');
    return { status: waiting ? 'queued' : 'in_progress', conclusion: null };
  }

  /** Starts the failed jobs again; this time they pass, 20 seconds later. False when nothing has failed. */
  rerunFailed(run: Run, by: string): boolean {
    const failed = run.jobs.filter((job) => this.progress(job).conclusion === 'failure');
    const now = this.clock.now();
    for (const job of failed) {
      Object.assign(job, { id: this.nextId(), startsAt: now + 2000, endsAt: now + 22_000, ends: 'success' });
      Object.assign(job, { title: 'Passed on the second attempt', summary: '', annotations: [] });
      job.log = `${job.log.split('\n')[0] ?? ''}\nRe-run of failed job\nAll steps passed\n`;
    }
    if (failed.length === 0) return false;
    run.attempt += 1;
    run.restarted = { by, at: now };
    return true;
  }
}
