import { people } from '../../people.js';
import { badRequest } from '../errors.js';
import type { Named, Project, Sprint, Version } from '../state/model.js';
import { groups, priorities, resolutions, statuses, types, categories } from '../state/names.js';

import type { Asker } from './asker.js';
import type { Operand } from './ast.js';

/** Turns one value or function of a query into the ids it stands for; throws 400 when there are none. */
export type Resolve = (asker: Asker, operand: Operand, field: string) => string[];

export const noSuchValue = (value: string, field: string) =>
  badRequest(`The value '${value}' does not exist for the field '${field}'.`);

const noSuchFunction = (name: string) => badRequest(`Unable to find JQL function '${name}()'.`);

const visible = ({ site, login }: Asker): Project[] => site.projectsOf(login);
const isSame = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

/** A resolver of plain values, with functions by lower-case name. */
function resolver(
  find: (asker: Asker, text: string, field: string) => string[],
  functions: Record<string, (asker: Asker, args: string[]) => string[]> = {},
): Resolve {
  return (asker, operand, field) => {
    if (operand.kind === 'function') {
      const run = functions[operand.name.toLowerCase()];
      if (!run) throw noSuchFunction(operand.name);
      return run(asker, operand.args);
    }
    if (operand.kind !== 'value') throw badRequest(`The field '${field}' takes a value here.`);
    const found = find(asker, operand.text, field);
    if (found.length === 0) throw noSuchValue(operand.text, field);
    return found;
  };
}

const named = (list: readonly Named[]) =>
  resolver((_asker, text) =>
    list.filter(({ id, name }) => id === text || isSame(name, text)).map(({ id }) => id),
  );

/** Parts of the projects that the asker sees. */
const inProjects = (parts: (project: Project) => readonly Named[], functions = {}) =>
  resolver(
    (asker, text) =>
      visible(asker)
        .flatMap(parts)
        .filter(({ id, name }) => id === text || isSame(name, text))
        .map(({ id }) => id),
    functions,
  );

const versionsOf = (asker: Asker, args: string[]): Version[] =>
  visible(asker)
    .filter(
      ({ key, name, id }) =>
        args.length === 0 || args.some((one) => isSame(one, key) || isSame(one, name) || one === id),
    )
    .flatMap(({ versions }) => versions);

const ids = (list: readonly Named[]): string[] => list.map(({ id }) => id);

const sprints = (state: Sprint['state']) => (asker: Asker) =>
  asker.site.sprints.filter((sprint) => sprint.state === state).map(({ id }) => String(id));

const findPeople = (asker: Asker, text: string): string[] =>
  people
    .filter(
      ({ login, accountId, name, email, showsEmail }) =>
        asker.site.members.has(login) &&
        (accountId === text || isSame(name, text) || (showsEmail && isSame(email, text))),
    )
    .map(({ login }) => login);

const issueKey = resolver(
  (asker, text, field) => {
    const issue = asker.site.findIssue(text);
    if (issue?.project.members.has(asker.login)) return [issue.id];
    throw badRequest(`An issue with key '${text}' does not exist for field '${field}'.`);
  },
  {
    linkedissues: (asker, [key = '']) => {
      const issue = asker.site.findIssue(key);
      return asker.site.links.flatMap(({ from, to }) =>
        from === issue?.id ? [to] : to === issue?.id ? [from] : [],
      );
    },
  },
);

/** How the values of each discrete field are found. */
export const resolvers = {
  project: resolver((asker, text) =>
    visible(asker)
      .filter(({ id, key, name }) => id === text || isSame(key, text) || isSame(name, text))
      .map(({ id }) => id),
  ),
  issue: issueKey,
  status: named(statuses),
  statusCategory: resolver((_asker, text) =>
    Object.values(categories)
      .filter(({ id, key, name }) => String(id) === text || isSame(key, text) || isSame(name, text))
      .map(({ key }) => key),
  ),
  priority: named(priorities),
  resolution: named([...resolutions, { id: '', name: 'Unresolved' }]),
  type: resolver((_asker, text) =>
    ids(Object.values(types).filter(({ id, name }) => id === text || isSame(name, text))),
  ),
  person: resolver(findPeople, {
    currentuser: ({ login }) => [login],
    membersof: (_asker, [name = '']) => groups[name] ?? [],
  }),
  label: resolver((_asker, text) => [text]),
  component: inProjects(({ components }) => components),
  version: inProjects(({ versions }) => versions, {
    releasedversions: (asker: Asker, args: string[]) =>
      ids(versionsOf(asker, args).filter(({ released }) => released)),
    unreleasedversions: (asker: Asker, args: string[]) =>
      ids(versionsOf(asker, args).filter(({ released, archived }) => !released && !archived)),
    latestreleasedversion: (asker: Asker, args: string[]) =>
      ids(versionsOf(asker, args).filter(({ released }) => released)).slice(-1),
    earliestunreleasedversion: (asker: Asker, args: string[]) =>
      ids(versionsOf(asker, args).filter(({ released }) => !released)).slice(0, 1),
  }),
  sprint: resolver(
    (asker, text) => {
      const found = asker.site.sprints.filter(({ id, name }) => String(id) === text || isSame(name, text));
      if (found.length > 0) return found.map(({ id }) => String(id));
      const kind = /^\d+$/.test(text) ? 'id' : 'name';
      throw badRequest(
        `Sprint with ${kind} '${text}' does not exist or you do not have permission to view it.`,
      );
    },
    { opensprints: sprints('active'), futuresprints: sprints('future'), closedsprints: sprints('closed') },
  ),
};

/** Options of a select field. */
export const optionResolver = (options: readonly Named[]): Resolve => named(options);
