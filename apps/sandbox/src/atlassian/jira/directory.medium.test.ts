import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { JiraDesk } from '../../../../../test/support/jira-desk.js';
import { jiraDesk } from '../../../../../test/support/jira-desk.js';
import { part, sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

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

it('finds people by name, by address, and only assignable ones for a project', async () => {
  const names = async (route: string) =>
    ((await call(route)).body as { displayName: string }[]).map((one) => one.displayName);
  expect(await names('GET /user/search?query=ben%40northwind.example')).toEqual(['Ben Okafor']);
  expect(await names('GET /user/search?query=dmitri')).toEqual([]);
  expect(await names('GET /user/search?query=farid')).toEqual(['Farid Nasser']);
  expect(await names('GET /user/assignable/search?project=ARM&query=')).toEqual([
    'Ana Lopez',
    'Ben Okafor',
    'Chloe Martin',
    'Benedita Reis',
  ]);
  expect(await names('GET /user/assignable/search?issueKey=OPS-1&query=ben')).toEqual(['Ben Okafor']);
  expect((await call('GET /user/assignable/search?project=PPL')).status).toBe(404);
});

it('tells what creating takes, in pages', async () => {
  const types = (await call('GET /issue/createmeta/OPS/issuetypes?maxResults=2')).body;
  expect(types).toMatchObject({
    total: 3,
    maxResults: 2,
    issueTypes: [{ name: 'Task' }, { name: 'Incident', subtask: false }],
  });
  const id = String(part(types, 'issueTypes', 1, 'id'));
  const { body } = await call(`GET /issue/createmeta/OPS/issuetypes/${id}`);
  expect(part(body, 'fields')).toContainEqual(
    expect.objectContaining({
      fieldId: 'customfield_10040',
      name: 'Severity',
      required: true,
      allowedValues: [
        { id: '10040', value: 'Sev 1', self: expect.any(String) },
        expect.anything(),
        expect.anything(),
      ],
    }),
  );
  expect(
    part((await call(`GET /issue/createmeta/OPS/issuetypes/${id}?startAt=2&maxResults=3`)).body, 'fields'),
  ).toHaveLength(3);
  expect((await call('GET /issue/createmeta/PPL/issuetypes')).status).toBe(400);
});

it('lists projects that the person sees, and their versions', async () => {
  const keys = async (query: string, as = ana) =>
    (
      part((await call(`GET /project/search?${query}`, undefined, as)).body, 'values') as { key: string }[]
    ).map(({ key }) => key);
  expect(await keys('')).toEqual(['ARM', 'FLEET', 'OPS']);
  expect(await keys('', chloe)).toContain('PPL');
  expect(await keys('query=console')).toEqual(['FLEET']);
  expect((await call('GET /project/search?maxResults=2')).body).toMatchObject({
    total: 3,
    isLast: false,
    nextPage: expect.stringContaining('startAt=2'),
  });
  const versions = (await call('GET /project/ARM/version?status=released,unreleased&orderBy=-name')).body;
  expect((part(versions, 'values') as { name: string }[]).map(({ name }) => name)).toEqual([
    '2.5.0',
    '2.4.0',
    '2.3.0',
  ]);
  expect((await call('GET /project/PPL/version')).status).toBe(404);
});

it("does not show what is not there or hidden, in Jira's words", async () => {
  const hidden = {
    errorMessages: ['Issue does not exist or you do not have permission to see it.'],
    errors: {},
  };
  expect(await call('GET /issue/PPL-1')).toMatchObject({ status: 404, body: hidden });
  expect(await call('GET /issue/ARM-999')).toMatchObject({ status: 404, body: hidden });
  expect((await call('GET /issue/PPL-1', undefined, chloe)).status).toBe(200);
  expect((await call('GET /search?jql=x')).status).toBe(410);
});
