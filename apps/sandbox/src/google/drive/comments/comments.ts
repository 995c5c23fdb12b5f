import type { Answer } from '../../../gateway/answer.js';
import { noContent } from '../../../gateway/answer.js';
import { maskOf, show } from '../answer/fields.js';
import { schemas } from '../answer/schema.js';
import type { Call } from '../call.js';
import { allow, bodyOf, fileOf, flag, rightsOf } from '../call.js';
import { invalidValue, partNotFound } from '../errors.js';
import { textOf } from '../files/metadata.js';
import { pageOf, pageSizeOf } from '../query/paging.js';
import { newRemarkId } from '../state/ids.js';
import type { Comment, FileRecord } from '../state/records.js';
import { commentBody, contentIn, quotedIn } from './remark-request.js';
import { commentView } from './remark-view.js';

const rules = { usual: 20, most: 100 };
const one = { schema: schemas.comment, usual: undefined };

/** comments.list, newest first. `fields` is required, here and in every method that answers with comments. */
export function listComments(call: Call): Answer {
  const mask = maskOf(call.query, { schema: schemas.commentList, usual: undefined });
  pageSizeOf(call.query, rules);
  const file = fileOf(call, { everywhere: true });
  const since = sinceOf(call);
  const withDeleted = flag(call, 'includeDeleted');
  const found = file.comments
    .filter((comment) => comment.modifiedAt >= since && (withDeleted || !comment.deleted))
    .toSorted((a, b) => b.createdAt - a.createdAt);
  const page = pageOf(found, call.query, rules, `comments ${file.id}`);
  const comments = page.items.map((comment) => commentView(comment, call));
  return show({ kind: 'drive#commentList', nextPageToken: page.nextPageToken, comments }, mask);
}

function sinceOf(call: Call): number {
  const text = call.query.get('startModifiedTime');
  if (text === null) return 0;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalidValue('startModifiedTime');
  return at;
}

/** The comment of the path; a deleted one only when asked for. */
export function commentOf(call: Call, file: FileRecord): Comment {
  const id = call.params['commentId'] ?? '';
  const comment = file.comments.find((each) => each.id === id);
  if (!comment || (comment.deleted && !flag(call, 'includeDeleted'))) {
    throw partNotFound('Comment', id, 'commentId');
  }
  return comment;
}

/** comments.get */
export function getComment(call: Call): Answer {
  const mask = maskOf(call.query, one);
  return show(commentView(commentOf(call, fileOf(call, { everywhere: true })), call), mask);
}

/** comments.create: for those who may comment. */
export function createComment(call: Call): Answer {
  const mask = maskOf(call.query, one);
  const body = commentBody(bodyOf(call));
  const content = contentIn(body, true);
  const file = fileOf(call, { everywhere: true, toChange: true });
  allow(rightsOf(call, file).comment);
  const now = call.state.clock.now();
  const comment: Comment = {
    id: newRemarkId(),
    author: call.person.email,
    createdAt: now,
    modifiedAt: now,
    content,
    deleted: false,
    quoted: quotedIn(body),
    anchor: textOf(body, 'anchor'),
    resolved: false,
    replies: [],
  };
  file.comments.push(comment);
  return show(commentView(comment, call), mask);
}

/** comments.update: one's own words. */
export function updateComment(call: Call): Answer {
  const mask = maskOf(call.query, one);
  const content = contentIn(commentBody(bodyOf(call)), true);
  const comment = commentOf(call, fileOf(call, { everywhere: true, toChange: true }));
  allow(comment.author === call.person.email);
  Object.assign(comment, { content, modifiedAt: call.state.clock.now() });
  return show(commentView(comment, call), mask);
}

/** comments.delete: one's own, or as the owner of the file. */
export function deleteComment(call: Call): Answer {
  const file = fileOf(call, { everywhere: true, toChange: true });
  const comment = commentOf(call, file);
  allow(comment.author === call.person.email || file.owner === call.person.email);
  Object.assign(comment, { deleted: true, modifiedAt: call.state.clock.now() });
  return noContent();
}
