import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AgileClient } from 'jira.js/agile';
import { createAgileClient } from 'jira.js/agile';
import type { CloudClient } from 'jira.js/cloud';
import { createCloudClient } from 'jira.js/cloud';

import type { JiraDesk } from '../../../../../test/support/jira-desk.js';
import { doc, jiraDesk, paragraph } from '../../../../../test/support/jira-desk.js';
import { sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

let sandbox: Sandbox;
let ana: JiraDesk;
let jira: CloudClient;
let agile: AgileClient;
beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await jiraDesk(sandbox, 'ana-lopez');
  const config = {
    host: `${sandbox.atlassian.api}/ex/jira/${ana.site}`,
    auth: { type: 'bearer', getToken: () => Promise.resolve(ana.token) },
    onSchemaMismatch: 'throw',
  } as const;
  jira = createCloudClient(config);
  agile = createAgileClient(config);
});
afterAll(() => sandbox.close());

const body = doc(paragraph('From the real client')) as never;
const newKey = async (): Promise<string> => {
  const fields = {
    project: { key: 'ARM' },
    issuetype: { name: 'Task' },
    summary: 'By jira.js',
    description: body,
  };
  return (await jira.issues.createIssue({ fields: fields as never })).key ?? '';
};

it('takes every answer about people, projects and screens for what it should be', async () => {
  expect(await jira.myself.getCurrentUser()).toMatchObject({ displayName: 'Ana Lopez' });
  expect(await jira.userSearch.findUsers({ query: 'chloe' })).toHaveLength(1);
  expect(await jira.userSearch.findAssignableUsers({ project: 'ARM', query: '' })).toHaveLength(4);
  expect((await jira.projects.searchProjects({})).total).toBe(3);
  expect((await jira.projectVersions.getProjectVersionsPaginated({ projectIdOrKey: 'ARM' })).total).toBe(4);
  expect(await jira.issueFields.getFields()).toContainEqual(
    expect.objectContaining({ name: 'Story Points' }),
  );
  const { issueTypes = [] } = await jira.issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'ARM' });
  const type = issueTypes.find(({ name }) => name === 'Bug')?.id ?? '';
  const screen = await jira.issues.getCreateIssueMetaIssueTypeId({
    projectIdOrKey: 'ARM',
    issueTypeId: type,
  });
  expect(screen.fields).toContainEqual(expect.objectContaining({ fieldId: 'summary', required: true }));
  expect((await jira.issues.getEditIssueMeta({ issueIdOrKey: 'ARM-12' })).fields).toHaveProperty('priority');
});

it('takes searches, issues and their histories', async () => {
  const found = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({
    jql: 'project = ARM order by key',
    fields: ['*all'],
    maxResults: 100,
    expand: 'names,schema,transitions,changelog,renderedFields',
  });
  expect(found.issues).toHaveLength(27);
  expect(
    (
      await jira.issueSearch.searchAndReconsileIssuesUsingJql({
        jql: 'key = ARM-1',
        fields: ['summary', 'status'],
      })
    ).isLast,
  ).toBe(true);
  expect((await jira.issueSearch.countIssues({ jql: 'project = ARM' })).count).toBe(27);
  const issue = await jira.issues.getIssue({ issueIdOrKey: 'ARM-12', expand: 'names,transitions,changelog' });
  expect(issue.names).toHaveProperty('customfield_10020', 'Sprint');
  expect((await jira.issues.getChangeLogs({ issueIdOrKey: 'ARM-12' })).values?.length).toBeGreaterThan(2);
  expect(
    (await jira.issues.getTransitions({ issueIdOrKey: 'ARM-12', expand: 'transitions.fields' })).transitions,
  ).toHaveLength(3);
});

