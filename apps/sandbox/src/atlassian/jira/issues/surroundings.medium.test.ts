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

it('keeps comments in order, in pages, and restricted ones from others', async () => {
  const key = await ana.create();
  const say = (text: string, more = {}, as = ana) =>
    call(`POST /issue/${key}/comment`, { body: doc(paragraph(text)), ...more }, as);
  for (const text of ['one', 'two', 'three']) await say(text, { properties: [{ key: 'op', value: text }] });
  const secret = await say('secret', { visibility: { type: 'role', value: 'Administrators' } }, chloe);
  expect(secret.status).toBe(201);
  expect((await say('x', { visibility: { type: 'role', value: 'Administrators' } })).status).toBe(400);
  expect((await say('x', { visibility: { type: 'role', value: 'Pirates' } })).status).toBe(400);
  const list = async (query: string, as = ana) => {
    const { body } = await call(`GET /issue/${key}/comment?${query}`, undefined, as);
    const comments = part(body, 'comments') as { body: unknown }[];
    return [part(body, 'total'), comments.map((one) => part(one.body, 'content', 0, 'content', 0, 'text'))];
  };
  expect(await list('')).toEqual([3, ['one', 'two', 'three']]);
  expect(await list('orderBy=-created&maxResults=2&startAt=1')).toEqual([3, ['two', 'one']]);
  expect(await list('orderBy=-created&maxResults=1', chloe)).toEqual([4, ['secret']]);
  const { body } = await call(`GET /issue/${key}/comment?expand=properties&maxResults=1`);
  expect(part(body, 'comments', 0, 'properties')).toEqual([{ key: 'op', value: 'one' }]);
  const id = String(part(secret.body, 'id'));
  expect((await call(`GET /issue/${key}/comment/${id}`)).status).toBe(404);
  expect((await call(`GET /issue/${key}/comment/${id}`, undefined, chloe)).status).toBe(200);
});

it('logs work with a duration and a moment in its own form', async () => {
  const key = await ana.create();
  const log = async (body: unknown) => {
    const answer = await call(`POST /issue/${key}/worklog`, body);
    return [answer.status, answer.body];
  };
  expect(
    await log({ timeSpent: '1h 30m', started: '2026-11-20T09:00:00.000+0000', comment: doc(paragraph('x')) }),
  ).toMatchObject([
    201,
    { timeSpentSeconds: 5400, timeSpent: '1h 30m', started: '2026-11-20T09:00:00.000+0000' },
  ]);
  expect(await log({ timeSpent: 'long' })).toMatchObject([
    400,
    { errors: { timeLogged: 'Invalid time duration entered.' } },
  ]);
  expect(await log({})).toMatchObject([
    400,
    { errors: { timeLogged: 'You must indicate the time spent working.' } },
  ]);
  expect(await log({ timeSpent: '1h', started: '2026-11-20T09:00:00Z' })).toMatchObject([
    400,
    { errors: { started: expect.any(String) } },
  ]);
  expect(part((await call(`GET /issue/${key}/worklog`)).body, 'total')).toBe(1);
});

it('links issues in both directions, once', async () => {
  const [from, to] = [await ana.create(), await ana.create()];
  const link = (type: string) =>
    call('POST /issueLink', { type: { name: type }, inwardIssue: { key: from }, outwardIssue: { key: to } });
  expect([(await link('Blocks')).status, (await link('Blocks')).status]).toEqual([201, 201]);
  expect(await ana.fieldsOf(from, 'issuelinks')).toMatchObject({
    issuelinks: [{ type: { outward: 'blocks' }, outwardIssue: { key: to } }],
  });
  expect((await ana.fieldsOf(to, 'issuelinks'))['issuelinks']).toMatchObject([
    { type: { inward: 'is blocked by' }, inwardIssue: { key: from } },
  ]);
  expect((await link('Loves')).body).toMatchObject({
    errorMessages: ["No issue link type with name 'Loves' found."],
  });
});

it('makes a remote link once for each global id', async () => {
  const key = await ana.create();
  const put = (title: string) =>
    call(`POST /issue/${key}/remotelink`, {
      globalId: 'pr=8',
      object: { url: 'https://example.org/8', title },
    });
  const first = await put('Open');
  const second = await put('Merged');
  expect([first.status, second.status, part(second.body, 'id')]).toEqual([201, 200, part(first.body, 'id')]);
  expect((await call(`GET /issue/${key}/remotelink`)).body).toMatchObject([
    { globalId: 'pr=8', object: { title: 'Merged' } },
  ]);
  expect((await call(`GET /issue/${key}/remotelink?globalId=pr%3D8`)).body).toMatchObject({
    globalId: 'pr=8',
  });
  expect((await call(`POST /issue/${key}/remotelink`, { object: { url: 'x' } })).body).toMatchObject({
    errors: { title: "'title' is required.", url: "'url' is not a valid URL." },
  });
});

it('keeps properties of issues: 201, then 200, then gone', async () => {
  const key = await ana.create();
  const put = (value: unknown) => call(`PUT /issue/${key}/properties/hub`, value);
  expect([(await put('text')).status, (await put({ a: 1 })).status]).toEqual([201, 200]);
  expect((await call(`GET /issue/${key}/properties`)).body).toMatchObject({ keys: [{ key: 'hub' }] });
  expect((await call(`GET /issue/${key}?fields=summary&properties=hub`)).body).toMatchObject({
    properties: { hub: { a: 1 } },
  });
  expect((await call(`DELETE /issue/${key}/properties/hub`)).status).toBe(204);
  expect((await call(`GET /issue/${key}/properties/hub`)).status).toBe(404);
});

it('gives attachments directly, in parts, or through a link that closes', async () => {
  const { attachment } = await ana.fieldsOf('ARM-8', 'attachment');
  const id = String(part(attachment, 0, 'id'));
  expect((await call(`GET /attachment/${id}`)).body).toMatchObject({
    id: Number(id),
    filename: 'force-readings.csv',
    mimeType: 'text/csv',
  });
  const direct = await call(`GET /attachment/content/${id}?redirect=false`);
  expect([direct.status, direct.headers.get('content-type'), String(direct.body).slice(0, 4)]).toEqual([
    200,
    'text/csv',
    'part',
  ]);
  const link = await call(`GET /attachment/content/${id}`);
  expect(link.status).toBe(303);
  const media = link.headers.get('location') ?? '';
  const partly = await fetch(media, { headers: { range: 'bytes=0-3' } });
  expect([partly.status, await partly.text()]).toEqual([206, 'part']);
  sandbox.clock.advance(601);
  expect((await fetch(media)).status).toBe(403);
});
