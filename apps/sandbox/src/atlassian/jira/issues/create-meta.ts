import type { Answer } from '../../../gateway/answer.js';
import { json } from '../../../gateway/answer.js';
import type { JiraCall } from '../call.js';
import { findVisibleProject, paged } from '../call.js';
import { badRequest, notFound } from '../errors.js';
import type { JiraRoutes } from '../routes.js';
import { reads } from '../routes.js';
import type { IssueType, Project } from '../state/model.js';
import { mediumPriority, priorities } from '../state/names.js';
import { customFields } from '../state/custom-fields.js';
import { fieldList } from '../views/field-list.js';
import {
  componentView,
  optionView,
  priorityView,
  projectView,
  typeView,
  versionView,
} from '../views/part-views.js';

import { writers } from './writers.js';

const path = '/rest/api/3/issue/createmeta/:project/issuetypes';
const lists = new Set(['labels', 'components', 'fixVersions', 'versions']);

function projectOf(call: JiraCall): Project {
  const project = findVisibleProject(call, call.params['project'] ?? '');
  if (project) return project;
  throw badRequest('Specify a valid project ID or key');
}

function types(call: JiraCall): Answer {
  const { startAt, maxResults, total, items } = paged(call.query, projectOf(call).types, {
    size: 50,
    most: 200,
  });
  return json({ maxResults, startAt, total, issueTypes: items.map((type) => typeView(call, type)) });
}

function fields(call: JiraCall): Answer {
  const project = projectOf(call);
  const type = project.types.find(({ id }) => id === call.params['type']);
  if (!type) throw notFound('The issue type does not exist in this project.');
  const all = createFields(call, project, type);
  const { startAt, maxResults, total, items } = paged(call.query, all, { size: 50, most: 200 });
  return json({ maxResults, startAt, total, fields: items });
}

/** The fields of a new issue of this type, as Jira describes them. */
export function createFields(call: JiraCall, project: Project, type: IssueType) {
  return fieldList
    .filter(
      ({ id }) => id === 'project' || (Object.hasOwn(writers, id) && (id !== 'parent' || type.level < 1)),
    )
    .map(({ id, name, schema }) => ({
      required: isRequired(project, type, id),
      schema,
      name,
      key: id,
      fieldId: id,
      hasDefaultValue: id === 'priority' || id === 'reporter',
      operations: lists.has(id) ? ['add', 'set', 'remove'] : ['set'],
      allowedValues: allowed(call, project, type, id),
      defaultValue: id === 'priority' ? priorityView(call, mediumPriority) : undefined,
      autoCompleteUrl:
        id === 'assignee'
          ? `${call.base}/rest/api/3/user/assignable/search?project=${project.key}&query=`
          : undefined,
    }));
}

function isRequired(project: Project, type: IssueType, id: string): boolean {
  if (['summary', 'issuetype', 'project', 'reporter'].includes(id)) return true;
  if (id === 'parent') return type.level < 0;
  return (project.required[type.name] ?? []).includes(id);
}

function allowed(call: JiraCall, project: Project, type: IssueType, id: string): unknown[] | undefined {
  switch (id) {
    case 'project':
      return [projectView(call, project)];
    case 'issuetype':
      return [typeView(call, type)];
    case 'priority':
      return priorities.map((one) => priorityView(call, one.id));
    case 'components':
      return project.components.map((one) => componentView(call, one));
    case 'fixVersions':
    case 'versions':
      return project.versions.filter(({ archived }) => !archived).map((one) => versionView(call, one));
    default: {
      const options = customFields.find((field) => field.id === id)?.options ?? [];
      return options.length > 0 ? options.map((one) => optionView(call, id, one.id)) : undefined;
    }
  }
}

/** What creating an issue takes. */
export const createMetaRoutes: JiraRoutes = {
  [`GET ${path}`]: reads(types),
  [`GET ${path}/:type`]: reads(fields),
};
