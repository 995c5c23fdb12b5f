/** What a review says. */
export type ReviewState = 'PENDING' | 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';

/** One submitted or pending review. */
export interface Review {
  id: number;
  author: string;
  state: ReviewState;
  body: string;
  sha: string;
  submittedAt: string | null;
}

/** One comment at a line of the diff. */
export interface ReviewComment {
  id: number;
  reviewId: number | null;
  author: string;
  body: string;
  createdAt: string;
  updatedAt: string;
}

/** A conversation at a place of the diff; the first comment opened it. */
export interface Thread {
  id: string;
  path: string;
  line: number | null;
  startLine: number | null;
  side: 'LEFT' | 'RIGHT';
  sha: string;
  hunk: string;
  resolvedBy: string | null;
  comments: ReviewComment[];
}

/** What we know of a pull request beyond emulate's row. */
export interface PullRecord {
  repo: string;
  number: number;
  author: string;
  headRef: string;
  baseRef: string;
  /** The two commits as they were when it was merged. */
  frozen: { base: string; head: string } | null;
  merged: { sha: string; by: string; at: string } | null;
  reviews: Review[];
  threads: Thread[];
}

/** All pull requests, with their reviews and review threads. */
export class PullBook {
  readonly #records = new Map<string, PullRecord>();
  #lastId = 7000;

  nextId(): number {
    this.#lastId += 3;
    return this.#lastId;
  }

  open(start: Pick<PullRecord, 'repo' | 'number' | 'author' | 'headRef' | 'baseRef'>): PullRecord {
    const record: PullRecord = { ...start, frozen: null, merged: null, reviews: [], threads: [] };
    this.#records.set(`${start.repo}#${start.number}`, record);
    return record;
  }

  find(repo: string, number: number): PullRecord | undefined {
    return this.#records.get(`${repo}#${number}`);
  }

  of(repo: string): PullRecord[] {
    return [...this.#records.values()].filter((record) => record.repo === repo);
  }

  findThread(id: string): { record: PullRecord; thread: Thread } | undefined {
    return this.#search((thread) => thread.id === id);
  }

  /** The thread that holds this comment. */
  findComment(
    repo: string,
    id: number,
  ): { record: PullRecord; thread: Thread; comment: ReviewComment } | undefined {
    const found = this.#search(
      (thread, record) => record.repo === repo && thread.comments.some((one) => one.id === id),
    );
    const comment = found?.thread.comments.find((one) => one.id === id);
    return found && comment ? { ...found, comment } : undefined;
  }

  #search(wanted: (thread: Thread, record: PullRecord) => boolean) {
    for (const record of this.#records.values()) {
      const thread = record.threads.find((one) => wanted(one, record));
      if (thread) return { record, thread };
    }
    return undefined;
  }
}
