import type { drive_v3 } from '@googleapis/drive';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { driveAs, everywhere, idOf, namesOf, refusalOf } from '../../../../../test/support/google-drive.js';
import { sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

const runbook = 'Gateway out of memory: runbook';
let sandbox: Sandbox;
let ana: drive_v3.Drive;
let chloe: drive_v3.Drive;
let driveId: string;

beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await driveAs(sandbox, 'ana-lopez');
  chloe = await driveAs(sandbox, 'chloe-martin');
  driveId = (await ana.drives.list({ q: "name contains 'eng'" })).data.drives?.[0]?.id ?? '';
});
afterAll(() => sandbox.close());

it('lists the shared drives of their members', async () => {
  expect((await ana.drives.list()).data).toEqual({
    kind: 'drive#driveList',
    drives: [{ kind: 'drive#drive', id: driveId, name: 'Engineering' }],
  });
  expect((await ana.drives.get({ driveId, fields: 'name,capabilities/canManageMembers' })).data).toEqual({
    name: 'Engineering',
    capabilities: { canManageMembers: false },
  });
  const dmitri = await driveAs(sandbox, 'dmitri-volkov');
  expect((await dmitri.drives.list()).data.drives).toEqual([]);
  expect((await dmitri.drives.get({ driveId })).status).toBe(404);
  const picked = await driveAs(sandbox, 'ana-lopez', 'drive.file');
  expect(refusalOf(await picked.drives.list())).toEqual([403, 'insufficientPermissions']);
});

it('hides their files from calls that do not say they know shared drives', async () => {
  const fileId = await idOf(ana, runbook);
  expect(refusalOf(await ana.files.get({ fileId }))).toEqual([404, 'notFound']);
  expect((await ana.files.get({ fileId, supportsAllDrives: true })).status).toBe(200);
  expect(refusalOf(await ana.files.update({ fileId, requestBody: { name: 'x' } }))[0]).toBe(404);
  expect(refusalOf(await ana.files.copy({ fileId }))[0]).toBe(404);
  expect(refusalOf(await ana.permissions.list({ fileId }))[0]).toBe(404);
  expect((await ana.files.export({ fileId, mimeType: 'text/plain' })).status).toBe(200);
  expect((await ana.comments.list({ fileId, fields: 'comments(content)' })).data.comments).toHaveLength(1);
});

it('lists their files only when asked, in the corpora asked for', async () => {
  const q = `name = '${runbook}'`;
  const both = { supportsAllDrives: true, includeItemsFromAllDrives: true };
  expect(await namesOf(ana, { q })).toEqual([]);
  expect(await namesOf(ana, { q, supportsAllDrives: true })).toEqual([]);
  expect(await namesOf(ana, { q, ...everywhere })).toEqual([runbook]);
  expect(await namesOf(ana, { q, ...both, corpora: 'drive', driveId })).toEqual([runbook]);
  expect(await namesOf(ana, { q, ...both })).toEqual([runbook]);
  const handbook = "name = 'On call: handbook'";
  expect(await namesOf(ana, { q: handbook, ...both })).toEqual([]);
  expect(await namesOf(ana, { q: `'${driveId}' in parents`, ...both, orderBy: 'name' })).toEqual([
    'Motor batches',
    'Runbooks',
  ]);
});

it('refuses half a set of parameters', async () => {
  const list = async (params: object) => refusalOf(await ana.files.list(params))[1];
  expect(await list({ corpora: 'allDrives', supportsAllDrives: true })).toBe('includeTeamDriveItemsRequired');
  expect(await list({ includeItemsFromAllDrives: true })).toBe('teamDrivesNotSupported');
  expect(await list({ ...everywhere, corpora: 'drive' })).toBe('teamDriveIdRequiresTeamDriveCorpora');
  expect(await list({ ...everywhere, driveId })).toBe('teamDriveIdRequiresTeamDriveCorpora');
  expect(await list({ ...everywhere, corpora: 'drive', driveId: '0Anothing' })).toBe('notFound');
  expect(await list({ corpora: 'everything' })).toBe('invalid');
});

it('gives members the rights of their role, and the drive owns what is in it', async () => {
  const all = { supportsAllDrives: true };
  const runbooks = await idOf(ana, 'Runbooks');
  const made = await ana.files.create({
    ...all,
    requestBody: { name: 'Draft runbook', parents: [runbooks] },
    fields: 'id,driveId,owners,ownedByMe',
  });
  expect(made.data).toEqual({ id: expect.any(String), driveId });
  const fileId = made.data.id ?? '';
  expect(refusalOf(await ana.files.update({ ...all, fileId, requestBody: { trashed: true } }))).toEqual([
    403,
    'insufficientFilePermissions',
  ]);
  expect((await chloe.files.update({ ...all, fileId, requestBody: { trashed: true } })).status).toBe(200);
  expect((await ana.files.delete({ ...all, fileId })).status).toBe(403);
  expect((await chloe.files.delete({ ...all, fileId })).status).toBe(204);
  const { data } = await ana.permissions.list({ ...all, fileId: runbooks, fields: '*' });
  expect(data.permissions).toHaveLength(3);
  expect(data.permissions?.[0]).toMatchObject({
    role: 'organizer',
    emailAddress: 'chloe@northwind.example',
    permissionDetails: [{ permissionType: 'member', inherited: true }],
  });
});

it('takes a file in from My Drive, and never a folder', async () => {
  const all = { supportsAllDrives: true };
  const runbooks = await idOf(ana, 'Runbooks');
  const root = (await ana.files.get({ fileId: 'root' })).data.id ?? '';
  const { data } = await ana.files.create({ requestBody: { name: 'To be moved' } });
  const fileId = data.id ?? '';
  const move = { ...all, addParents: runbooks, removeParents: root };
  const moved = await ana.files.update({ fileId, ...move, fields: 'driveId,parents,owners' });
  expect(moved.data).toEqual({ driveId, parents: [runbooks] });
  const folder = await idOf(ana, 'Pictures');
  expect(refusalOf(await ana.files.update({ fileId: folder, ...move }))[1]).toBe(
    'teamDrivesFolderMoveInNotSupported',
  );
});
