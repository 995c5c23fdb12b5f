import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { callApi, part, sandboxForTest, tokensOf } from '../../../../test/support/sandbox.js';
import type { Sandbox } from '../sandbox.js';

let sandbox: Sandbox;
let ana: string;
beforeAll(async () => {
  sandbox = await sandboxForTest({ rateLimit: 300 });
  ana = (await tokensOf(sandbox, 'ana-lopez')).access_token;
});
afterAll(() => sandbox.close());

const call = (route: string, body?: unknown) => callApi(sandbox, ana, route, body);
const names = (body: unknown) => (part(body, 'items') as { full_name: string }[]).map((one) => one.full_name);

it('refuses no token and an invented token, and never takes it for somebody', async () => {
  expect((await callApi(sandbox, 'ghu_invented', 'GET /user')).status).toBe(401);
  expect((await callApi(sandbox, 'up:ana-lopez:0', 'GET /user')).status).toBe(401);
  expect((await fetch(`${sandbox.github.api}/user`)).status).toBe(401);
});

it('hides the private repository of another company as if it were not there', async () => {
  const dmitri = (await tokensOf(sandbox, 'dmitri-volkov')).access_token;
  expect((await callApi(sandbox, dmitri, 'GET /repos/contoso-labs/vault')).status).toBe(200);
  const hidden = await call('GET /repos/contoso-labs/vault');
  expect(hidden.body).toEqual((await call('GET /repos/contoso-labs/nothing')).body);
  for (const path of ['issues/1', 'pulls/2', 'contents/README.md', 'commits']) {
    expect((await call(`GET /repos/contoso-labs/vault/${path}`)).status).toBe(404);
  }
  expect((await call('POST /repos/contoso-labs/vault/issues', { title: 'x' })).status).toBe(404);
  expect((await call('GET /search/issues?q=is:issue+contoso-only-marker')).body).toMatchObject({
    total_count: 0,
  });
  expect((await call('GET /search/code?q=contoso-only-marker')).body).toMatchObject({ total_count: 0 });
  expect((await call('GET /search/issues?q=is:issue+repo:contoso-labs/vault')).status).toBe(422);
});

it('shows private repositories only to a token with the scope for them', async () => {
  const narrow = (await tokensOf(sandbox, 'ben-okafor', 'public_repo')).access_token;
  expect((await callApi(sandbox, narrow, 'GET /repos/northwind/infra')).status).toBe(404);
  const open = await callApi(sandbox, narrow, 'GET /repos/northwind/robot-arm');
  expect(open.status).toBe(200);
  expect(names((await callApi(sandbox, narrow, 'GET /search/repositories?q=org:northwind')).body)).toEqual([
    'northwind/robot-arm',
  ]);
  expect((await callApi(sandbox, narrow, 'GET /user/emails')).status).toBe(403);
});

it('lists what the person can reach', async () => {
  const all = names((await call('GET /search/repositories?q=org:northwind')).body);
  expect(all.toSorted()).toEqual(['northwind/fleet-console', 'northwind/infra', 'northwind/robot-arm']);
});

it('answers an unknown path, broken JSON and a wrong type as GitHub does', async () => {
  expect((await call('GET /no/such/path')).body).toMatchObject({ message: 'Not Found', status: '404' });
  const broken = await fetch(`${sandbox.github.api}/repos/northwind/infra/issues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ana}` },
    body: '{"title":',
  });
  expect(broken.status).toBe(400);
  const untitled = await call('POST /repos/northwind/infra/issues', {});
  expect(untitled.status).toBe(422);
  expect(untitled.body).toMatchObject({
    errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }],
  });
});

it('counts calls per hour on its own clock and refuses beyond the limit', async () => {
  const chloe = (await tokensOf(sandbox, 'chloe-martin')).access_token;
  const first = await callApi(sandbox, chloe, 'GET /user');
  expect(first.headers.get('x-ratelimit-limit')).toBe('300');
  expect(first.headers.get('x-ratelimit-remaining')).toBe('299');
  await Promise.all(Array.from({ length: 299 }, () => callApi(sandbox, chloe, 'GET /no/such/path')));
  const refused = await callApi(sandbox, chloe, 'GET /user');
  expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
  sandbox.clock.advance(3601);
  expect((await callApi(sandbox, chloe, 'GET /user')).status).toBe(200);
});

