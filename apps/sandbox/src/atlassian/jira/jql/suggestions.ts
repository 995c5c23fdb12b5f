import type { Answer } from '../../../gateway/answer.js';
import { json } from '../../../gateway/answer.js';
import { people } from '../../people.js';
import type { JiraCall } from '../call.js';
import { canSee } from '../call.js';
import { badRequest } from '../errors.js';
import type { JiraRoutes } from '../routes.js';
import { reads } from '../routes.js';
import type { Project } from '../state/model.js';
import { priorities, resolutions, statuses } from '../state/names.js';

interface Value {
  value: string;
  displayName: string;
}

type Values = (call: JiraCall) => Value[];

const plain = (names: Iterable<string>): Value[] =>
  [...new Set(names)].map((name) => ({ value: name.includes(' ') ? `"${name}"` : name, displayName: name }));

const inProjects =
  (names: (project: Project) => string[]): Values =>
  (call) =>
    plain(call.site.projectsOf(call.login).flatMap(names));

const onSite: Values = (call) =>
  people
    .filter(({ login, accountType }) => accountType === 'atlassian' && call.site.members.has(login))
    .map(({ accountId, name, email, showsEmail }) => ({
      value: accountId,
      displayName: showsEmail ? `${name} - ${email}` : name,
    }));

const types = inProjects(({ types }) => types.map(({ name }) => name));

/** The values of a field by its lower-case name. */
const values: Record<string, Values> = {
  assignee: onSite,
  reporter: onSite,
  component: inProjects(({ components }) => components.map(({ name }) => name)),
  fixversion: inProjects(({ versions }) => versions.map(({ name }) => name)),
  issuetype: types,
  type: types,
  labels: (call) =>
    plain([...call.site.issues].filter((issue) => canSee(call.login, issue)).flatMap(({ labels }) => labels)),
  priority: () => plain(priorities.map(({ name }) => name)),
  project: (call) =>
    call.site
      .projectsOf(call.login)
      .map(({ key, name }) => ({ value: key, displayName: `${name} (${key})` })),
  resolution: () => plain(resolutions.map(({ name }) => name)),
  sprint: (call) => call.site.sprints.map(({ id, name }) => ({ value: String(id), displayName: name })),
  status: () => plain(statuses.map(({ name }) => name)),
};

/** The part that was asked for is bold, as Jira sends it to its own search field. */
function bold(name: string, part: string): string {
  const at = name.toLowerCase().indexOf(part.toLowerCase());
  if (part === '' || at < 0) return name;
  return `${name.slice(0, at)}<b>${name.slice(at, at + part.length)}</b>${name.slice(at + part.length)}`;
}

/** GET /jql/autocompletedata/suggestions: at most 15 values of a field that hold a text. */
function suggest(call: JiraCall): Answer {
  const field = call.query.get('fieldName') ?? '';
  const part = call.query.get('fieldValue') ?? '';
  const of = values[field.toLowerCase()];
  if (!of) throw badRequest(`Field '${field}' does not exist or you do not have permission to view it.`);
  const found = of(call).filter(({ displayName }) => displayName.toLowerCase().includes(part.toLowerCase()));
  const results = found
    .slice(0, 15)
    .map(({ value, displayName }) => ({ value, displayName: bold(displayName, part) }));
  return json({ results });
}

/** What Jira offers while a query is typed. */
export const suggestionRoutes: JiraRoutes = {
  'GET /rest/api/3/jql/autocompletedata/suggestions': reads(suggest),
};
