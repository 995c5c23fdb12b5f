import type { drive_v3 } from '@googleapis/drive';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { driveAs, idOf, namesOf, pickFiles, refusalOf } from '../../../../../../test/support/google-drive.js';
import { googleScopes, sandboxForTest, testRedirectUri } from '../../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../../sandbox.js';

let sandbox: Sandbox;
let all: drive_v3.Drive;
let chosen: drive_v3.Drive;
let spec: string;

beforeAll(async () => {
  sandbox = await sandboxForTest();
  all = await driveAs(sandbox, 'ana-lopez', 'drive.readonly');
  chosen = await driveAs(sandbox, 'ana-lopez', 'drive.file');
  spec = await idOf(all, 'Gripper force limit: specification');
});
afterAll(() => sandbox.close());

it('opens nothing under drive.file but what was chosen or made with the app', async () => {
  expect(await namesOf(chosen, {})).toEqual([]);
  expect(refusalOf(await chosen.files.get({ fileId: spec }))).toEqual([404, 'notFound']);
  const { data } = await chosen.files.create({ requestBody: { name: 'Made with the app' } });
  expect(await namesOf(chosen, {})).toEqual(['Made with the app']);
  expect((await chosen.files.update({ fileId: data.id ?? '', requestBody: { name: 'Mine' } })).status).toBe(
    200,
  );
  const inside = { requestBody: { name: 'x', parents: [await idOf(all, 'Specs')] } };
  expect(refusalOf(await chosen.files.create(inside))).toEqual([404, 'notFound']);
  const back = await pickFiles(sandbox, 'ana-lopez', [spec]);
  expect(back.searchParams.get('picked_file_ids')).toBe(spec);
  expect(back.searchParams.has('code')).toBe(true);
  expect((await chosen.files.update({ fileId: spec, requestBody: { description: 'x' } })).status).toBe(200);
  const ben = await driveAs(sandbox, 'ben-okafor', 'drive.file');
  expect((await ben.files.get({ fileId: spec })).status).toBe(404);
});

it('lets a token that reads everything change only what was chosen', async () => {
  const both = await driveAs(sandbox, 'ana-lopez', 'drive.readonly drive.file');
  const fileId = await idOf(all, 'Notes to self');
  expect((await both.files.get({ fileId })).status).toBe(200);
  expect(refusalOf(await both.files.update({ fileId, requestBody: { name: 'x' } }))).toEqual([
    403,
    'appNotAuthorizedToFile',
  ]);
  expect(refusalOf(await both.files.copy({ fileId }))).toEqual([403, 'appNotAuthorizedToFile']);
  expect(refusalOf(await all.files.update({ fileId, requestBody: { name: 'x' } }))[1]).toBe(
    'insufficientPermissions',
  );
});

it('shows names and no contents to a token for metadata', async () => {
  const names = await driveAs(sandbox, 'ana-lopez', 'drive.metadata.readonly');
  const reasons = [
    await names.files.get({ fileId: await idOf(all, 'customer-survey.csv'), alt: 'media' }),
    await names.files.export({ fileId: spec, mimeType: 'text/plain' }),
    await names.files.list({ q: "fullText contains 'force'" }),
    await names.comments.list({ fileId: spec, fields: '*' }),
  ].map(refusalOf);
  expect(new Set(reasons.map(String))).toEqual(new Set(['403,insufficientPermissions']));
  expect((await names.files.get({ fileId: spec })).status).toBe(200);
});

it('stands between consent and the way back, with files of the wanted kinds', async () => {
  const form = new URLSearchParams({
    client_id: sandbox.google.clientId,
    redirect_uri: testRedirectUri,
    response_type: 'code',
    scope: googleScopes('openid drive.file'),
    state: 's1',
    login: 'ana-lopez',
    decision: 'allow',
    trigger_onepick: 'true',
    mimetypes: 'application/pdf',
  });
  const page = await fetch(`${sandbox.google.accounts}/o/oauth2/v2/auth`, { method: 'POST', body: form });
  const text = await page.text();
  expect(text).toContain('GX-40 gripper: datasheet.pdf');
  expect(text).not.toContain('specification');
  const to = /name="to" value="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const send = (fields: Record<string, string>) =>
    fetch(`${sandbox.google.accounts}/picker`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ login: 'ana-lopez', to, mimetypes: 'application/pdf', ...fields }),
    });
  expect((await send({ decision: 'allow', file: spec })).status).toBe(400);
  expect((await send({ decision: 'allow', to: 'https://elsewhere.example/?code=1' })).status).toBe(400);
  const denied = new URL((await send({ decision: 'deny' })).headers.get('location') ?? '');
  expect(Object.fromEntries(denied.searchParams)).toEqual({ error: 'access_denied', state: 's1' });
});
