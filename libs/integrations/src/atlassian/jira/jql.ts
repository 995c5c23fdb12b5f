import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { day, label, line, project } from './identifiers.js';

/** What issues can be found by; all that are named have to hold. */
export const filters = {
  project: project.optional(),
  assignee: line(100).optional().describe('Name, email, me or nobody'),
  status: line(60).optional(),
  state: z.enum(['open', 'done']).optional(),
  type: line(60).optional().describe('Such as Bug'),
  labels: z.array(label).max(10).optional(),
  text: z.string().max(200).optional().describe('Words in it'),
  sprint: line(100).optional().describe('open, none or a name'),
  updated_since: day.optional(),
  resolved_since: day.optional(),
  jql: z.string().max(2_000).optional().describe('For what filters cannot say'),
};

export type Filters = z.infer<z.ZodObject<typeof filters>>;

/** How found issues can be ordered. */
export const order = z.enum(['updated', 'created', 'priority', 'due', 'rank']).default('updated');

const orders: Readonly<Record<z.infer<typeof order>, string>> = {
  updated: 'updated DESC',
  created: 'created DESC',
  priority: 'priority DESC, updated DESC',
  due: 'due ASC',
  rank: 'Rank ASC',
};

/** A value as JQL reads it back unchanged. */
export const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`;

/** The filters as JQL. Jira refuses to search everywhere: throws ToolError `invalid_input` when nothing is named. */
export function whereOf({ jql, ...filters }: Filters): string {
  const clauses = [...clausesOf(filters), ...raw(jql).where];
  if (clauses.length > 0) return clauses.join(' AND ');
  throw new ToolError('invalid_input', 'Name at least one filter: Jira does not search everywhere', {
    problems: [{ field: 'project', problem: 'Name a project, an assignee or another filter' }],
  });
}

/** The filters and the order as JQL; an ORDER BY in `jql` goes first. */
export const jqlOf = (filters: Filters, by: z.infer<typeof order>): string =>
  `${whereOf(filters)} ORDER BY ${raw(filters.jql).order ?? orders[by]}`;

type Clause = (value: string) => string;

const clauses: Readonly<Record<Exclude<keyof Filters, 'labels' | 'jql'>, Clause>> = {
  project: (key) => `project = ${quoted(key)}`,
  assignee: (who) => `assignee ${personIs(who)}`,
  status: (name) => `status = ${quoted(name)}`,
  state: (state) => (state === 'done' ? 'statusCategory = Done' : 'statusCategory != Done'),
  type: (name) => `issuetype = ${quoted(name)}`,
  text: (words) => `text ~ ${quoted(plain(words))}`,
  sprint: (name) => `sprint ${sprintIs(name)}`,
  updated_since: (day) => `updated >= ${quoted(day)}`,
  resolved_since: (day) => `resolutiondate >= ${quoted(day)}`,
};

function clausesOf({ labels = [], ...filters }: Omit<Filters, 'jql'>): string[] {
  const named = Object.entries(clauses).flatMap(([name, clause]) => {
    const value = filters[name as keyof typeof filters];
    return value === undefined ? [] : [clause(value)];
  });
  return [...named, ...labels.map((label) => `labels = ${quoted(label)}`)];
}

// Jira takes a full name, an address or an account id here: https://support.atlassian.com/jira-software-cloud/docs/jql-fields/
function personIs(who: string): string {
  if (who.toLowerCase() === 'me') return '= currentUser()';
  return who.toLowerCase() === 'nobody' ? 'is EMPTY' : `= ${quoted(who)}`;
}

function sprintIs(name: string): string {
  if (name.toLowerCase() === 'open') return 'in openSprints()';
  return name.toLowerCase() === 'none' ? 'is EMPTY' : `= ${quoted(name)}`;
}

// Signs that the text search would take for operators.
function plain(words: string): string {
  const text = words.replace(/[^\p{L}\p{N}'._]+/gu, ' ').trim();
  if (text !== '') return text;
  throw new ToolError('invalid_input', 'There are no words to look for', {
    problems: [{ field: 'text', problem: 'Write at least one word' }],
  });
}

function raw(jql: string | undefined): { where: string[]; order: string | undefined } {
  const text = jql?.trim() ?? '';
  // What is quoted is no keyword.
  const bare = text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs, (one) => '_'.repeat(one.length));
  const { index = text.length, 0: keyword = '' } = /\border\s+by\b/i.exec(bare) ?? {};
  const where = text.slice(0, index).trim();
  const order = text.slice(index + keyword.length).trim();
  return { where: where === '' ? [] : [`(${where})`], order: order === '' ? undefined : order };
}
