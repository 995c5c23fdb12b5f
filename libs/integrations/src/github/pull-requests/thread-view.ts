import * as z from 'zod';

import { loginOf } from '../rows.js';
import { commentLength, cut } from '../../text.js';
import type { ReviewThread } from './review-threads.js';

const comment = z.object({
  comment_id: z.int(),
  author: z.string(),
  created_at: z.string(),
  body: z.string(),
  url: z.string(),
});

/** A review thread; an outdated one keeps the line it was written on. */
export const threadView = z.object({
  thread_id: z.string(),
  path: z.string(),
  line: z.int().nullable(),
  resolved: z.boolean(),
  outdated: z.boolean(),
  comments: z.array(comment),
  more_comments: z.int(),
});

export const threadOf = (thread: ReviewThread) => ({
  thread_id: thread.id,
  path: thread.path,
  line: thread.line ?? thread.originalLine,
  resolved: thread.isResolved,
  outdated: thread.isOutdated,
  comments: thread.comments.nodes.map(({ databaseId, author, createdAt, body, url }) => ({
    comment_id: databaseId,
    author: loginOf(author),
    created_at: createdAt,
    body: cut(body, commentLength),
    url,
  })),
  more_comments: thread.comments.totalCount - thread.comments.nodes.length,
});
