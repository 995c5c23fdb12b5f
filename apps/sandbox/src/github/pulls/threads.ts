import { unprocessable } from '../errors.js';
import type { Wire } from '../wire.js';
import { nodeId, textOf } from '../wire.js';
import type { World } from '../world.js';

import { findHunk } from './diff-lines.js';
import type { PullRecord, ReviewComment, Thread } from './pull-book.js';
import type { ChangedFile } from './pull-view.js';
import { compare, endsOf } from './pull-view.js';

/** A comment as it is asked for, already checked against the diff. */
export interface Place {
  path: string;
  line: number;
  startLine: number | null;
  side: 'LEFT' | 'RIGHT';
  hunk: string;
  body: string;
}

/** Checks that the comment names a line of the diff; throws 422 in the words of GitHub. */
export function placeOf(wanted: Wire, files: ChangedFile[]): Place {
  const [path, body] = [textOf(wanted, 'path'), textOf(wanted, 'body')];
  if (!path) throw unprocessable('"path" wasn\'t supplied.');
  if (!body?.trim()) throw unprocessable('Body cannot be blank');
  const side = wanted['side'] ?? 'RIGHT';
  if (side !== 'LEFT' && side !== 'RIGHT') throw unprocessable('Side is invalid');
  const file = files.find((one) => one.filename === path);
  if (!file) throw unprocessable('Path could not be resolved');
  return { path, side, body, ...linesOf(wanted, file, side) };
}

function linesOf(
  wanted: Wire,
  file: ChangedFile,
  side: 'LEFT' | 'RIGHT',
): Pick<Place, 'line' | 'startLine' | 'hunk'> {
  const { line, start_line: start } = wanted;
  const hunk = typeof line === 'number' ? findHunk(file, side, line) : undefined;
  if (typeof line !== 'number' || hunk === undefined) throw unprocessable('Line could not be resolved');
  if (start === undefined || start === null) return { line, startLine: null, hunk };
  if (typeof start !== 'number' || start >= line || findHunk(file, side, start) === undefined) {
    throw unprocessable('Start line must precede the end line and be part of the diff');
  }
  return { line, startLine: start, hunk };
}

/** Opens a thread at that place. */
export function openThread(
  world: World,
  record: PullRecord,
  place: Place,
  by: { login: string; reviewId: number | null; sha: string; at: string },
): Thread {
  const comment = newComment(world, place.body, by);
  const thread: Thread = {
    id: nodeId('PullRequestReviewThread', comment.id),
    path: place.path,
    line: place.line,
    startLine: place.startLine,
    side: place.side,
    sha: by.sha,
    hunk: place.hunk,
    resolvedBy: null,
    comments: [comment],
  };
  record.threads.push(thread);
  return thread;
}

export const newComment = (
  world: World,
  body: string,
  by: { login: string; reviewId: number | null; at: string },
): ReviewComment => ({
  id: world.pulls.nextId(),
  reviewId: by.reviewId,
  author: by.login,
  body,
  createdAt: by.at,
  updatedAt: by.at,
});

/** Threads whose file has changed since the commit they were written on. */
export async function outdatedThreads(world: World, login: string, record: PullRecord): Promise<Set<string>> {
  const { head } = await endsOf(world, login, record);
  const old = record.threads.filter((thread) => thread.sha !== head);
  const changed = new Map<string, Set<string>>();
  for (const sha of new Set(old.map((thread) => thread.sha))) {
    const { files } = await compare(world, login, record.repo, { base: sha, head });
    changed.set(sha, new Set(files.map((file) => file.filename)));
  }
  return new Set(
    old.filter((thread) => changed.get(thread.sha)?.has(thread.path)).map((thread) => thread.id),
  );
}

/** A review comment as REST shows it. */
export function commentView(world: World, record: PullRecord, thread: Thread, comment: ReviewComment) {
  const [first] = thread.comments;
  const pull = `${world.api}/repos/${record.repo}/pulls/${record.number}`;
  const web = `${world.web}/${record.repo}/pull/${record.number}#discussion_r${comment.id}`;
  const self = `${world.api}/repos/${record.repo}/pulls/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    pull_request_review_id: comment.reviewId,
    url: self,
    html_url: web,
    pull_request_url: pull,
    _links: { self: { href: self }, html: { href: web }, pull_request: { href: pull } },
    diff_hunk: thread.hunk,
    path: thread.path,
    line: thread.line,
    original_line: thread.line,
    start_line: thread.startLine,
    original_start_line: thread.startLine,
    side: thread.side,
    start_side: thread.startLine === null ? null : thread.side,
    subject_type: 'line',
    commit_id: thread.sha,
    original_commit_id: thread.sha,
    body: comment.body,
    user: world.userOf(comment.author),
    author_association: 'MEMBER',
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    ...(first && first.id !== comment.id ? { in_reply_to_id: first.id } : {}),
  };
}
