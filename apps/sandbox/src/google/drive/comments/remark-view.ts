import { escapeHtml } from '../../../gateway/page.js';
import type { Viewer } from '../answer/file-view.js';
import { isoTime, userView } from '../answer/people.js';
import type { Comment, Remark, Reply } from '../state/records.js';

const remarkView = (remark: Remark, by: Viewer) => ({
  id: remark.id,
  createdTime: isoTime(remark.createdAt),
  modifiedTime: isoTime(remark.modifiedAt),
  /** Authors of remarks come without their address. */
  author: {
    ...userView(by.state, remark.author, by.person),
    emailAddress: undefined,
    permissionId: undefined,
  },
  deleted: remark.deleted,
  content: remark.deleted ? undefined : remark.content,
  htmlContent: remark.deleted ? undefined : escapeHtml(remark.content).replaceAll('\n', '<br>'),
});

/** A reply as Drive shows it. */
export const replyView = (reply: Reply, by: Viewer) => ({
  kind: 'drive#reply',
  ...remarkView(reply, by),
  action: reply.action,
});

/** A comment with its replies. */
export const commentView = (comment: Comment, by: Viewer) => ({
  kind: 'drive#comment',
  ...remarkView(comment, by),
  resolved: comment.replies.some((reply) => reply.action !== undefined) ? comment.resolved : undefined,
  anchor: comment.anchor,
  quotedFileContent:
    comment.quoted === undefined ? undefined : { mimeType: 'text/html', value: escapeHtml(comment.quoted) },
  replies: comment.replies.filter((reply) => !reply.deleted).map((reply) => replyView(reply, by)),
});
