import type { drive_v3 } from '@googleapis/drive';
import * as z from 'zod';

import { commentLength, cut } from '../../text.js';
import { personOf } from './rows.js';

/** A comment with its replies, oldest first. `quoted` is the passage it is about. */
export const commentRow = z.object({
  comment_id: z.string(),
  author: z.string().nullable(),
  created: z.string().nullish(),
  text: z.string(),
  quoted: z.string().nullable(),
  resolved: z.boolean(),
  replies: z.array(
    z.object({
      reply_id: z.string(),
      author: z.string().nullable(),
      created: z.string().nullish(),
      text: z.string(),
    }),
  ),
});

const mostReplies = 20;

/** A comment as a row, its last replies with it. */
export const commentOf = (comment: drive_v3.Schema$Comment) => ({
  comment_id: comment.id,
  author: personOf(comment.author),
  created: comment.createdTime,
  text: cut(comment.content, commentLength),
  quoted: comment.quotedFileContent?.value ? cut(comment.quotedFileContent.value, 300) : null,
  resolved: comment.resolved ?? false,
  replies: (comment.replies ?? []).slice(-mostReplies).map((reply) => ({
    reply_id: reply.id,
    author: personOf(reply.author),
    created: reply.createdTime,
    // A reply that only resolves or reopens has no words of its own.
    text: cut(
      reply.content || (reply.action ? `(${reply.action}d)`.replace('opend', 'opened') : ''),
      commentLength,
    ),
  })),
});

/** The address that opens a file at one of its comments. */
export function commentUrl(webViewLink: string | null | undefined, commentId: string): string {
  const url = URL.parse(webViewLink ?? '');
  url?.searchParams.set('disco', commentId);
  return url?.href ?? '';
}

/** How long ago something of the same words counts as the same: the answer to it was lost just now. */
export const lately = (): string => new Date(Date.now() - 15 * 60_000).toISOString();
