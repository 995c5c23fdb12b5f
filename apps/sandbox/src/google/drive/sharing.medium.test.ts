import type { drive_v3 } from '@googleapis/drive';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { driveAs, idOf, refusalOf } from '../../../../../test/support/google-drive.js';
import { sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

let sandbox: Sandbox;
let ana: drive_v3.Drive;
let ben: drive_v3.Drive;
let chloe: drive_v3.Drive;
let dmitri: drive_v3.Drive;

beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await driveAs(sandbox, 'ana-lopez');
  ben = await driveAs(sandbox, 'ben-okafor');
  chloe = await driveAs(sandbox, 'chloe-martin');
  dmitri = await driveAs(sandbox, 'dmitri-volkov');
});
afterAll(() => sandbox.close());

const share = (fileId: string, emailAddress: string, role: string, more: object = {}) =>
  ana.permissions.create({ fileId, requestBody: { type: 'user', emailAddress, role }, ...more });

it('opens a file to one more person, and closes it again', async () => {
  const fileId = await idOf(ana, 'Notes to self');
  expect(refusalOf(await dmitri.files.get({ fileId }))).toEqual([404, 'notFound']);
  const { data } = await share(fileId, 'Dmitri@contoso-labs.example', 'commenter');
  expect(data).toEqual({ kind: 'drive#permission', id: expect.any(String), type: 'user', role: 'commenter' });
  expect(
    (await dmitri.files.get({ fileId, fields: 'sharingUser/displayName,sharedWithMeTime' })).data,
  ).toEqual({
    sharingUser: { displayName: 'Ana Lopez' },
    sharedWithMeTime: expect.any(String),
  });
  expect(refusalOf(await dmitri.files.update({ fileId, requestBody: { name: 'Mine' } }))).toEqual([
    403,
    'insufficientFilePermissions',
  ]);
  const permissionId = data.id ?? '';
  expect(
    (await ana.permissions.update({ fileId, permissionId, requestBody: { role: 'writer' } })).status,
  ).toBe(200);
  expect((await dmitri.files.update({ fileId, requestBody: { name: 'Notes' } })).status).toBe(200);
  expect((await ana.permissions.delete({ fileId, permissionId })).status).toBe(204);
  expect((await dmitri.files.get({ fileId })).status).toBe(404);
});

it('hands the access of a folder down to what is in it', async () => {
  const fileId = await idOf(ana, 'Gripper force limit: specification');
  const { data } = await ana.permissions.list({ fileId, fields: 'permissions(emailAddress,role,id)' });
  expect(data.permissions).toEqual([
    expect.objectContaining({ emailAddress: 'ana@northwind.example', role: 'owner' }),
    expect.objectContaining({ emailAddress: 'ben@northwind.example', role: 'writer' }),
    expect.objectContaining({ emailAddress: 'chloe@northwind.example', role: 'commenter' }),
  ]);
  const permissionId = data.permissions?.[2]?.id ?? '';
  expect(refusalOf(await ana.permissions.delete({ fileId, permissionId }))).toEqual([
    403,
    'cannotDeleteInheritedPermission',
  ]);
  expect(refusalOf(await chloe.permissions.list({ fileId }))[1]).toBe('insufficientFilePermissions');
});

it('refuses to share what one may not, to nobody, and without a mail to strangers', async () => {
  const fileId = await idOf(ana, 'customer-survey.csv');
  const template = await idOf(ana, 'Weekly product update template');
  expect(refusalOf(await share(template, 'ben@northwind.example', 'writer'))[1]).toBe(
    'insufficientFilePermissions',
  );
  expect(refusalOf(await share(fileId, 'nobody', 'reader'))).toEqual([400, 'invalidSharingRequest']);
  const quiet = { sendNotificationEmail: false };
  expect(refusalOf(await share(fileId, 'joe@elsewhere.example', 'reader', quiet))).toEqual([
    400,
    'invalidSharingRequest',
  ]);
  expect((await share(fileId, 'joe@elsewhere.example', 'reader')).status).toBe(200);
  expect(refusalOf(await share(fileId, 'ben@northwind.example', 'boss'))).toEqual([400, 'invalid']);
  expect(refusalOf(await share(fileId, 'ben@northwind.example', 'owner'))).toEqual([403, 'forbidden']);
  expect(refusalOf(await share(fileId, 'ben@northwind.example', 'organizer'))[0]).toBe(403);
  expect(refusalOf(await ana.permissions.create({ fileId, requestBody: { role: 'reader' } }))).toEqual([
    400,
    'required',
  ]);
});