it('writes its own addresses everywhere', async () => {
  const { body } = await call('GET /repos/northwind/robot-arm/pulls/8');
  expect(JSON.stringify(body)).not.toContain('localhost');
  expect(part(body, 'html_url')).toBe(`${sandbox.github.web}/northwind/robot-arm/pull/8`);
});

it('finds issues and pull requests by the qualifiers that tools use', async () => {
  const find = async (q: string) => {
    const { body } = await call(`GET /search/issues?q=${encodeURIComponent(q)}`);
    return (part(body, 'items') as { html_url: string }[])
      .map((one) => one.html_url.split('/northwind/')[1])
      .toSorted((a, b) => String(a).localeCompare(String(b)));
  };
  expect(await find('is:pr is:open review-requested:@me')).toEqual([
    'infra/pull/3',
    'robot-arm/pull/11',
    'robot-arm/pull/8',
  ]);
  expect(await find('is:pr is:open author:@me')).toEqual(['fleet-console/pull/6', 'robot-arm/pull/9']);
  expect(await find('is:issue is:open assignee:@me')).toEqual([
    'fleet-console/issues/1',
    'robot-arm/issues/3',
  ]);
  expect(await find('is:issue is:open label:"good first issue"')).toEqual([
    'fleet-console/issues/3',
    'robot-arm/issues/2',
  ]);
  const lastWeek = new Date(Date.now() - 11 * 86_400_000).toISOString().slice(0, 10);
  expect(await find(`is:pr is:merged merged:>=${lastWeek}`)).toEqual([
    'fleet-console/pull/5',
    'fleet-console/pull/8',
    'infra/pull/2',
  ]);
  expect(await find('is:pr repo:northwind/robot-arm base:main is:draft')).toEqual(['robot-arm/pull/10']);
  expect(await find('is:issue jerks repo:northwind/robot-arm')).toEqual(['robot-arm/issues/1']);
});

it('refuses a search of issues that does not say which kind', async () => {
  expect((await call('GET /search/issues?q=jerks')).status).toBe(422);
});

it('shows a changed issue in search at once', async () => {
  const made = await call('POST /repos/northwind/infra/issues', { title: 'Brand new', labels: ['bug'] });
  expect(made.status).toBe(201);
  const found = await call('GET /search/issues?q=is:issue+brand+new');
  expect(found.body).toMatchObject({ total_count: 1, items: [{ number: part(made.body, 'number') }] });
});

it('finds code with the lines around the words', async () => {
  const response = await fetch(`${sandbox.github.api}/search/code?q=maximumSpeed+repo:northwind/robot-arm`, {
    headers: { authorization: `Bearer ${ana}`, accept: 'application/vnd.github.text-match+json' },
  });
  expect(await response.json()).toMatchObject({
    items: [
      { path: 'src/limits.ts', text_matches: [{ fragment: expect.stringContaining('maximumSpeed = 1200') }] },
    ],
  });
});

it('writes release notes from what was merged since the last release', async () => {
  const { body } = await call('POST /repos/northwind/robot-arm/releases/generate-notes', {
    tag_name: 'v2.4.0',
  });
  expect(part(body, 'body')).toContain('Explain the simulator options by @chloe-martin');
  expect(part(body, 'body')).not.toContain('Check demos');
  const taken = await call('POST /repos/northwind/robot-arm/releases', { tag_name: 'v2.3.0', draft: true });
  expect(taken.body).toMatchObject({ errors: [{ field: 'tag_name', code: 'already_exists' }] });
});

it('gives the log of a failed job through a link that lives for a minute, and runs the job again', async () => {
  const runs = await call('GET /repos/northwind/infra/actions/runs?status=failure');
  const id = String(part(runs.body, 'workflow_runs', 0, 'id'));
  const jobs = await call(`GET /repos/northwind/infra/actions/runs/${id}/jobs`);
  const job = String(part(jobs.body, 'jobs', 0, 'id'));
  const link =
    (await call(`GET /repos/northwind/infra/actions/jobs/${job}/logs`)).headers.get('location') ?? '';
  expect(await (await fetch(link)).text()).toContain('quota exceeded in production');
  sandbox.clock.advance(61);
  expect((await fetch(link)).status).toBe(404);
  expect((await call(`POST /repos/northwind/infra/actions/runs/${id}/rerun-failed-jobs`)).status).toBe(201);
  sandbox.clock.advance(30);
  const again = await call(`GET /repos/northwind/infra/actions/runs/${id}`);
  expect(again.body).toMatchObject({ conclusion: 'success', run_attempt: 2 });
});