it('takes writes and what they leave', async () => {
  const key = await newKey();
  await jira.issues.editIssue({ issueIdOrKey: key, update: { labels: [{ add: 'by-client' }] } as never });
  await jira.issues.assignIssue({ issueIdOrKey: key, accountId: null } as never);
  await jira.issues.doTransition({ issueIdOrKey: key, transition: { id: '21' } });
  const comment = await jira.issueComments.addComment({
    issueIdOrKey: key,
    body,
    properties: [{ key: 'op', value: 1 }],
  });
  const { comments } = await jira.issueComments.getComments({
    issueIdOrKey: key,
    orderBy: '-created',
    expand: 'properties',
  });
  expect(comments).toMatchObject([{ id: comment.id, properties: [{ key: 'op', value: 1 }] }]);
  expect(
    await jira.issueCommentProperties.getCommentProperty({ commentId: comment.id ?? '', propertyKey: 'op' }),
  ).toMatchObject({ value: 1 });
  await jira.issueWorklogs.addWorklog({ issueIdOrKey: key, timeSpent: '2h', comment: body });
  expect((await jira.issueWorklogs.getIssueWorklog({ issueIdOrKey: key })).worklogs).toMatchObject([
    { timeSpentSeconds: 7200 },
  ]);
  const link = { issueIdOrKey: key, globalId: 'g', object: { url: 'https://example.org', title: 'A' } };
  const { id } = await jira.issueRemoteLinks.createOrUpdateRemoteIssueLink(link);
  expect((await jira.issueRemoteLinks.createOrUpdateRemoteIssueLink(link)).id).toBe(id);
  expect(await jira.issueRemoteLinks.getRemoteIssueLinks({ issueIdOrKey: key })).toHaveLength(1);
  expect((await jira.issueLinkTypes.getIssueLinkTypes()).issueLinkTypes).toHaveLength(4);
  await jira.issueLinks.linkIssues({
    type: { name: 'Relates' },
    inwardIssue: { key },
    outwardIssue: { key: 'ARM-12' },
  });
  await jira.issueProperties.setIssueProperty({
    issueIdOrKey: key,
    propertyKey: 'p',
    body: { a: 1 },
  });
  expect((await jira.issueProperties.getIssuePropertyKeys({ issueIdOrKey: key })).keys).toMatchObject([
    { key: 'p' },
  ]);
  expect((await jira.issues.getIssue({ issueIdOrKey: key })).fields).toMatchObject({
    status: { name: 'In Progress' },
  });
});

it('takes attachments as bytes, also through the redirect', async () => {
  const { attachment } =
    (await jira.issues.getIssue({ issueIdOrKey: 'ARM-12', fields: ['attachment'] })).fields ?? {};
  const [file] = attachment as { id: string }[];
  const id = file?.id ?? '';
  expect((await jira.issueAttachments.getAttachment({ id })).filename).toBe('elbow-trace.csv');
  const text = async (redirect?: boolean) =>
    new TextDecoder().decode(await jira.issueAttachments.getAttachmentContent({ id, redirect }));
  expect(await text(false)).toContain('degrees_per_second');
  expect(await text()).toBe(await text(false));
});

it('takes boards, sprints and moves', async () => {
  const [board] = (await agile.board.getAllBoards({ projectKeyOrId: 'ARM' })).values;
  const sprints =
    (await agile.board.getAllSprints({ boardId: board?.id ?? 0, state: 'active,future' })).values ?? [];
  const [active] = sprints as { id: number }[];
  await agile.sprint.moveIssuesToSprintAndRank({ sprintId: active?.id ?? 0, issues: ['ARM-22'] });
  await agile.backlog.moveIssuesToBacklog({ issues: ['ARM-22'] });
});

it('hears a missing scope, a dead token and a wrong field as what they are', async () => {
  const refused = await jira.issues
    .createIssue({ fields: { project: { key: 'ARM' } } as never })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ status: 400 });
  await expect(jira.issues.getIssue({ issueIdOrKey: 'ARM-999' })).rejects.toMatchObject({ status: 404 });
  sandbox.clock.advance(3601);
  await expect(jira.myself.getCurrentUser()).rejects.toMatchObject({ status: 401 });
});
