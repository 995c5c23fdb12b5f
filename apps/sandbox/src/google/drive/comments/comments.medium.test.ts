import type { drive_v3 } from '@googleapis/drive';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { driveAs, idOf, refusalOf } from '../../../../../../test/support/google-drive.js';
import { sandboxForTest } from '../../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../../sandbox.js';

let sandbox: Sandbox;
let ana: drive_v3.Drive;
let chloe: drive_v3.Drive;
let fileId: string;

beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await driveAs(sandbox, 'ana-lopez');
  chloe = await driveAs(sandbox, 'chloe-martin');
  fileId = await idOf(ana, 'Gripper force limit: specification');
});
afterAll(() => sandbox.close());

it('lists what is said about a file, newest first, with the replies', async () => {
  const { data } = await ana.comments.list({
    fileId,
    fields: 'comments(content,resolved,author/displayName,quotedFileContent/value,replies(content,action))',
  });
  expect(data.comments?.map(({ author }) => author?.displayName)).toEqual([
    'Chloe Martin',
    'Ben Okafor',
    'Chloe Martin',
  ]);
  expect(data.comments?.[0]).toEqual({
    content: 'Cork pads: is 25 N tested, or a guess?',
    author: { displayName: 'Chloe Martin' },
    quotedFileContent: { value: 'GX-40 with cork pads' },
    replies: [],
  });
  expect(data.comments?.[1]?.replies).toHaveLength(2);
  expect(data.comments?.[2]).toMatchObject({ resolved: true, replies: [{}, { action: 'resolve' }] });
});

it('insists on a mask', async () => {
  expect(refusalOf(await ana.comments.list({ fileId }))).toEqual([400, 'invalidParameter']);
  expect(refusalOf(await ana.comments.create({ fileId, requestBody: { content: 'x' } }))[0]).toBe(400);
  const { data } = await ana.comments.list({ fileId, fields: 'comments(content)' });
  expect(data.comments).toHaveLength(3);
  expect((await ana.about.get()).status).toBe(400);
  expect((await ana.about.get({ fields: 'user(emailAddress)' })).data).toEqual({
    user: { emailAddress: 'ana@northwind.example' },
  });
});

it('lets commenters comment, answer, resolve and reopen', async () => {
  const asked = await chloe.comments.create({
    fileId,
    fields: 'id,htmlContent,quotedFileContent',
    requestBody: { content: 'Why <40 N>?', quotedFileContent: { value: '40 N' } },
  });
  expect(asked.data).toMatchObject({
    htmlContent: 'Why &lt;40 N&gt;?',
    quotedFileContent: { mimeType: 'text/html', value: '40 N' },
  });
  const where = { fileId, commentId: asked.data.id ?? '' };
  const reply = (requestBody: object) => ana.replies.create({ ...where, fields: 'id,action', requestBody });
  const resolved = async () => (await ana.comments.get({ ...where, fields: 'resolved' })).data.resolved;
  await reply({ content: 'Fingers.' });
  expect(await resolved()).toBeUndefined();
  expect((await reply({ action: 'resolve' })).data).toMatchObject({ action: 'resolve' });
  expect(await resolved()).toBe(true);
  await reply({ action: 'reopen', content: 'Not done yet.' });
  expect(await resolved()).toBe(false);
  expect((await reply({ action: 'close' })).status).toBe(400);
  expect(refusalOf(await reply({ content: ' ' }))).toEqual([400, 'required']);
});

it('lets nobody comment who may only read, and nobody change the words of others', async () => {
  const readOnly = await idOf(ana, 'Weekly product update template');
  const body = { fields: 'id', requestBody: { content: 'x' } };
  expect(refusalOf(await ana.comments.create({ fileId: readOnly, ...body }))[1]).toBe(
    'insufficientFilePermissions',
  );
  const { data } = await ana.comments.create({ fileId, ...body });
  const where = { fileId, commentId: data.id ?? '' };
  expect((await chloe.comments.update({ ...where, ...body })).status).toBe(403);
  expect((await chloe.comments.delete(where)).status).toBe(403);
  expect((await ana.comments.delete(where)).status).toBe(204);
  expect(refusalOf(await ana.comments.get({ ...where, fields: 'id' }))).toEqual([404, 'notFound']);
  const reader = await driveAs(sandbox, 'ana-lopez', 'drive.readonly');
  expect(refusalOf(await reader.comments.create({ fileId, ...body }))[1]).toBe('insufficientPermissions');
});
