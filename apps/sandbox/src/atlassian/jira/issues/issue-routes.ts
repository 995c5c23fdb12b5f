import type { Answer } from '../../../gateway/answer.js';
import { json, noContent } from '../../../gateway/answer.js';
import { fieldsAt, isFields } from '../body.js';
import type { JiraCall } from '../call.js';
import { findVisibleProject, issueOf, issueToChange, listIn, paged, valuesPage } from '../call.js';
import { badFields, badRequest, jiraError } from '../errors.js';
import { readProperties } from '../properties.js';
import type { JiraRoutes } from '../routes.js';
import { reads, writes } from '../routes.js';
import type { Issue, IssueType, Project } from '../state/model.js';
import { mediumPriority } from '../state/names.js';
import { customFields } from '../state/custom-fields.js';
import { changesView } from '../views/change-view.js';
import { issueView } from '../views/whole-issue.js';

import { makeChanges, plannedWrites } from './changes.js';
import { addComment } from './comments.js';
import { hierarchyProblem } from './hierarchy.js';
import { FieldProblem } from './problem.js';
import { entryOf, writers } from './writers.js';

const path = '/rest/api/3/issue';

/** POST /issue. */
function create(call: JiraCall): Answer {
  const { project: givenProject, issuetype, ...fields } = fieldsAt(call.body, 'fields');
  const project = projectFor(call, givenProject);
  const issue = blank(call, project, typeFor(project, issuetype));
  readProperties(call.body['properties'], issue.properties);
  const planned = plannedWrites(call, issue, { fields, update: fieldsAt(call.body, 'update') }, writers);
  requireFields(issue, fields);
  for (const { apply } of planned) apply();
  const misplaced = hierarchyProblem(
    issue,
    issue.parent === undefined ? undefined : call.site.findIssue(issue.parent),
  );
  if (misplaced !== undefined) throw badFields({ parent: misplaced });
  project.lastNumber += 1;
  issue.key = `${project.key}-${project.lastNumber}`;
  call.site.add(issue);
  return json({ id: issue.id, key: issue.key, self: `${call.base}${path}/${issue.id}` }, 201);
}

function projectFor(call: JiraCall, given: unknown): Project {
  const { key, id } = isFields(given) ? given : {};
  const asked = key ?? id;
  const project = typeof asked === 'string' ? findVisibleProject(call, asked) : undefined;
  if (project) return project;
  throw badFields({
    project: asked === undefined ? 'Specify a valid project ID or key' : 'valid project is required',
  });
}

function typeFor(project: Project, given: unknown): IssueType {
  try {
    return entryOf(project.types, given, 'Issue type');
  } catch (error) {
    if (error instanceof FieldProblem) throw badFields({ issuetype: 'Specify a valid issue type' });
    throw error;
  }
}

function requireFields(issue: Issue, given: Record<string, unknown>): void {
  const missing = (issue.project.required[issue.type.name] ?? []).filter((id) => given[id] === undefined);
  const problems: Record<string, string> = {};
  if (given['summary'] === undefined) problems['summary'] = 'You must specify a summary of the issue.';
  for (const id of missing) {
    problems[id] = `${customFields.find((field) => field.id === id)?.name ?? id} is required.`;
  }
  if (Object.keys(problems).length > 0) throw badFields(problems);
}

function blank(call: JiraCall, project: Project, type: IssueType): Issue {
  const now = call.world.clock.now();
  return {
    id: String(call.site.nextId()),
    key: '',
    project,
    type,
    summary: '',
    description: undefined,
    environment: undefined,
    status: '10000',
    statusSince: now,
    priority: mediumPriority,
    resolution: undefined,
    resolvedAt: undefined,
    assignee: undefined,
    reporter: call.login,
    creator: call.login,
    labels: [],
    components: [],
    fixVersions: [],
    affectsVersions: [],
    parent: undefined,
    sprints: [],
    dueDate: undefined,
    custom: new Map(),
    createdAt: now,
    updatedAt: now,
    comments: [],
    worklogs: [],
    changes: [],
    remoteLinks: [],
    attachments: [],
    properties: new Map(),
  };
}

function get(call: JiraCall): Answer {
  const issue = issueOf(call);
  call.world.limits.charge(1);
  const fields = listIn(call.query, 'fields');
  return json(
    issueView(call, issue, {
      fields: fields.length > 0 ? fields : ['*all'],
      expand: listIn(call.query, 'expand'),
      properties: listIn(call.query, 'properties'),
    }),
  );
}

/** PUT /issue: `fields`, and operations in `update`. */
function edit(call: JiraCall): Answer {
  const issue = issueToChange(call);
  const { body, query } = call;
  if (!isFields(body['fields']) && !isFields(body['update']) && body['properties'] === undefined) {
    throw badRequest("One of 'fields' or 'update' required");
  }
  if (query.get('notifyUsers') === 'false' && !call.site.admins.has(call.login)) {
    throw jiraError(403, [
      'To discard the user notification either admin or project admin permissions are required.',
    ]);
  }
  const { comment, ...update } = fieldsAt(body, 'update');
  const planned = plannedWrites(call, issue, { fields: fieldsAt(body, 'fields'), update }, writers);
  addComment(call, issue, comment);
  readProperties(body['properties'], issue.properties);
  makeChanges(call, issue, planned, body['historyMetadata']);
  if (query.get('returnIssue') !== 'true') return noContent();
  return json(issueView(call, issue, { fields: ['*all'], expand: listIn(query, 'expand'), properties: [] }));
}

function assign(call: JiraCall): Answer {
  const issue = issueToChange(call);
  const { accountId } = call.body;
  const value = accountId === null || accountId === undefined ? null : { accountId };
  makeChanges(call, issue, plannedWrites(call, issue, { fields: { assignee: value }, update: {} }, writers));
  return noContent();
}

function changelog(call: JiraCall): Answer {
  const issue = issueOf(call);
  const page = paged(call.query, issue.changes, { size: 100, most: 100 });
  return json(
    valuesPage(call, `${path}/${issue.key}/changelog`, page, (change) => changesView(call, change)),
  );
}

/** Issues themselves, and their history. */
export const issueRoutes: JiraRoutes = {
  [`POST ${path}`]: writes(create),
  [`GET ${path}/:issue`]: reads(get),
  [`PUT ${path}/:issue`]: writes(edit),
  [`PUT ${path}/:issue/assignee`]: writes(assign),
  [`GET ${path}/:issue/changelog`]: reads(changelog),
};
