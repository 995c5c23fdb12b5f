import type { Answer } from '../../gateway/answer.js';
import { json } from '../../gateway/answer.js';

import type { JiraCall } from './call.js';
import { findVisibleProject, listIn, paged, valuesPage } from './call.js';
import { badRequest, notFound } from './errors.js';
import type { JiraRoutes } from './routes.js';
import { reads } from './routes.js';
import type { Project, Version } from './state/model.js';
import { statuses } from './state/names.js';
import { componentView, projectView, statusView, typeView, versionView } from './views/part-views.js';
import { loginView } from './views/person-view.js';

const path = '/rest/api/3/project';

function projectOf(call: JiraCall): Project {
  const asked = call.params['project'] ?? '';
  const project = findVisibleProject(call, asked);
  if (project) return project;
  throw notFound(`No project could be found with key '${asked}'.`);
}

const listed = (call: JiraCall, project: Project) => ({
  ...projectView(call, project),
  expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
  style: 'classic',
  isPrivate: false,
  properties: {},
});

const has = (text: string, query: string | null): boolean =>
  query === null || text.toLowerCase().includes(query.toLowerCase());

const sorts: Record<string, (project: Project) => string> = {
  key: ({ key }) => key,
  name: ({ name }) => name.toLowerCase(),
};

function search(call: JiraCall): Answer {
  const { query } = call;
  const keys = listIn(query, 'keys');
  const types = listIn(query, 'typeKey');
  const [, sign = '', by = 'key'] = /^([+ -]?)(\w+)$/.exec(query.get('orderBy') ?? 'key') ?? [];
  const read = Object.hasOwn(sorts, by) ? sorts[by] : undefined;
  if (!read) throw badRequest(`The orderBy value '${query.get('orderBy')}' is not supported.`);
  const found = call.site
    .projectsOf(call.login)
    .filter(
      ({ key, name }) =>
        has(`${key} ${name}`, query.get('query')) && (keys.length === 0 || keys.includes(key)),
    )
    .filter(({ typeKey }) => types.length === 0 || types.includes(typeKey))
    .sort((left, right) => read(left).localeCompare(read(right)));
  const page = paged(query, sign === '-' ? found.toReversed() : found, { size: 50, most: 100 });
  const expand = listIn(query, 'expand');
  const show = (project: Project) => ({
    ...listed(call, project),
    ...(expand.includes('description') ? { description: project.description } : {}),
    ...(expand.includes('lead') ? { lead: loginView(call, project.lead) } : {}),
  });
  return json(valuesPage(call, `${path}/search`, page, show));
}

function get(call: JiraCall): Answer {
  const project = projectOf(call);
  return json({
    ...listed(call, project),
    description: project.description,
    lead: loginView(call, project.lead),
    components: project.components.map((one) => componentView(call, one)),
    issueTypes: project.types.map((type) => typeView(call, type)),
    versions: project.versions.map((one) => versionOf(call, project, one)),
    assigneeType: 'UNASSIGNED',
    roles: {},
  });
}

const versionOf = (call: JiraCall, project: Project, version: Version) => ({
  ...versionView(call, version),
  projectId: Number(project.id),
  overdue: isOverdue(call, version) || undefined,
});

const isOverdue = (call: JiraCall, { released, releaseDate }: Version): boolean =>
  !released && releaseDate !== undefined && Date.parse(releaseDate) < call.world.clock.now() - 86_400_000;

const statusWord = ({ archived, released }: Version): string =>
  archived ? 'archived' : released ? 'released' : 'unreleased';

function versions(call: JiraCall): Answer {
  const project = projectOf(call);
  const wanted = listIn(call.query, 'status');
  const orderBy = call.query.get('orderBy') ?? 'sequence';
  if (!/^[+ -]?(sequence|name|releaseDate|startDate|description)$/.test(orderBy)) {
    throw badRequest(`The orderBy value '${orderBy}' is not supported.`);
  }
  const found = project.versions
    .filter((version) => wanted.length === 0 || wanted.includes(statusWord(version)))
    .filter(({ name, description }) => has(`${name} ${description}`, call.query.get('query')));
  const by = orderBy.replace(/^[+ -]/, '');
  const key = (version: Version): string =>
    by === 'sequence' ? '' : (version[by as 'name' | 'releaseDate' | 'startDate' | 'description'] ?? '');
  const sorted = found.sort((left, right) => key(left).localeCompare(key(right)));
  const page = paged(call.query, orderBy.startsWith('-') ? sorted.toReversed() : sorted, {
    size: 50,
    most: 100,
  });
  return json(
    valuesPage(call, `${path}/${project.key}/version`, page, (version) => versionOf(call, project, version)),
  );
}

/** Projects, their versions, and the statuses. */
export const projectRoutes: JiraRoutes = {
  [`GET ${path}/search`]: reads(search),
  [`GET ${path}/:project`]: reads(get),
  [`GET ${path}/:project/version`]: reads(versions),
  [`GET ${path}/:project/versions`]: reads((call) => {
    const project = projectOf(call);
    return json(project.versions.map((version) => versionOf(call, project, version)));
  }),
  'GET /rest/api/3/status': reads((call) => json(statuses.map(({ id }) => statusView(call, id)))),
};
