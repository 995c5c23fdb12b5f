import type { Jira } from '../client.js';
import { calls } from './calls.js';
import { fieldValues, type NamedFields } from './field-values.js';
import { quoted } from './jql.js';
import { absent, mark } from './marks.js';
import { written } from './mentions.js';
import { accountIdOf } from './people.js';
import { createScreen } from './screens.js';

interface NewIssue {
  readonly project: string;
  readonly type: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly assignee?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly parent?: string | undefined;
  readonly priority?: string | undefined;
  readonly components?: readonly string[] | undefined;
  readonly due?: string | undefined;
  readonly fields?: NamedFields | undefined;
}

/** What filling in a new issue may ask. */
export const fillingCalls = [
  calls.getCreateTypes,
  calls.getCreateFields,
  calls.getMyself,
  calls.findAssignableUsers,
  calls.findUsers,
] as const;

/** What finding it again may ask. */
export const findingCalls = [calls.search, calls.getIssue] as const;

const named = (name: string) => ({ name });

/** A new issue as Jira takes it: it knows types, priorities and components by name, people and other fields by id. */
export async function newFields(jira: Jira, issue: NewIssue): Promise<Record<string, unknown>> {
  const { project, type, assignee, description, fields } = issue;
  const [accountId, document, others] = await Promise.all([
    assignee === undefined ? undefined : accountIdOf(jira, assignee, { project }),
    description === undefined ? undefined : written(jira, description),
    fields === undefined
      ? {}
      : createScreen(jira, project, type).then((screen) => fieldValues(fields, screen)),
  ]);
  return {
    ...others,
    project: { key: project },
    issuetype: named(type),
    summary: issue.summary,
    description: document,
    assignee: accountId && { accountId },
    labels: issue.labels,
    parent: issue.parent && { key: issue.parent },
    priority: issue.priority && named(issue.priority),
    components: issue.components?.map(named),
    duedate: issue.due,
  };
}

/** How many issues after the newest that the search knows are looked at one by one. */
const unsearched = 3;

/**
 * The key of the issue that was created under this operation; undefined when there is none. The search lags behind by seconds,
 * so the keys after its newest are read as well: reading by key does not.
 */
export async function findCreated(
  jira: Jira,
  project: string,
  operation: string,
): Promise<string | undefined> {
  const { issues = [] } = await jira.searchAndReconsileIssuesUsingJqlPost({
    jql: `project = ${quoted(project)} ORDER BY created DESC`,
    fields: ['summary'],
    properties: [mark],
    maxResults: 20,
  });
  const found = issues.find((issue) => markOf(issue.properties) === operation);
  if (found !== undefined) return found.key;
  const newest = Math.max(0, ...issues.map(({ key }) => Number(key?.split('-').at(-1))));
  const next = Array.from({ length: unsearched }, (_, index) => `${project}-${newest + 1 + index}`);
  const read = await Promise.all(next.map((key) => findMarked(jira, key, operation)));
  return read.find((key) => key !== undefined);
}

const markOf = (properties: unknown): unknown => (properties as Record<string, unknown> | undefined)?.[mark];

async function findMarked(jira: Jira, key: string, operation: string): Promise<string | undefined> {
  const issue = await jira
    .getIssue({ issueIdOrKey: key, fields: ['summary'], properties: [mark] })
    .catch(absent);
  return markOf(issue?.properties) === operation ? key : undefined;
}
