import type { Answer } from '../../../gateway/answer.js';
import { json, noContent } from '../../../gateway/answer.js';
import { fieldsAt, textAt } from '../body.js';
import type { JiraCall } from '../call.js';
import { issueOf, issueToChange } from '../call.js';
import { badFields, notFound } from '../errors.js';
import type { JiraRoutes } from '../routes.js';
import { reads, writes } from '../routes.js';
import type { Issue, RemoteLink } from '../state/model.js';

const path = '/rest/api/3/issue/:issue/remotelink';

const view = (
  call: JiraCall,
  issue: Issue,
  { id, globalId, relationship, application, object }: RemoteLink,
) => ({
  id,
  self: `${call.base}/rest/api/3/issue/${issue.id}/remotelink/${id}`,
  globalId,
  application,
  relationship,
  object,
});

function list(call: JiraCall): Answer {
  const issue = issueOf(call);
  const globalId = call.query.get('globalId');
  if (globalId === null) return json(issue.remoteLinks.map((link) => view(call, issue, link)));
  const found = issue.remoteLinks.find((link) => link.globalId === globalId);
  if (found) return json(view(call, issue, found));
  throw notFound(`The remote link with global id '${globalId}' does not exist.`);
}

/** POST /remotelink: the same global id again changes that link and answers 200. */
function put(call: JiraCall): Answer {
  const issue = issueToChange(call);
  const given = readLink(call);
  const known = issue.remoteLinks.find(
    ({ globalId }) => globalId !== undefined && globalId === given.globalId,
  );
  const link: RemoteLink = known ?? { ...given, id: call.site.nextId() };
  if (known) Object.assign(known, given);
  else issue.remoteLinks.push(link);
  issue.updatedAt = call.world.clock.now();
  const self = `${call.base}/rest/api/3/issue/${issue.id}/remotelink/${link.id}`;
  return json({ id: link.id, self }, known ? 200 : 201);
}

function readLink(call: JiraCall): Omit<RemoteLink, 'id'> {
  const object = fieldsAt(call.body, 'object');
  const globalId = textAt(call.body, 'globalId');
  const problems: Record<string, string> = {};
  for (const name of ['title', 'url']) {
    if (!textAt(object, name)) problems[name] = `'${name}' is required.`;
  }
  if ((globalId?.length ?? 0) > 255)
    problems['globalId'] = "'globalId' must not be longer than 255 characters.";
  if (!URL.canParse(textAt(object, 'url') ?? '')) problems['url'] ??= "'url' is not a valid URL.";
  if (Object.keys(problems).length > 0) throw badFields(problems);
  return {
    globalId,
    relationship: textAt(call.body, 'relationship'),
    application: fieldsAt(call.body, 'application'),
    object: { icon: {}, status: { icon: {} }, ...object },
  };
}

function remove(call: JiraCall): Answer {
  const issue = issueToChange(call);
  const globalId = call.query.get('globalId');
  const at = issue.remoteLinks.findIndex((link) => link.globalId === globalId);
  if (at < 0) throw notFound(`The remote link with global id '${globalId ?? ''}' does not exist.`);
  issue.remoteLinks.splice(at, 1);
  return noContent();
}

/** Links to things outside Jira. */
export const remoteLinkRoutes: JiraRoutes = {
  [`GET ${path}`]: reads(list),
  [`POST ${path}`]: writes(put),
  [`DELETE ${path}`]: writes(remove),
};
