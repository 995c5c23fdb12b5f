import type { Answer } from '../../../gateway/answer.js';
import { noContent } from '../../../gateway/answer.js';
import { maskOf, show } from '../answer/fields.js';
import { schemas } from '../answer/schema.js';
import type { Call } from '../call.js';
import { allow, bodyOf, fileOf, flag, rightsOf } from '../call.js';
import { partNotFound } from '../errors.js';
import { pageOf, pageSizeOf } from '../query/paging.js';
import { newRemarkId } from '../state/ids.js';
import type { Comment, Reply } from '../state/records.js';
import { commentOf } from './comments.js';
import { actionIn, contentIn, replyBody } from './remark-request.js';
import { replyView } from './remark-view.js';

const rules = { usual: 20, most: 100 };
const one = { schema: schemas.reply, usual: undefined };

/** replies.list, oldest first. */
export function listReplies(call: Call): Answer {
  const mask = maskOf(call.query, { schema: schemas.replyList, usual: undefined });
  pageSizeOf(call.query, rules);
  const comment = commentOf(call, fileOf(call, { everywhere: true }));
  const found = comment.replies.filter((reply) => !reply.deleted || flag(call, 'includeDeleted'));
  const page = pageOf(found, call.query, rules, `replies ${comment.id}`);
  const replies = page.items.map((reply) => replyView(reply, call));
  return show({ kind: 'drive#replyList', nextPageToken: page.nextPageToken, replies }, mask);
}

function replyOf(call: Call, comment: Comment): Reply {
  const id = call.params['replyId'] ?? '';
  const reply = comment.replies.find((each) => each.id === id && !each.deleted);
  if (!reply) throw partNotFound('Reply', id, 'replyId');
  return reply;
}

/** replies.get */
export function getReply(call: Call): Answer {
  const mask = maskOf(call.query, one);
  const comment = commentOf(call, fileOf(call, { everywhere: true }));
  return show(replyView(replyOf(call, comment), call), mask);
}

/** replies.create: words, or `resolve` and `reopen` with or without words. */
export function createReply(call: Call): Answer {
  const mask = maskOf(call.query, one);
  const body = replyBody(bodyOf(call));
  const action = actionIn(body);
  const content = contentIn(body, action === undefined);
  const file = fileOf(call, { everywhere: true, toChange: true });
  const comment = commentOf(call, file);
  allow(rightsOf(call, file).comment);
  const now = call.state.clock.now();
  const reply: Reply = {
    id: newRemarkId(),
    author: call.person.email,
    createdAt: now,
    modifiedAt: now,
    content,
    deleted: false,
    ...(action === undefined ? {} : { action }),
  };
  comment.replies.push(reply);
  comment.modifiedAt = now;
  if (action !== undefined) comment.resolved = action === 'resolve';
  return show(replyView(reply, call), mask);
}

/** replies.update: one's own words. */
export function updateReply(call: Call): Answer {
  const mask = maskOf(call.query, one);
  const content = contentIn(replyBody(bodyOf(call)), true);
  const reply = replyOf(call, commentOf(call, fileOf(call, { everywhere: true, toChange: true })));
  allow(reply.author === call.person.email);
  Object.assign(reply, { content, modifiedAt: call.state.clock.now() });
  return show(replyView(reply, call), mask);
}

/** replies.delete */
export function deleteReply(call: Call): Answer {
  const reply = replyOf(call, commentOf(call, fileOf(call, { everywhere: true, toChange: true })));
  allow(reply.author === call.person.email);
  reply.deleted = true;
  return noContent();
}
