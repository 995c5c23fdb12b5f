import { json, noContent } from '../../gateway/answer.js';

import { isFields } from './body.js';
import type { JiraCall } from './call.js';
import { issueOf, issueToChange } from './call.js';
import { badFields, badRequest, notFound } from './errors.js';
import { readableComments } from './views/comment-view.js';
import type { JiraRoutes } from './routes.js';
import { reads, writes } from './routes.js';

type Properties = Map<string, unknown>;

const longest = 32_768;

/** Puts the `properties` list of a create call into a map; throws 400. */
export function readProperties(given: unknown, into: Properties): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) throw badRequest('properties has to be a list.');
  for (const one of given as unknown[]) {
    if (!isFields(one) || typeof one['key'] !== 'string')
      throw badFields({ properties: 'A property needs a key.' });
    into.set(checkedKey(one['key']), checkedValue(one['value']));
  }
}

function checkedKey(key: string): string {
  if (key === '' || key.length > 255) throw badRequest('The property key has to have 1 to 255 characters.');
  return key;
}

function checkedValue(value: unknown): unknown {
  if (value === undefined) throw badRequest('The property value has to be valid JSON that is not empty.');
  if (JSON.stringify(value).length > longest) {
    throw badRequest(`The property value cannot be longer than ${longest} characters.`);
  }
  return value;
}

const ofIssue = (call: JiraCall): Properties => issueOf(call).properties;

function ofComment(call: JiraCall): Properties {
  for (const issue of call.site.issues) {
    if (!issue.project.members.has(call.login)) continue;
    const found = readableComments(call.login, issue).find(({ id }) => id === call.params['comment']);
    if (found) return found.properties;
  }
  throw notFound(`Can not find a comment for the id: ${call.params['comment']}.`);
}

function ofWorklog(call: JiraCall): Properties {
  const found = issueOf(call).worklogs.find(({ id }) => id === call.params['worklog']);
  if (found) return found.properties;
  throw notFound(`Cannot find worklog with id: '${call.params['worklog']}'.`);
}

const keys = (of: (call: JiraCall) => Properties, address: (call: JiraCall) => string) =>
  reads((call) =>
    json({
      keys: [...of(call).keys()].map((key) => ({
        self: `${call.base}/rest/api/3${address(call)}/properties/${encodeURIComponent(key)}`,
        key,
      })),
    }),
  );

const get = (of: (call: JiraCall) => Properties) =>
  reads((call) => {
    const key = call.params['property'] ?? '';
    const properties = of(call);
    if (!properties.has(key)) throw notFound(`The property with key '${key}' does not exist.`);
    return json({ key, value: properties.get(key) });
  });

const put = (of: (call: JiraCall) => Properties) =>
  writes((call) => {
    const properties = of(call);
    const key = checkedKey(call.params['property'] ?? '');
    const isNew = !properties.has(key);
    properties.set(key, checkedValue(call.wholeBody));
    return json({}, isNew ? 201 : 200);
  });

const remove = (of: (call: JiraCall) => Properties) =>
  writes((call) => {
    const key = call.params['property'] ?? '';
    if (!of(call).delete(key)) throw notFound(`The property with key '${key}' does not exist.`);
    return noContent();
  });

const issue = '/rest/api/3/issue/:issue';

/** Entity properties: what a caller keeps beside issues, comments and work logs. */
export const propertyRoutes: JiraRoutes = {
  [`GET ${issue}/properties`]: keys(ofIssue, (call) => `/issue/${call.params['issue']}`),
  [`GET ${issue}/properties/:property`]: get(ofIssue),
  [`PUT ${issue}/properties/:property`]: put((call) => issueToChange(call).properties),
  [`DELETE ${issue}/properties/:property`]: remove((call) => issueToChange(call).properties),
  'GET /rest/api/3/comment/:comment/properties': keys(
    ofComment,
    (call) => `/comment/${call.params['comment']}`,
  ),
  'GET /rest/api/3/comment/:comment/properties/:property': get(ofComment),
  'PUT /rest/api/3/comment/:comment/properties/:property': put(ofComment),
  'DELETE /rest/api/3/comment/:comment/properties/:property': remove(ofComment),
  [`GET ${issue}/worklog/:worklog/properties`]: keys(
    ofWorklog,
    (call) => `/issue/${call.params['issue']}/worklog/${call.params['worklog']}`,
  ),
  [`GET ${issue}/worklog/:worklog/properties/:property`]: get(ofWorklog),
  [`PUT ${issue}/worklog/:worklog/properties/:property`]: put(ofWorklog),
  [`DELETE ${issue}/worklog/:worklog/properties/:property`]: remove(ofWorklog),
};
