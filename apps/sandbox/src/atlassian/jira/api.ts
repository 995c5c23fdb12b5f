import type { Answer, Incoming } from '../../gateway/answer.js';
import { Router } from '../../gateway/router.js';
import type { Consent } from '../oauth/families.js';
import type { AtlassianWorld } from '../world.js';

import { agileRoutes } from './agile/agile-routes.js';
import { asFields, readJson } from './body.js';
import type { JiraCall } from './call.js';
import { jiraError, noSuchSite, notFound, scopeMismatch } from './errors.js';
import { attachmentRoutes } from './issues/attachments.js';
import { commentRoutes } from './issues/comments.js';
import { createMetaRoutes } from './issues/create-meta.js';
import { editMetaRoutes } from './issues/edit-meta.js';
import { issueRoutes } from './issues/issue-routes.js';
import { linkRoutes } from './issues/links.js';
import { remoteLinkRoutes } from './issues/remote-links.js';
import { transitionRoutes } from './issues/transitions.js';
import { worklogRoutes } from './issues/worklogs.js';
import { suggestionRoutes } from './jql/suggestions.js';
import { peopleRoutes } from './people-routes.js';
import { projectRoutes } from './project-routes.js';
import { propertyRoutes } from './properties.js';
import type { JiraRoute, JiraRoutes } from './routes.js';
import { searchRoutes } from './search-routes.js';

/** Every route below a site with the scopes it takes; a test holds them against Atlassian's description. */
export const jiraRoutes: JiraRoutes = {
  ...issueRoutes,
  ...createMetaRoutes,
  ...editMetaRoutes,
  ...transitionRoutes,
  ...commentRoutes,
  ...worklogRoutes,
  ...linkRoutes,
  ...remoteLinkRoutes,
  ...attachmentRoutes,
  ...propertyRoutes,
  ...searchRoutes,
  ...suggestionRoutes,
  ...projectRoutes,
  ...peopleRoutes,
  ...agileRoutes,
};

const router = new Router<JiraRoute & { name: string }>();
for (const [name, route] of Object.entries(jiraRoutes)) router.add(name, { ...route, name });

const removed =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

/** A call below `/ex/jira/:cloudId`: the site of the grant, the scopes of the call, its limits; then its handler. */
export function jiraApi(
  world: AtlassianWorld,
  consent: Consent,
  request: Incoming,
  [cloudId, path]: [cloudId: string, path: string],
): Answer {
  const site = world.sites.find((one) => one.cloudId === cloudId);
  if (!site || !consent.cloudIds.includes(cloudId) || !site.members.has(consent.login)) throw noSuchSite();
  if (path === '/rest/api/3/search') throw jiraError(410, [removed]);
  const found = router.find(request.method, path);
  if (!found) throw notFound(`No resource at ${request.method} ${path}.`);
  const { scopes, handler, name } = found.handler;
  if (!scopes.every((scope) => consent.scopes.includes(scope))) throw scopeMismatch();
  world.limits.call(`${cloudId} ${name}`);
  const value = readJson(request);
  const takesAnything = name.includes('/properties/');
  const call: JiraCall = {
    world,
    site,
    login: consent.login,
    params: found.params,
    query: request.query,
    body: value === undefined || takesAnything ? {} : asFields(value),
    wholeBody: value,
    headers: request.headers,
    base: `${world.urls.api}/ex/jira/${cloudId}`,
  };
  return handler(call);
}
