import { afterEach, expect, it } from '@jest/globals';

import { atlassianTokensOf, callJira, sitesOf } from '../../../../../test/support/atlassian-sandbox.js';
import { part, sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox, SandboxOptions } from '../../sandbox.js';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function anaIn(options: SandboxOptions) {
  sandbox = await sandboxForTest(options);
  const token = (await atlassianTokensOf(sandbox, 'ana-lopez')).access_token;
  const site = (await sitesOf(sandbox, token))['northwind'] ?? '';
  return (route: string, body?: unknown) =>
    callJira(sandbox, { token, site }, route.replace(' ', ' /rest/api/3'), body);
}
const shown = ({ status, headers }: { status: number; headers: Headers }) => [
  status,
  headers.get('ratelimit-reason'),
  headers.get('retry-after'),
];

it('slows bursts on one endpoint down, and no others', async () => {
  const call = await anaIn({ jira: { limits: { burst: 2 } } });
  await call('GET /issue/ARM-1');
  await call('GET /issue/ARM-2');
  const third = await call('GET /issue/ARM-3');
  expect(shown(third)).toEqual([429, 'jira-burst-based', '1']);
  expect(Date.parse(third.headers.get('x-ratelimit-reset') ?? '')).toBeGreaterThan(Date.now() - 5000);
  expect((await call('GET /myself')).status).toBe(200);
  sandbox.clock.advance(1);
  expect((await call('GET /issue/ARM-3')).status).toBe(200);
});

it('slows writes to one issue down', async () => {
  const call = await anaIn({ jira: { limits: { writesPerIssue: 1 } } });
  const write = (key: string) => call(`PUT /issue/${key}`, { fields: { labels: ['x'] } });
  expect((await write('ARM-1')).status).toBe(204);
  expect(shown(await write('ARM-1'))).toEqual([429, 'jira-per-issue-on-write', '2']);
  expect((await write('ARM-2')).status).toBe(204);
  expect((await call('GET /issue/ARM-1')).status).toBe(200);
  sandbox.clock.advance(2);
  expect((await write('ARM-1')).status).toBe(204);
});

it('counts points for calls and for what they return, by the hour', async () => {
  const call = await anaIn({ jira: { limits: { points: 10 } } });
  expect((await call('POST /search/jql', { jql: 'project = ARM', maxResults: 9 })).status).toBe(200);
  const refused = await call('GET /myself');
  expect(shown(refused).slice(0, 2)).toEqual([429, 'jira-quota-global-based']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
  sandbox.clock.advance(3590);
  expect((await call('GET /myself')).status).toBe(429);
  sandbox.clock.advance(9);
  // The token lives as long as the hour: only its last second shows the new one.
  expect(Number((await call('GET /myself')).headers.get('retry-after'))).toBeLessThanOrEqual(1);
});

it('lets search see a change late when told to, except for issues to reconcile', async () => {
  const call = await anaIn({ jira: { searchLagSeconds: 30 } });
  const fields = { project: { key: 'OPS' }, issuetype: { name: 'Task' }, summary: 'Unheard' };
  const id = String(part((await call('POST /issue', { fields })).body, 'id'));
  const found = async (more = {}) =>
    (
      part(
        (await call('POST /search/jql', { jql: 'summary ~ unheard', ...more })).body,
        'issues',
      ) as unknown[]
    ).length;
  expect([await found(), await found({ reconcileIssues: [Number(id)] })]).toEqual([0, 1]);
  sandbox.clock.advance(31);
  expect(await found()).toBe(1);
});

it('holds thousands of issues and pages through their keys', async () => {
  const call = await anaIn({ scale: { issues: 5000 } });
  expect((await call('POST /search/approximate-count', { jql: 'project = SIM' })).body).toEqual({
    count: 5000,
  });
  const keys = await call('POST /search/jql', { jql: 'project = SIM', fields: ['key'], maxResults: 5000 });
  expect(part(keys.body, 'issues')).toHaveLength(5000);
  const page = await call('POST /search/jql', {
    jql: 'text ~ overshoots',
    fields: ['summary'],
    maxResults: 5000,
  });
  expect([part(page.body, 'isLast'), (part(page.body, 'issues') as unknown[]).length]).toEqual([false, 100]);
});