it('makes another person the owner when that is said twice', async () => {
  const { data } = await ana.files.create({ requestBody: { name: 'Handed over' } });
  const fileId = data.id ?? '';
  expect((await share(fileId, 'ben@northwind.example', 'owner', { transferOwnership: true })).status).toBe(
    200,
  );
  const { data: file } = await ben.files.get({
    fileId,
    fields: 'owners/emailAddress,capabilities/canDelete',
  });
  expect(file).toEqual({
    owners: [{ emailAddress: 'ben@northwind.example' }],
    capabilities: { canDelete: true },
  });
  expect((await ana.files.delete({ fileId })).status).toBe(403);
});

it('opens a file to anyone who has the link, and lists it only for those who opened it', async () => {
  const { data } = await ana.files.create({ requestBody: { name: 'Open to all' } });
  const fileId = data.id ?? '';
  await ana.permissions.create({ fileId, requestBody: { type: 'anyone', role: 'reader' } });
  expect((await dmitri.files.get({ fileId })).status).toBe(200);
  expect((await dmitri.files.list({ q: "name = 'Open to all'" })).data.files).toEqual([]);
  expect((await ana.files.list({ q: "visibility = 'anyoneWithLink'" })).data.files).toHaveLength(1);
});

it('trashes for the owner only, with everything below, and brings it back', async () => {
  const made = await ana.files.create({
    requestBody: { name: 'Box', mimeType: 'application/vnd.google-apps.folder' },
  });
  const box = made.data.id ?? '';
  const inside = await ana.files.create({ requestBody: { name: 'Inside', parents: [box] } });
  const fileId = inside.data.id ?? '';
  await share(box, 'ben@northwind.example', 'writer');
  expect((await ben.files.update({ fileId: box, requestBody: { trashed: true } })).status).toBe(403);
  expect((await ana.files.update({ fileId: box, requestBody: { trashed: true } })).status).toBe(200);
  const state = () => ana.files.get({ fileId, fields: 'trashed,explicitlyTrashed' });
  expect((await state()).data).toEqual({ trashed: true, explicitlyTrashed: false });
  await ana.files.update({ fileId: box, requestBody: { trashed: false } });
  expect((await state()).data).toEqual({ trashed: false, explicitlyTrashed: false });
});

it('moves from one folder to another, never into two and never into itself', async () => {
  const [from, to] = [await idOf(ana, 'Meetings'), await idOf(ana, 'Specs')];
  const { data } = await ana.files.create({ requestBody: { name: 'Wanderer', parents: [from] } });
  const fileId = data.id ?? '';
  expect(refusalOf(await ana.files.update({ fileId, addParents: to }))).toEqual([403, 'cannotAddParent']);
  const moved = await ana.files.update({ fileId, addParents: to, removeParents: from, fields: 'parents' });
  expect(moved.data.parents).toEqual([to]);
  const { data: sub } = await ana.files.create({
    requestBody: { name: 'Sub', parents: [to], mimeType: 'application/vnd.google-apps.folder' },
  });
  const loop = { fileId: to, addParents: sub.id ?? '', removeParents: 'root' };
  expect((await ana.files.update(loop)).status).toBe(400);
  expect(refusalOf(await ana.files.update({ fileId, requestBody: { parents: [from] } }))[1]).toBe(
    'fieldNotWritable',
  );
  expect(refusalOf(await ana.files.update({ fileId, requestBody: { size: '3' } }))[1]).toBe(
    'fieldNotWritable',
  );
});
