import type { Answer } from '../../gateway/answer.js';
import { json } from '../../gateway/answer.js';
import type { AtlassianPerson } from '../people.js';
import { people } from '../people.js';

import type { JiraCall } from './call.js';
import { canSee, findVisibleProject, paged } from './call.js';
import { badRequest, noSuchIssue, notFound } from './errors.js';
import { isAssignable } from './issues/people.js';
import type { JiraRoutes } from './routes.js';
import { readsPeople } from './routes.js';
import type { Project } from './state/model.js';
import { groups } from './state/names.js';
import { loginView, personView } from './views/person-view.js';

/** By the beginning of a word of the name, or of the address where that is shown; by the whole address always. */
function matches(person: AtlassianPerson, query: string): boolean {
  const wanted = query.toLowerCase();
  const begins = person.name
    .toLowerCase()
    .split(/\s+/)
    .some((word, index, words) => words.slice(index).join(' ').startsWith(wanted));
  const email = person.email.toLowerCase();
  return begins || email === wanted || (person.showsEmail && email.startsWith(wanted));
}

const onSite = (call: JiraCall): AtlassianPerson[] =>
  people.filter(({ login }) => call.site.members.has(login));

const answer = (call: JiraCall, found: AtlassianPerson[]): Answer =>
  json(paged(call.query, found, { size: 50, most: 1000 }).items.map((person) => personView(call, person)));

function search(call: JiraCall): Answer {
  const { query } = call;
  const [text, accountId] = [query.get('query'), query.get('accountId')];
  if (text === null && accountId === null && !query.has('property')) {
    throw badRequest("The 'query' or 'accountId' parameter has to be given.");
  }
  return answer(
    call,
    onSite(call).filter((person) =>
      accountId === null ? matches(person, text ?? '') : person.accountId === accountId,
    ),
  );
}

/** GET /user/assignable/search, for a project or an issue. */
function assignable(call: JiraCall): Answer {
  const project = askedProject(call);
  const text = call.query.get('query') ?? '';
  const accountId = call.query.get('accountId');
  return answer(
    call,
    onSite(call).filter(
      (person) =>
        isAssignable(project, person) &&
        (accountId === null ? matches(person, text) : person.accountId === accountId),
    ),
  );
}

function askedProject(call: JiraCall): Project {
  const [key, issueKey] = [
    call.query.get('project'),
    call.query.get('issueKey') ?? call.query.get('issueId'),
  ];
  if (issueKey !== null) {
    const issue = call.site.findIssue(issueKey);
    if (!issue || !canSee(call.login, issue)) throw noSuchIssue();
    return issue.project;
  }
  if (key === null) throw badRequest("Either 'project' or 'issueKey' has to be given.");
  const project = findVisibleProject(call, key);
  if (project) return project;
  throw notFound(`No project could be found with key '${key}'.`);
}

function get(call: JiraCall): Answer {
  const person = onSite(call).find((one) => one.accountId === call.query.get('accountId'));
  if (!person) throw notFound('Specified user does not exist or you do not have required permissions');
  return json(personView(call, person));
}

function myself(call: JiraCall): Answer {
  const own = Object.entries(groups).filter(([, logins]) => logins.includes(call.login));
  const expand = call.query.get('expand') ?? '';
  return json({
    ...loginView(call, call.login),
    locale: 'en_GB',
    groups: {
      size: own.length,
      items: expand.includes('groups') ? own.map(([name]) => ({ name })) : [],
    },
    applicationRoles: { size: 1, items: [] },
    expand: 'groups,applicationRoles',
  });
}

/** People of the site. */
export const peopleRoutes: JiraRoutes = {
  'GET /rest/api/3/myself': readsPeople(myself),
  'GET /rest/api/3/user': readsPeople(get),
  'GET /rest/api/3/user/search': readsPeople(search),
  'GET /rest/api/3/user/assignable/search': readsPeople(assignable),
};
