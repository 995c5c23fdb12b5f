import type { Annotation, CommitStatus, Conclusion } from '../ci/ci.js';
import type { ReviewState } from '../pulls/pull-book.js';
import type { UpstreamSeed } from '../upstream.js';
import type { Person } from '../world.js';

/** A whole new text, a list of replacements in the old one, or null to remove the file. */
export type FileChange = string | [from: string, to: string][] | null;

/** Ages are in days before the sandbox started; fractions are fine. */
export interface CommitSeed {
  by: string;
  daysAgo: number;
  message: string;
  files: Record<string, FileChange>;
}

export interface CommentSeed {
  by: string;
  daysAgo: number;
  body: string;
}

export interface IssueSeed {
  kind: 'issue';
  by: string;
  daysAgo: number;
  title: string;
  body: string;
  labels?: string[];
  assignees?: string[];
  comments?: CommentSeed[];
  closedDaysAgo?: number;
}

export interface ThreadSeed extends CommentSeed {
  path: string;
  line: number;
  replies?: CommentSeed[];
  resolvedBy?: string;
  /** Which commit of the branch it was written on, from 0; the last when absent. */
  onCommit?: number;
}

export interface JobSeed {
  name: string;
  /** `running`: still at it for ten minutes. */
  ends: Conclusion | 'running';
  title?: string;
  summary?: string;
  annotations?: Annotation[];
  log?: string[];
}

export interface PullSeed {
  kind: 'pull';
  by: string;
  daysAgo: number;
  branch: string;
  title: string;
  body: string;
  commits: CommitSeed[];
  draft?: boolean;
  labels?: string[];
  reviewers?: string[];
  comments?: CommentSeed[];
  reviews?: (CommentSeed & { state: ReviewState })[];
  threads?: ThreadSeed[];
  jobs?: JobSeed[];
  statuses?: Pick<CommitStatus, 'context' | 'state' | 'description'>[];
  merged?: { by: string; daysAgo: number };
}

export interface ReleaseSeed {
  kind: 'release';
  by: string;
  daysAgo: number;
  tag: string;
  name: string;
  body: string;
  draft?: boolean;
}

/** A CI run of the default branch as it stands at that moment. */
export interface RunSeed {
  kind: 'run';
  by: string;
  daysAgo: number;
  title: string;
  jobs: JobSeed[];
}

/** A commit on main, or on a branch that nobody has asked to merge yet. */
export interface PushSeed extends CommitSeed {
  kind: 'commit';
  branch?: string;
}

export type Step = PushSeed | IssueSeed | PullSeed | ReleaseSeed | RunSeed;

/** One repository and its life, oldest step first; issues and pull requests are numbered in that order. */
export interface RepositorySeed {
  owner: string;
  name: string;
  description: string;
  private: boolean;
  language: string;
  topics: string[];
  labels: { name: string; color: string; description: string }[];
  steps: Step[];
}

/** Everything the GitHub stand-in starts with. */
export interface GithubSeed extends Omit<UpstreamSeed, 'repos' | 'users'> {
  users: Person[];
  repositories: RepositorySeed[];
}
