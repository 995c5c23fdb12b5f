import type { JiraCall } from '../call.js';
import { customFields } from '../state/custom-fields.js';
import type { Board, Issue, IssueType, Named, Project, Sprint, Status, Version } from '../state/model.js';
import { categories, priorities, resolutions, statuses } from '../state/names.js';

const api = '/rest/api/3';

const known = (list: readonly Named[], id: string): Named =>
  list.find((one) => one.id === id) ?? { id, name: id };

export const statusOf = (id: string): Status =>
  statuses.find((status) => status.id === id) ?? { id, name: id, category: 'new' };
export const priorityOf = (id: string): Named => known(priorities, id);
export const resolutionOf = (id: string): Named => known(resolutions, id);

export function statusView(call: JiraCall, id: string) {
  const { name, category } = statusOf(id);
  const { id: categoryId, ...words } = categories[category];
  return {
    self: `${call.base}${api}/status/${id}`,
    description: '',
    iconUrl: `${call.base}/images/icons/status.png`,
    name,
    id,
    statusCategory: { self: `${call.base}${api}/statuscategory/${categoryId}`, id: categoryId, ...words },
  };
}

export const priorityView = (call: JiraCall, id: string) => ({
  self: `${call.base}${api}/priority/${id}`,
  iconUrl: `${call.base}/images/icons/priorities/${priorityOf(id).name.toLowerCase()}.svg`,
  ...priorityOf(id),
});

export const resolutionView = (call: JiraCall, id: string) => ({
  self: `${call.base}${api}/resolution/${id}`,
  description: '',
  ...resolutionOf(id),
});

export const typeView = (call: JiraCall, { id, name, description, level }: IssueType) => ({
  self: `${call.base}${api}/issuetype/${id}`,
  id,
  description,
  iconUrl: `${call.base}${api}/universal_avatar/view/type/issuetype/avatar/${id}`,
  name,
  subtask: level < 0,
  hierarchyLevel: level,
});

export const projectView = (call: JiraCall, { id, key, name, typeKey }: Project) => ({
  self: `${call.base}${api}/project/${id}`,
  id,
  key,
  name,
  projectTypeKey: typeKey,
  simplified: false,
});

export const componentView = (call: JiraCall, { id, name }: Named) => ({
  self: `${call.base}${api}/component/${id}`,
  id,
  name,
});

export const versionView = (call: JiraCall, version: Version) => ({
  self: `${call.base}${api}/version/${version.id}`,
  id: version.id,
  description: version.description,
  name: version.name,
  archived: version.archived,
  released: version.released,
  startDate: version.startDate,
  releaseDate: version.releaseDate,
});

export const optionView = (call: JiraCall, fieldId: string, optionId: string) => ({
  self: `${call.base}${api}/customFieldOption/${optionId}`,
  value: known(customFields.find(({ id }) => id === fieldId)?.options ?? [], optionId).name,
  id: optionId,
});

const moment = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

/** A sprint as it stands in an issue's field. */
export const sprintValue = ({ id, name, state, boardId, goal, startsAt, endsAt, completedAt }: Sprint) => ({
  id,
  name,
  state,
  boardId,
  goal,
  startDate: moment(startsAt),
  endDate: moment(endsAt),
  completeDate: moment(completedAt),
});

/** A sprint as the agile API gives it. */
export const sprintView = (call: JiraCall, sprint: Sprint) => {
  const { boardId, ...value } = sprintValue(sprint);
  return {
    ...value,
    self: `${call.base}/rest/agile/1.0/sprint/${sprint.id}`,
    createdDate: moment(sprint.createdAt),
    originBoardId: boardId,
  };
};

export function boardView(call: JiraCall, { id, name, type, projectKey }: Board) {
  const project = call.site.findProject(projectKey);
  return {
    id,
    self: `${call.base}/rest/agile/1.0/board/${id}`,
    name,
    type,
    location: project && {
      projectId: Number(project.id),
      displayName: `${project.name} (${project.key})`,
      projectName: project.name,
      projectKey: project.key,
      projectTypeKey: project.typeKey,
      name: `${project.name} (${project.key})`,
    },
    isPrivate: false,
  };
}

/** An issue as it stands inside another one: parent, sub-task, link. */
export const linkedView = (call: JiraCall, issue: Issue) => ({
  id: issue.id,
  key: issue.key,
  self: `${call.base}${api}/issue/${issue.id}`,
  fields: {
    summary: issue.summary,
    status: statusView(call, issue.status),
    priority: priorityView(call, issue.priority),
    issuetype: typeView(call, issue.type),
  },
});
