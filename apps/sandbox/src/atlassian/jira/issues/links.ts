import type { Answer } from '../../../gateway/answer.js';
import { json, noContent } from '../../../gateway/answer.js';
import { fieldsAt, isFields, wordOf } from '../body.js';
import type { JiraCall } from '../call.js';
import { canSee } from '../call.js';
import { badRequest, notFound } from '../errors.js';
import type { JiraRoutes } from '../routes.js';
import { reads, writes } from '../routes.js';
import type { Issue, IssueLink, LinkType } from '../state/model.js';
import { linkTypes } from '../state/names.js';
import { linkedView } from '../views/part-views.js';

import { addComment } from './comments.js';

const typeView = (call: JiraCall, type: LinkType) => ({
  ...type,
  self: `${call.base}/rest/api/3/issueLinkType/${type.id}`,
});

/** POST /issueLink: the inward issue is where the link comes from (`A blocks B`: inward A, outward B). */
function create(call: JiraCall): Answer {
  const type = askedType(call);
  const from = askedIssue(call, 'inwardIssue');
  const to = askedIssue(call, 'outwardIssue');
  if (from.id === to.id) throw badRequest('You cannot link an issue to itself.');
  for (const issue of [from, to]) call.world.limits.write(issue.id);
  const isThere = call.site.links.some(
    (link) => link.type === type.id && link.from === from.id && link.to === to.id,
  );
  if (isFields(call.body['comment'])) addComment(call, from, [{ add: call.body['comment'] }]);
  if (!isThere)
    call.site.links.push({ id: String(call.site.nextId()), type: type.id, from: from.id, to: to.id });
  from.updatedAt = call.world.clock.now();
  to.updatedAt = from.updatedAt;
  return { status: 201, headers: {}, body: '' };
}

function askedType(call: JiraCall): LinkType {
  const { id, name } = fieldsAt(call.body, 'type');
  const found = linkTypes.find((one) => one.id === id || one.name === name);
  if (found) return found;
  throw notFound(`No issue link type with ${id === undefined ? 'name' : 'id'} '${wordOf(id, name)}' found.`);
}

function askedIssue(call: JiraCall, name: string): Issue {
  const { key, id } = fieldsAt(call.body, name);
  const issue = call.site.findIssue(wordOf(key, id));
  if (issue && canSee(call.login, issue)) return issue;
  throw notFound('Issue does not exist or you do not have permission to see it.');
}

interface WholeLink {
  link: IssueLink;
  from: Issue;
  to: Issue;
  type: LinkType;
}

function linkOf(call: JiraCall): WholeLink {
  const link = call.site.links.find(({ id }) => id === call.params['link']);
  const whole = link && wholeLink(call, link);
  if (whole) return whole;
  throw notFound(`No issue link with id '${call.params['link']}' exists.`);
}

function wholeLink({ site, login }: JiraCall, link: IssueLink): WholeLink | undefined {
  const [from, to] = [site.findIssue(link.from), site.findIssue(link.to)];
  const type = linkTypes.find(({ id }) => id === link.type);
  const isVisible = from && to && canSee(login, from) && canSee(login, to);
  return isVisible && type ? { link, from, to, type } : undefined;
}

function get(call: JiraCall): Answer {
  const { link, from, to, type } = linkOf(call);
  return json({
    id: link.id,
    self: `${call.base}/rest/api/3/issueLink/${link.id}`,
    type: typeView(call, type),
    inwardIssue: linkedView(call, from),
    outwardIssue: linkedView(call, to),
  });
}

function remove(call: JiraCall): Answer {
  const { link } = linkOf(call);
  call.site.links.splice(call.site.links.indexOf(link), 1);
  return noContent();
}

/** Links between issues and their kinds. */
export const linkRoutes: JiraRoutes = {
  'GET /rest/api/3/issueLinkType': reads((call) =>
    json({ issueLinkTypes: linkTypes.map((type) => typeView(call, type)) }),
  ),
  'POST /rest/api/3/issueLink': writes(create),
  'GET /rest/api/3/issueLink/:link': reads(get),
  'DELETE /rest/api/3/issueLink/:link': writes(remove),
};
