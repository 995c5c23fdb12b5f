import { customFields } from '../state/custom-fields.js';

/** The type of a field's value, as Jira describes it. */
export interface FieldSchema {
  type: string;
  items?: string;
  system?: string;
  custom?: string;
  customId?: number;
}

/** One field of every issue. */
export interface FieldFacts {
  id: string;
  name: string;
  schema: FieldSchema;
  /** Names in JQL besides the id. */
  clauses: string[];
}

const system = (
  id: string,
  name: string,
  type: string,
  more: { items?: string; clauses?: string[] } = {},
): FieldFacts => ({
  id,
  name,
  schema: { type, ...(more.items === undefined ? {} : { items: more.items }), system: id },
  clauses: more.clauses ?? [id],
});

const customTypes = {
  number: ['number', 'com.atlassian.jira.plugin.system.customfieldtypes:float'],
  select: ['option', 'com.atlassian.jira.plugin.system.customfieldtypes:select'],
  sprint: ['array', 'com.pyxis.greenhopper.jira:gh-sprint'],
  rank: ['any', 'com.pyxis.greenhopper.jira:gh-lexo-rank'],
} as const;

/** Every field, with its name for people and its type. */
export const fieldList: readonly FieldFacts[] = [
  system('summary', 'Summary', 'string'),
  system('description', 'Description', 'string'),
  system('environment', 'Environment', 'string'),
  system('issuetype', 'Issue Type', 'issuetype', { clauses: ['issuetype', 'type'] }),
  system('project', 'Project', 'project'),
  system('status', 'Status', 'status'),
  system('statuscategorychangedate', 'Status Category Changed', 'datetime'),
  system('priority', 'Priority', 'priority'),
  system('resolution', 'Resolution', 'resolution'),
  system('resolutiondate', 'Resolved', 'datetime', { clauses: ['resolutiondate', 'resolved'] }),
  system('assignee', 'Assignee', 'user'),
  system('reporter', 'Reporter', 'user'),
  system('creator', 'Creator', 'user'),
  system('labels', 'Labels', 'array', { items: 'string' }),
  system('components', 'Components', 'array', { items: 'component', clauses: ['component'] }),
  system('fixVersions', 'Fix versions', 'array', { items: 'version', clauses: ['fixVersion'] }),
  system('versions', 'Affects versions', 'array', { items: 'version', clauses: ['affectedVersion'] }),
  { id: 'parent', name: 'Parent', schema: { type: 'issuelink', system: 'parent' }, clauses: ['parent'] },
  system('subtasks', 'Sub-tasks', 'array', { items: 'issuelinks', clauses: [] }),
  system('issuelinks', 'Linked Issues', 'array', { items: 'issuelinks', clauses: [] }),
  system('comment', 'Comment', 'comments-page'),
  system('worklog', 'Log Work', 'array', { items: 'worklog', clauses: [] }),
  system('attachment', 'Attachment', 'array', { items: 'attachment', clauses: [] }),
  system('duedate', 'Due date', 'date', { clauses: ['due', 'duedate'] }),
  system('timespent', 'Time Spent', 'number'),
  system('created', 'Created', 'datetime', { clauses: ['created', 'createdDate'] }),
  system('updated', 'Updated', 'datetime', { clauses: ['updated', 'updatedDate'] }),
  ...customFields.map(({ id, name, kind }): FieldFacts => {
    const [type, custom] = customTypes[kind];
    const customId = Number(id.replace('customfield_', ''));
    const items = kind === 'sprint' ? { items: 'json' } : {};
    return { id, name, schema: { type, ...items, custom, customId }, clauses: [`cf[${customId}]`, name] };
  }),
];

export const fieldFacts = (id: string): FieldFacts | undefined => fieldList.find((field) => field.id === id);
