import type { drive_v3 } from '@googleapis/drive';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { driveAs, idOf, refusalOf } from '../../../../../test/support/google-drive.js';
import { sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

let sandbox: Sandbox;
let ana: drive_v3.Drive;
let spec: string;

beforeAll(async () => {
  sandbox = await sandboxForTest({ scale: { files: 5000 } });
  ana = await driveAs(sandbox, 'ana-lopez');
  spec = await idOf(ana, 'Gripper force limit: specification');
});
afterAll(() => sandbox.close());

const exportAs = (fileId: string, mimeType: string) =>
  ana.files.export({ fileId, mimeType }, { responseType: 'arraybuffer' });
const textOf = async (fileId: string, mimeType: string) =>
  Buffer.from((await exportAs(fileId, mimeType)).data as ArrayBuffer).toString();

it('exports documents as Markdown, text, HTML, PDF and Word', async () => {
  expect(await textOf(spec, 'text/markdown')).toMatch(/^# Gripper force limit: specification\n/);
  const plain = await textOf(spec, 'text/plain');
  expect(plain).toContain('GX-20 soft fingers\t12 N');
  expect(plain).toMatch(/^\uFEFFGripper force limit/);
  expect(await textOf(spec, 'text/html')).toContain('<h2>3. Force per tool</h2>');
  expect(await textOf(spec, 'application/pdf')).toMatch(/^%PDF/);
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  expect(await textOf(spec, word)).toMatch(/^PK/);
});

it('exports the first sheet as CSV and slides as text', async () => {
  const budget = await idOf(ana, `Budget ${new Date(sandbox.clock.now()).getUTCFullYear()}`);
  const csv = await textOf(budget, 'text/csv');
  expect(csv).toMatch(/^Item,Planned,Spent,Left,Note\r\n/);
  expect(csv).toContain('"second load cell, ""unplanned"""');
  expect(csv).not.toContain('September');
  expect(await textOf(await idOf(ana, 'Fleet console: kickoff'), 'text/plain')).toContain(
    'It never moves an arm',
  );
});

it('refuses forms that do not exist, files that are no documents, and documents that are too large', async () => {
  expect(refusalOf(await ana.files.export({ fileId: spec, mimeType: 'text/csv' }))).toEqual([
    400,
    'badRequest',
  ]);
  const survey = await idOf(ana, 'customer-survey.csv');
  expect(refusalOf(await ana.files.export({ fileId: survey, mimeType: 'text/plain' }))).toEqual([
    403,
    'fileNotExportable',
  ]);
  const mimeType = 'text/markdown';
  const log = await idOf(ana, 'Endurance run: complete log');
  expect((await textOf(log, mimeType)).length).toBeGreaterThan(5_000_000);
  const raw = await idOf(ana, 'Endurance run: raw log');
  expect(refusalOf(await ana.files.export({ fileId: raw, mimeType }))).toEqual([
    403,
    'exportSizeLimitExceeded',
  ]);
});

it('downloads bytes, whole or in part, and no documents', async () => {
  const fileId = await idOf(ana, 'customer-survey.csv');
  const media = (range?: string) =>
    ana.files.get({ fileId, alt: 'media' }, range === undefined ? {} : { headers: { range } });
  expect((await media()).data).toMatch(/^customer,arms/);
  const part = await media('bytes=9-12');
  expect([part.status, part.data]).toEqual([206, 'arms']);
  expect((await media('bytes=-3')).status).toBe(206);
  expect((await media('bytes=90000-')).status).toBe(416);
  expect(refusalOf(await ana.files.get({ fileId: spec, alt: 'media' }))).toEqual([
    403,
    'fileNotDownloadable',
  ]);
  const { data } = await ana.files.get({ fileId, fields: 'size,md5Checksum,fileExtension' });
  expect(data).toEqual({ size: expect.any(String), md5Checksum: expect.any(String), fileExtension: 'csv' });
});

it('copies a template that may only be read, into a place of one’s own', async () => {
  const fileId = await idOf(ana, 'Weekly product update template');
  const fields = 'name,owners/emailAddress,parents,id';
  const { data } = await ana.files.copy({ fileId, fields });
  expect(data).toMatchObject({
    name: 'Copy of Weekly product update template',
    owners: [{ emailAddress: 'ana@northwind.example' }],
    parents: [(await ana.files.get({ fileId: 'root' })).data.id],
  });
  expect(await textOf(data.id ?? '', 'text/markdown')).toContain('Sales reads the risks first.');
  expect(refusalOf(await ana.files.copy({ fileId: await idOf(ana, 'Pictures') }))).toEqual([
    403,
    'cannotCopyFile',
  ]);
});

it('pages through 5,000 files that were not made before they are read', async () => {
  const folder = await idOf(ana, 'Test bench archive');
  const q = `'${folder}' in parents`;
  const seen = new Set<string>();
  let pageToken: string | undefined;
  do {
    const page: { data: drive_v3.Schema$FileList } = await ana.files.list({
      q,
      pageSize: 1000,
      orderBy: 'name_natural',
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    for (const { id } of page.data.files ?? []) seen.add(id ?? '');
    pageToken = page.data.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  expect(seen.size).toBe(5002);
});

it('shows people the pages that links lead to', async () => {
  const { data } = await ana.files.get({ fileId: spec, fields: 'webViewLink' });
  const response = await fetch(data.webViewLink ?? '');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<h2>5. What happens when the limit is hit</h2>');
  expect((await fetch(`${sandbox.url}/google/docs/document/d/nothing/edit`)).status).toBe(404);
});
