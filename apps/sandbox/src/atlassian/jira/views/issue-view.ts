import { textOf } from '../adf/document.js';
import type { JiraCall } from '../call.js';
import { jiraTime } from '../call.js';
import { rankField, severity, sprintField, storyPoints, team } from '../state/custom-fields.js';
import type { Attachment, Issue, IssueLink } from '../state/model.js';
import { linkTypes } from '../state/names.js';

import { commentView, readableComments, worklogView } from './comment-view.js';
import {
  componentView,
  linkedView,
  optionView,
  priorityView,
  projectView,
  resolutionView,
  sprintValue,
  statusView,
  typeView,
  versionView,
} from './part-views.js';
import { loginView } from './person-view.js';

type Show = (call: JiraCall, issue: Issue) => unknown;

const person =
  (of: 'assignee' | 'reporter' | 'creator'): Show =>
  (call, issue) => {
    const login = issue[of];
    return login === undefined ? null : loginView(call, login);
  };

const option =
  (fieldId: string): Show =>
  (call, issue) => {
    const value = issue.custom.get(fieldId);
    return typeof value === 'string' ? optionView(call, fieldId, value) : null;
  };

const versions =
  (of: 'fixVersions' | 'affectsVersions'): Show =>
  (call, issue) =>
    issue.project.versions.filter(({ id }) => issue[of].includes(id)).map((one) => versionView(call, one));

const spent = (issue: Issue): number => issue.worklogs.reduce((sum, { seconds }) => sum + seconds, 0);

/** How each field is written; an empty one is null or an empty list, as Jira sends it. */
const shown: Record<string, Show> = {
  summary: (_call, issue) => issue.summary,
  description: (_call, issue) => issue.description ?? null,
  environment: (_call, issue) => issue.environment ?? null,
  issuetype: (call, issue) => typeView(call, issue.type),
  project: (call, issue) => projectView(call, issue.project),
  status: (call, issue) => statusView(call, issue.status),
  statuscategorychangedate: (_call, issue) => jiraTime(issue.statusSince),
  priority: (call, issue) => priorityView(call, issue.priority),
  resolution: (call, issue) =>
    issue.resolution === undefined ? null : resolutionView(call, issue.resolution),
  resolutiondate: (_call, { resolvedAt }) => (resolvedAt === undefined ? null : jiraTime(resolvedAt)),
  assignee: person('assignee'),
  reporter: person('reporter'),
  creator: person('creator'),
  labels: (_call, issue) => issue.labels,
  components: (call, { project, components }) =>
    project.components.filter(({ id }) => components.includes(id)).map((one) => componentView(call, one)),
  fixVersions: versions('fixVersions'),
  versions: versions('affectsVersions'),
  parent: (call, { parent }) => {
    const issue = parent === undefined ? undefined : call.site.findIssue(parent);
    return issue && linkedView(call, issue);
  },
  subtasks: (call, issue) =>
    issue.type.level < 0
      ? []
      : call.site
          .childrenOf(issue)
          .filter(({ type }) => type.level < 0)
          .map((child) => linkedView(call, child)),
  issuelinks: (call, issue) =>
    call.site.links.flatMap((link) => {
      const view = linkView(call, issue, link);
      return view ? [view] : [];
    }),
  comment: (call, issue) => {
    const comments = readableComments(call.login, issue).map((one) => commentView(call, issue, one));
    const self = `${call.base}/rest/api/3/issue/${issue.id}/comment`;
    return { comments, self, maxResults: comments.length, total: comments.length, startAt: 0 };
  },
  worklog: (call, issue) => ({
    startAt: 0,
    maxResults: 20,
    total: issue.worklogs.length,
    worklogs: issue.worklogs.slice(0, 20).map((one) => worklogView(call, issue, one)),
  }),
  attachment: (call, issue) => issue.attachments.map((one) => attachmentView(call, one)),
  duedate: (_call, issue) => issue.dueDate ?? null,
  timespent: (_call, issue) => spent(issue) || null,
  created: (_call, issue) => jiraTime(issue.createdAt),
  updated: (_call, issue) => jiraTime(issue.updatedAt),
  [storyPoints.id]: (_call, issue) => issue.custom.get(storyPoints.id) ?? null,
  [team.id]: option(team.id),
  [severity.id]: option(severity.id),
  [sprintField.id]: (call, issue) => {
    const sprints = issue.sprints.flatMap((id) => call.site.findSprint(id) ?? []);
    return sprints.length > 0 ? sprints.map(sprintValue) : null;
  },
  [rankField.id]: (_call, issue) => `0|i${issue.id.padStart(6, '0')}:`,
};

/** What `*navigable` leaves out. */
const heavy = new Set(['comment', 'worklog', 'attachment', 'description', 'environment']);

/** Ids of the fields that a `fields` list asks for: names, `*all`, `*navigable`, and `-name` to leave one out. */
export function askedFields(list: readonly string[]): string[] {
  const all = Object.keys(shown);
  const onlyWithout = list.length > 0 && list.every((name) => name.startsWith('-'));
  const wanted = new Set<string>(onlyWithout ? all : []);
  for (const name of list) {
    if (name.startsWith('-')) wanted.delete(name.slice(1));
    else for (const id of named[name]?.() ?? [name]) wanted.add(id);
  }
  return all.filter((id) => wanted.has(id));
}

const named: Record<string, () => string[]> = {
  '*all': () => Object.keys(shown),
  '*navigable': () => Object.keys(shown).filter((id) => !heavy.has(id)),
};

/** The fields of an issue as JSON; an absent parent is left out. */
export const fieldsView = (call: JiraCall, issue: Issue, ids: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(ids.map((id) => [id, shown[id]?.(call, issue)]));

/** Long texts as simple HTML, for `expand=renderedFields`. */
export const renderedView = (issue: Issue) => ({
  description: `<p>${textOf(issue.description).trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br/>')}</p>`,
});

/** An attachment inside an issue, where its id is a string. */
export const attachmentView = (call: JiraCall, { id, by, createdAt, filename, mime, bytes }: Attachment) => ({
  self: `${call.base}/rest/api/3/attachment/${id}`,
  id,
  filename,
  author: loginView(call, by),
  created: jiraTime(createdAt),
  size: bytes.length,
  mimeType: mime,
  content: `${call.base}/rest/api/3/attachment/content/${id}`,
});

function linkView(call: JiraCall, issue: Issue, link: IssueLink) {
  const isFrom = link.from === issue.id;
  if (!isFrom && link.to !== issue.id) return undefined;
  const other = call.site.findIssue(isFrom ? link.to : link.from);
  const type = linkTypes.find(({ id }) => id === link.type);
  if (!other || !type) return undefined;
  return {
    id: link.id,
    self: `${call.base}/rest/api/3/issueLink/${link.id}`,
    type: { ...type, self: `${call.base}/rest/api/3/issueLinkType/${type.id}` },
    [isFrom ? 'outwardIssue' : 'inwardIssue']: linkedView(call, other),
  };
}
