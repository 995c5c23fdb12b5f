import { badRequest } from '../errors.js';
import { customFields } from '../state/custom-fields.js';
import type { Issue } from '../state/model.js';
import { statusOf } from '../views/part-views.js';

import type { Resolve } from './resolve.js';
import { optionResolver, resolvers } from './resolve.js';
import type { IssueTexts } from './words.js';

/** A field whose values are ids; `order` compares two of them where < and > make sense, `history` is its id in changes. */
export interface SetField {
  kind: 'set';
  values: (issue: Issue) => string[];
  resolve: Resolve;
  order?: (id: string) => number;
  history?: string;
}

export interface TextField {
  kind: 'text';
  in: (keyof IssueTexts)[];
}

/** A moment in milliseconds; undefined when empty. */
export interface DateField {
  kind: 'date';
  at: (issue: Issue) => number | undefined;
}

export interface NumberField {
  kind: 'number';
  value: (issue: Issue) => number | undefined;
}

export type JqlField = SetField | TextField | DateField | NumberField;

const one = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
const numbered = (key: string): number => Number(key.split('-').at(-1) ?? 0);

const issueKey: SetField = {
  kind: 'set',
  values: ({ id }) => [id],
  resolve: resolvers.issue,
  order: (id) => numbered(id),
};
const person = (of: 'assignee' | 'reporter' | 'creator'): SetField => ({
  kind: 'set',
  values: (issue) => one(issue[of]),
  resolve: resolvers.person,
  ...(of === 'creator' ? {} : { history: of }),
});
const versions = (of: 'fixVersions' | 'affectsVersions'): SetField => ({
  kind: 'set',
  values: (issue) => issue[of],
  resolve: resolvers.version,
});
const text = (...names: TextField['in']): TextField => ({ kind: 'text', in: names });
const date = (at: DateField['at']): DateField => ({ kind: 'date', at });
const type: SetField = { kind: 'set', values: (issue) => [issue.type.id], resolve: resolvers.type };
const created = date((issue) => issue.createdAt);
const updated = date((issue) => issue.updatedAt);
const resolved = date((issue) => issue.resolvedAt);
const due = date(({ dueDate }) => (dueDate === undefined ? undefined : Date.parse(dueDate)));
const parent: SetField = { kind: 'set', values: (issue) => one(issue.parent), resolve: resolvers.issue };

/** Fields by their lower-case name in JQL. */
const fields: Record<string, JqlField> = {
  project: { kind: 'set', values: ({ project }) => [project.id], resolve: resolvers.project },
  key: issueKey,
  issuekey: issueKey,
  issue: issueKey,
  id: issueKey,
  summary: text('summary'),
  description: text('description'),
  environment: text('environment'),
  comment: text('comment'),
  text: text('summary', 'description', 'environment', 'comment'),
  status: { kind: 'set', values: ({ status }) => [status], resolve: resolvers.status, history: 'status' },
  statuscategory: {
    kind: 'set',
    values: ({ status }) => [statusOf(status).category],
    resolve: resolvers.statusCategory,
  },
  assignee: person('assignee'),
  reporter: person('reporter'),
  creator: person('creator'),
  labels: { kind: 'set', values: ({ labels }) => labels, resolve: resolvers.label },
  type,
  issuetype: type,
  priority: {
    kind: 'set',
    values: ({ priority }) => [priority],
    resolve: resolvers.priority,
    order: (id) => -Number(id),
    history: 'priority',
  },
  parent,
  'epic link': parent,
  sprint: { kind: 'set', values: ({ sprints }) => sprints.map(String), resolve: resolvers.sprint },
  fixversion: versions('fixVersions'),
  affectedversion: versions('affectsVersions'),
  component: { kind: 'set', values: ({ components }) => components, resolve: resolvers.component },
  resolution: {
    kind: 'set',
    values: ({ resolution }) => one(resolution),
    resolve: resolvers.resolution,
    history: 'resolution',
  },
  created,
  createddate: created,
  updated,
  updateddate: updated,
  due,
  duedate: due,
  resolved,
  resolutiondate: resolved,
  statuscategorychangeddate: date((issue) => issue.statusSince),
};

for (const { id, name, kind, options } of customFields) {
  const found: JqlField | undefined =
    kind === 'number'
      ? { kind, value: (issue) => numberIn(issue, id) }
      : kind === 'select'
        ? { kind: 'set', values: (issue) => one(optionIn(issue, id)), resolve: optionResolver(options) }
        : kind === 'sprint'
          ? fields['sprint']
          : undefined;
  if (found) {
    for (const alias of [name.toLowerCase(), `cf[${id.replace('customfield_', '')}]`]) fields[alias] = found;
  }
}

function numberIn(issue: Issue, id: string): number | undefined {
  const value = issue.custom.get(id);
  return typeof value === 'number' ? value : undefined;
}

function optionIn(issue: Issue, id: string): string | undefined {
  const value = issue.custom.get(id);
  return typeof value === 'string' ? value : undefined;
}

/** The field of this name in JQL, in any case; throws 400. */
export function jqlField(name: string): JqlField {
  const key = name.toLowerCase();
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (field) return field;
  throw badRequest(`Field '${name}' does not exist or you do not have permission to view it.`);
}
