import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { JiraDesk } from '../../../../../../test/support/jira-desk.js';
import { doc, paragraph, jiraDesk } from '../../../../../../test/support/jira-desk.js';
import { part, sandboxForTest } from '../../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../../sandbox.js';

let sandbox: Sandbox;
let ana: JiraDesk;
let ben: JiraDesk;
beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await jiraDesk(sandbox, 'ana-lopez');
  ben = await jiraDesk(sandbox, 'ben-okafor');
});
afterAll(() => sandbox.close());

const call = (route: string, body?: unknown, as: JiraDesk = ana) => as.call(route, body);

it('moves an issue along its workflow and no other way', async () => {
  const key = await ana.create();
  const names = async () =>
    (part((await call(`GET /issue/${key}/transitions`)).body, 'transitions') as { name: string }[]).map(
      ({ name }) => name,
    );
  expect(await names()).toEqual(['Start work', 'Finish']);
  const go = async (id: string, more = {}) => {
    const { status, body } = await call(`POST /issue/${key}/transitions`, { transition: { id }, ...more });
    return [status, body];
  };
  expect((await go('31'))[0]).toBe(400);
  expect(await go('99')).toMatchObject([
    400,
    { errorMessages: ["Transition id '99' is not valid for this issue."] },
  ]);
  expect((await go('21'))[0]).toBe(204);
  expect(await names()).toEqual(['Back to To Do', 'Ask for review', 'Finish']);
  expect(await go('41')).toMatchObject([400, { errors: { resolution: 'Resolution is required.' } }]);
  expect(await go('41', { fields: { resolution: { name: 'Never' } } })).toMatchObject([400, { errors: {} }]);
  expect(await go('21', { fields: { summary: 'x' } })).toMatchObject([400, {}]);
  const finish = {
    fields: { resolution: { name: 'Duplicate' } },
    update: { comment: [{ add: { body: doc(paragraph('Bye')) } }] },
  };
  expect((await go('41', finish))[0]).toBe(204);
  expect(await ana.fieldsOf(key, 'status,resolution,resolutiondate,comment')).toMatchObject({
    status: { name: 'Done', statusCategory: { key: 'done' } },
    resolution: { name: 'Duplicate' },
    resolutiondate: expect.stringMatching(/\+0000$/),
    comment: { total: 1 },
  });
  const screen = (await call('GET /issue/ARM-12?expand=transitions.fields,names&fields=summary')).body;
  expect(part(screen, 'names', 'summary')).toBe('Summary');
  expect(part(screen, 'transitions')).toContainEqual(
    expect.objectContaining({
      name: 'Finish',
      fields: { resolution: expect.objectContaining({ required: true }) },
    }),
  );
});

it('sets the resolution by itself where the workflow is simple', async () => {
  const done = await call('POST /issue/OPS-7/transitions', { transition: { id: '31' } });
  expect([done.status, await ana.fieldsOf('OPS-7', 'resolution')]).toMatchObject([
    204,
    { resolution: { name: 'Done' } },
  ]);
});

it('lists boards and sprints, and moves issues between sprints and the backlog', async () => {
  const agile = (route: string, body?: unknown) => ben.call(route.replace(' ', ' /rest/agile/1.0'), body);
  expect((await agile('GET /board?projectKeyOrId=ARM')).body).toMatchObject({
    total: 1,
    values: [{ name: 'ARM board', type: 'scrum', location: { projectKey: 'ARM' } }],
  });
  const sprints = (await agile('GET /board/1/sprint?state=active,future')).body;
  expect(sprints).toMatchObject({
    values: [
      { name: 'ARM Sprint 23', state: 'active' },
      { name: 'ARM Sprint 24', state: 'future' },
    ],
  });
  expect((await agile('GET /board/2/sprint')).body).toMatchObject({
    errorMessages: ['The board does not support sprints'],
  });
  const [active, future] = [part(sprints, 'values', 0, 'id'), part(sprints, 'values', 1, 'id')].map(Number);
  const sprintsOf = async (key: string) =>
    ((await ana.fieldsOf(key, 'customfield_10020'))['customfield_10020'] as { id: number }[] | null)?.map(
      ({ id }) => id,
    );
  expect((await agile(`POST /sprint/${future}/issue`, { issues: ['ARM-20', 'ARM-21'] })).status).toBe(204);
  expect(await sprintsOf('ARM-20')).toEqual([future]);
  expect((await agile(`POST /sprint/${active}/issue`, { issues: ['ARM-20'] })).status).toBe(204);
  expect(await sprintsOf('ARM-20')).toEqual([active]);
  expect((await agile('POST /backlog/issue', { issues: ['ARM-20'] })).status).toBe(204);
  expect(await sprintsOf('ARM-20')).toBeUndefined();
  expect((await agile('POST /sprint/101/issue', { issues: ['ARM-20'] })).status).toBe(400);
  expect((await agile(`POST /sprint/${active}/issue`, { issues: ['ARM-999'] })).status).toBe(400);
  const many = Array.from({ length: 51 }, () => 'ARM-20');
  expect((await agile('POST /backlog/issue', { issues: many })).status).toBe(400);
});
