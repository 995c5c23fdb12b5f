import type { Answer } from '../../../gateway/answer.js';
import { json } from '../../../gateway/answer.js';
import type { Fields } from '../body.js';
import { fieldsAt, isFields, listAt, wordOf } from '../body.js';
import type { JiraCall } from '../call.js';
import { issueOf, issueToChange, listIn, paged } from '../call.js';
import { badFields, badRequest, notFound } from '../errors.js';
import { readProperties } from '../properties.js';
import type { JiraRoutes } from '../routes.js';
import { reads, writes } from '../routes.js';
import type { Comment, Issue, Visibility } from '../state/model.js';
import { readText } from '../text-body.js';
import { commentView, peopleIn, readableComments } from '../views/comment-view.js';

const path = '/rest/api/3/issue/:issue/comment';

function list(call: JiraCall): Answer {
  const issue = issueOf(call);
  const orderBy = call.query.get('orderBy') ?? 'created';
  if (!/^[+ -]?created$/.test(orderBy)) throw badRequest(`The orderBy value '${orderBy}' is not supported.`);
  const readable = readableComments(call.login, issue);
  const sorted = orderBy.startsWith('-') ? readable.toReversed() : readable;
  const { startAt, maxResults, total, items } = paged(call.query, sorted, { size: 100, most: 5000 });
  call.world.limits.charge(items.length);
  const expand = listIn(call.query, 'expand');
  const comments = items.map((one) => commentView(call, issue, one, expand));
  return json({ startAt, maxResults, total, comments });
}

function add(call: JiraCall): Answer {
  const issue = issueToChange(call);
  const comment = newComment(call, issue, call.body);
  return json(commentView(call, issue, comment, listIn(call.query, 'expand')), 201);
}

function get(call: JiraCall): Answer {
  const issue = issueOf(call);
  const found = readableComments(call.login, issue).find(({ id }) => id === call.params['comment']);
  if (!found) throw notFound(`Can not find a comment for the id: ${call.params['comment']}.`);
  return json(commentView(call, issue, found, listIn(call.query, 'expand')));
}

/** The `add` operations of `update.comment`; nothing when there are none. Throws 400. */
export function addComment(call: JiraCall, issue: Issue, operations: unknown): void {
  for (const operation of listAt({ operations }, 'operations')) {
    if (isFields(operation)) newComment(call, issue, fieldsAt(operation, 'add'));
  }
}

function newComment(call: JiraCall, issue: Issue, given: Fields): Comment {
  const now = call.world.clock.now();
  const comment: Comment = {
    id: String(call.site.nextId()),
    by: call.login,
    createdAt: now,
    updatedAt: now,
    body: readText(given['body'], 'comment'),
    visibility: readVisibility(call, given['visibility']),
    properties: new Map(),
  };
  readProperties(given['properties'], comment.properties);
  issue.comments.push(comment);
  issue.updatedAt = now;
  return comment;
}

function readVisibility(call: JiraCall, given: unknown): Visibility | undefined {
  if (given === undefined || given === null) return undefined;
  const { type, value, identifier } = isFields(given) ? given : {};
  const name = wordOf(value, identifier);
  if ((type !== 'role' && type !== 'group') || name === '') {
    throw badFields({ commentLevel: "Provide a 'type' of 'role' or 'group' and a 'value'." });
  }
  const problem = levelProblem(call, { type, value: name });
  if (problem !== undefined) throw badFields({ commentLevel: problem });
  return { type, value: name };
}

function levelProblem({ login }: JiraCall, level: Visibility): string | undefined {
  const members = peopleIn(level);
  const kind = level.type === 'role' ? 'project role' : 'group';
  if (!members) return `The ${kind} '${level.value}' does not exist.`;
  if (members.includes(login)) return undefined;
  return `You are currently not a member of the ${kind}: ${level.value}.`;
}

/** Comments; one with a visibility is there only for the people it names. */
export const commentRoutes: JiraRoutes = {
  [`GET ${path}`]: reads(list),
  [`POST ${path}`]: writes(add),
  [`GET ${path}/:comment`]: reads(get),
};
