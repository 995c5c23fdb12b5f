import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { JiraDesk } from '../../../../../../test/support/jira-desk.js';
import { doc, paragraph, jiraDesk } from '../../../../../../test/support/jira-desk.js';
import { part, sandboxForTest } from '../../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../../sandbox.js';

let sandbox: Sandbox;
let ana: JiraDesk;
let chloe: JiraDesk;
beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await jiraDesk(sandbox, 'ana-lopez');
  chloe = await jiraDesk(sandbox, 'chloe-martin');
});
afterAll(() => sandbox.close());

const call = (route: string, body?: unknown, as: JiraDesk = ana) => as.call(route, body);
const errorsOf = async (fields: Record<string, unknown>) => {
  const all = { project: { key: 'ARM' }, issuetype: { name: 'Task' }, summary: 'A test', ...fields };
  const { status, body } = await call('POST /issue', { fields: all });
  expect(status).toBe(400);
  const errors = part(body, 'errors') as Record<string, unknown>;
  return { ...errors, said: part(body, 'errorMessages') } as Record<string, unknown>;
};

it('creates an issue with everything on the screen', async () => {
  const { accountId } = (await call('GET /myself')).body as { accountId: string };
  const key = await ana.create(
    {
      description: doc(paragraph('Why')),
      labels: ['one', 'two'],
      priority: { name: 'High' },
      components: [{ name: 'Motion' }],
      fixVersions: [{ name: '2.4.0' }],
      assignee: { accountId },
      parent: { key: 'ARM-1' },
      duedate: '2026-12-24',
      customfield_10016: 3,
      customfield_10001: { value: 'Safety' },
    },
    { properties: [{ key: 'hub.operation', value: { id: 'x' } }] },
  );
  const fields = await ana.fieldsOf(key, '*all');
  expect(fields).toMatchObject({
    summary: 'A test',
    labels: ['one', 'two'],
    priority: { name: 'High' },
    components: [{ name: 'Motion' }],
    fixVersions: [{ name: '2.4.0', released: false }],
    assignee: { displayName: 'Ana Lopez', emailAddress: 'ana@northwind.example' },
    parent: { key: 'ARM-1', fields: { issuetype: { name: 'Epic' } } },
    status: { name: 'To Do', statusCategory: { key: 'new' } },
    duedate: '2026-12-24',
    customfield_10016: 3,
    customfield_10001: { value: 'Safety' },
    resolution: null,
  });
  expect((await call(`GET /issue/${key}/properties/hub.operation`)).body).toEqual({
    key: 'hub.operation',
    value: { id: 'x' },
  });
});

it('says which fields of a new issue are wrong, all at once', async () => {
  expect(
    await errorsOf({
      summary: 'x'.repeat(256),
      labels: ['two words'],
      priority: { name: 'Urgent' },
      components: [{ name: 'Wheels' }],
      assignee: { accountId: 'nobody' },
      duedate: 'tomorrow',
      story: 1,
      customfield_10016: 'three',
      parent: { key: 'ARM-5' },
    }),
  ).toMatchObject({
    summary: 'Summary must be less than 255 characters.',
    labels: "The label 'two words' contains spaces which is invalid.",
    priority: "Priority name 'Urgent' is not valid",
    components: "Component name 'Wheels' is not valid",
    assignee: "User 'nobody' does not exist.",
    duedate: 'Error parsing date string: tomorrow',
    story: "Field 'story' cannot be set. It is not on the appropriate screen, or unknown.",
    customfield_10016: 'Operation value must be a number',
    parent: "Given parent issue 'ARM-5' does not belong to appropriate hierarchy.",
  });
  expect(await errorsOf({ project: { key: 'VAULT' } })).toMatchObject({
    project: 'valid project is required',
  });
  expect(await errorsOf({ issuetype: { name: 'Incident' } })).toMatchObject({
    issuetype: 'Specify a valid issue type',
  });
  expect(await errorsOf({ issuetype: { name: 'Sub-task' } })).toMatchObject({
    parent: expect.stringContaining('sub-task'),
  });
  expect(await errorsOf({ project: { key: 'OPS' }, issuetype: { name: 'Incident' } })).toMatchObject({
    customfield_10040: 'Severity is required.',
  });
});

it('changes fields and lists, and writes every change down with who and what', async () => {
  const key = await ana.create({ labels: ['old', 'kept'] });
  const edited = await call(`PUT /issue/${key}`, {
    fields: { summary: 'Another', priority: { name: 'Low' } },
    update: {
      labels: [{ add: 'new' }, { remove: 'old' }],
      components: [{ add: { name: 'Docs' } }],
      comment: [{ add: { body: doc(paragraph('Said with the change')) } }],
    },
    historyMetadata: { type: 'hub', extraData: { operation: 'op-1' } },
  });
  expect([edited.status, edited.body]).toEqual([204, '']);
  expect(await ana.fieldsOf(key, 'summary,labels,components,comment')).toMatchObject({
    summary: 'Another',
    labels: ['kept', 'new'],
    components: [{ name: 'Docs' }],
    comment: { total: 1 },
  });
  const { body } = await call(`GET /issue/${key}/changelog`);
  expect(part(body, 'values', 0)).toMatchObject({
    author: { displayName: 'Ana Lopez' },
    historyMetadata: { extraData: { operation: 'op-1' } },
    items: expect.arrayContaining([
      { field: 'summary', fieldtype: 'jira', fieldId: 'summary', fromString: 'A test', toString: 'Another' },
      {
        field: 'priority',
        fieldtype: 'jira',
        fieldId: 'priority',
        from: '3',
        fromString: 'Medium',
        to: '4',
        toString: 'Low',
      },
      { field: 'labels', fieldtype: 'jira', fieldId: 'labels', fromString: 'old kept', toString: 'kept new' },
    ]),
  });
});

it('changes nothing when one field is wrong', async () => {
  const key = await ana.create();
  const refused = await call(`PUT /issue/${key}`, {
    fields: { summary: 'Another', priority: { name: 'No' } },
  });
  expect([refused.status, (await ana.fieldsOf(key, 'summary'))['summary']]).toEqual([400, 'A test']);
  expect((await call(`PUT /issue/${key}`, {})).status).toBe(400);
});

it('lets only administrators keep an edit quiet', async () => {
  const quiet = (as: JiraDesk) =>
    call('PUT /issue/ARM-22?notifyUsers=false', { fields: { priority: { name: 'Low' } } }, as);
  expect([(await quiet(ana)).status, (await quiet(chloe)).status]).toEqual([403, 204]);
});

it('assigns to a person, to nobody, and not to who cannot be assigned', async () => {
  const { body } = await call('GET /user/search?query=ben');
  const found = body as { accountId: string; displayName: string; emailAddress?: string }[];
  expect(found.map((one) => [one.displayName, one.emailAddress])).toEqual([
    ['Ben Okafor', undefined],
    ['Benedita Reis', 'benedita@northwind.example'],
  ]);
  const assign = async (accountId: unknown) =>
    (await call('PUT /issue/ARM-20/assignee', { accountId })).status;
  expect(await assign(found[0]?.accountId)).toBe(204);
  expect(await ana.fieldsOf('ARM-20', 'assignee')).toMatchObject({ assignee: { displayName: 'Ben Okafor' } });
  expect(await assign(null)).toBe(204);
  expect(await ana.fieldsOf('ARM-20', 'assignee')).toEqual({ assignee: null });
  const farid = part((await call('GET /user/search?query=farid')).body, 0, 'accountId');
  expect([await assign(farid), await assign('invented')]).toEqual([400, 400]);
});
