import type { drive_v3 } from '@googleapis/drive';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { driveAs, everywhere, idOf, namesOf, refusalOf } from '../../../../../test/support/google-drive.js';
import { sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

let sandbox: Sandbox;
let ana: drive_v3.Drive;

beforeAll(async () => {
  sandbox = await sandboxForTest();
  ana = await driveAs(sandbox, 'ana-lopez');
});
afterAll(() => sandbox.close());

const find = (q: string, orderBy?: string) =>
  namesOf(ana, { ...everywhere, q, ...(orderBy === undefined ? {} : { orderBy }) });

it('finds by the beginning of words in the name, and by whole words and phrases in the text', async () => {
  expect(await find("name contains 'grip force'")).toEqual(['Gripper force limit: specification']);
  expect(await find("name contains 'ripper'")).toEqual([]);
  expect(await find("fullText contains 'oakline panels'")).toContain('Gripper force limit: specification');
  expect(await find("fullText contains 'oaklin'")).toEqual([]);
  expect(await find(`fullText contains '"held subtracts"'`)).toEqual([]);
  expect(await find(`fullText contains '"weekly light curtain test"'`)).toHaveLength(2);
});

it('finds by type, date, owner and place', async () => {
  expect(await find("mimeType = 'application/vnd.google-apps.presentation'")).toEqual([
    'Fleet console: kickoff',
  ]);
  expect(await find("mimeType contains 'image/'", 'name')).toEqual([
    'arm-on-bench.png',
    'light-curtain-setup.png',
  ]);
  const weekAgo = new Date(sandbox.clock.now() - 7.5 * 86_400_000).toISOString();
  const recent = await find(`modifiedTime > '${weekAgo}' and 'me' in owners`, 'modifiedTime desc');
  expect(recent[0]).toBe('Gripper force limit: specification');
  expect(recent).not.toContain('Customer survey');
  expect(await find("'chloe@northwind.example' in owners and trashed = false", 'name')).toEqual([
    expect.stringMatching(/^Budget/),
    'Meeting notes template',
    'Templates',
    'Weekly product update template',
  ]);
  const specs = await idOf(ana, 'Specs');
  expect(await find(`'${specs}' in parents`, 'name_natural')).toEqual([
    'Gripper force limit: specification',
    'Smooth acceleration: design note',
  ]);
  expect(await find("'root' in parents and mimeType = 'application/vnd.google-apps.folder'", 'name')).toEqual(
    ['Meetings', 'Pictures', 'Product updates', 'Specs'],
  );
});

it('finds what is starred, trashed, shared and marked', async () => {
  expect(await find('starred = true')).toEqual(['Gripper force limit: specification']);
  expect(await find('trashed = true')).toEqual(['Old gripper drawing']);
  expect(await find('sharedWithMe = true', 'name')).toEqual([
    expect.stringMatching(/^Budget/),
    'GX-40 gripper: datasheet.pdf',
    'Templates',
  ]);
  const { data } = await ana.files.create({
    requestBody: { name: 'Marked', appProperties: { operation: "it's" } },
  });
  expect(await find(`appProperties has { key='operation' and value='it\\'s' }`)).toEqual(['Marked']);
  expect(await find("visibility = 'limited' and name = 'marked'")).toEqual(['Marked']);
  await ana.files.delete({ fileId: data.id ?? '' });
  expect(await find("name = 'Marked'")).toEqual([]);
});

it('never finds what belongs to others alone', async () => {
  expect(await find("fullText contains 'vault'")).toEqual([]);
  expect(await find("name contains 'Firmware'")).toEqual([]);
  const dmitri = await driveAs(sandbox, 'dmitri-volkov');
  expect(await namesOf(dmitri, { ...everywhere, q: "fullText contains 'gripper'" })).toEqual([]);
});

it('refuses what is no search, no order, and an order with a search in texts', async () => {
  const list = async (params: object) => refusalOf(await ana.files.list(params));
  expect(await list({ q: 'nonsense' })).toEqual([400, 'invalid']);
  expect(await list({ orderBy: 'size' })).toEqual([400, 'invalid']);
  expect(await list({ orderBy: 'name descending' })).toEqual([400, 'invalid']);
  expect(await list({ q: "fullText contains 'a'", orderBy: 'name' })).toEqual([403, 'forbidden']);
  expect(await list({ q: "'1nothing' in parents" })).toEqual([404, 'notFound']);
  expect(await list({ pageSize: 0 })).toEqual([400, 'invalidParameter']);
  expect(await list({ pageSize: 1001 })).toEqual([400, 'invalidParameter']);
  expect(await list({ fields: 'files(id,colour)' })).toEqual([400, 'invalidParameter']);
  expect(await list({ fields: 'files(id' })).toEqual([400, 'invalidParameter']);
});

it('gives pages whose tokens are good for their own search only', async () => {
  const q = 'trashed = false';
  const first = await ana.files.list({ q, pageSize: 3, orderBy: 'name' });
  const pageToken = first.data.nextPageToken ?? '';
  const second = await ana.files.list({ q, pageSize: 100, orderBy: 'name', pageToken });
  const names = [...(first.data.files ?? []), ...(second.data.files ?? [])].map(({ name }) => name);
  expect(names).toEqual(await namesOf(ana, { q, orderBy: 'name' }));
  expect(second.data.nextPageToken).toBeUndefined();
  for (const params of [
    { q: 'trashed = true', orderBy: 'name', pageToken },
    { q, orderBy: 'name', pageToken: 'made-up' },
  ]) {
    expect(refusalOf(await ana.files.list(params))).toEqual([400, 'invalid']);
  }
  const ben = await driveAs(sandbox, 'ben-okafor');
  expect((await ben.files.list({ q, pageSize: 3, orderBy: 'name', pageToken })).status).toBe(400);
});

it('shows four facts unless asked for more, and as much as is asked for', async () => {
  const fileId = await idOf(ana, 'Gripper force limit: specification');
  expect(Object.keys((await ana.files.get({ fileId })).data).toSorted()).toEqual([
    'id',
    'kind',
    'mimeType',
    'name',
  ]);
  const fields = 'owners(displayName),capabilities/canEdit,parents,lastModifyingUser/emailAddress,size';
  expect((await ana.files.get({ fileId, fields })).data).toEqual({
    owners: [{ displayName: 'Ana Lopez' }],
    capabilities: { canEdit: true },
    parents: [await idOf(ana, 'Specs')],
    lastModifyingUser: { emailAddress: 'ana@northwind.example' },
  });
  const all = (await ana.files.get({ fileId, fields: '*' })).data;
  expect(all).toMatchObject({
    ownedByMe: true,
    shared: true,
    version: expect.stringMatching(/^\d+$/),
    webViewLink: expect.stringContaining(`/document/d/${fileId}/`),
    exportLinks: { 'text/markdown': expect.any(String) },
  });
});
