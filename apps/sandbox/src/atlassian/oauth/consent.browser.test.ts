import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { askAtlassian, sitesOf } from '../../../../../test/support/atlassian-sandbox.js';
import { axeViolations, openBrowser } from '../../../../../test/support/browser.js';
import { sandboxForTest } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

const client = createServer((request, response) => response.end(`<title>back</title>${request.url}`));
let browser: Browser;
let sandbox: Sandbox;
let redirectUri: string;
beforeAll(async () => {
  await new Promise<void>((done) => client.listen(0, '127.0.0.1', done));
  redirectUri = `http://127.0.0.1:${(client.address() as AddressInfo).port}/callback`;
  sandbox = await sandboxForTest({ redirectUris: [redirectUri] });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await sandbox.close();
  client.close();
});

const consentUrl = () => {
  const query = new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: sandbox.atlassian.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    prompt: 'consent',
    scope: 'read:jira-work read:me offline_access',
    state: 'kept',
  });
  return `${sandbox.atlassian.auth}/authorize?${query.toString()}`;
};

it.each([
  [360, 'light'],
  [1280, 'dark'],
] as const)(
  'has no accessibility fault and no sideways scrolling at %i px in %s, sites shown',
  async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(consentUrl());
    await page.getByLabel('Ana Lopez').check();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  },
  30_000,
);

it('shows the sites of the chosen account only, and grants those that stay ticked', async () => {
  const page = await browser.newPage();
  await page.goto(consentUrl());
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.getByLabel('Ben Okafor').check();
  expect(await page.getByRole('checkbox').count()).toBe(1);
  await page.getByLabel('Ana Lopez').check();
  expect(await page.getByRole('checkbox').count()).toBe(2);
  await page.getByRole('checkbox', { name: 'northwind-labs' }).uncheck();
  await page.getByRole('button', { name: 'Authorize Skillhub' }).click();
  await page.waitForURL(`${redirectUri}?*`);
  const code = new URL(page.url()).searchParams.get('code') ?? '';
  const tokens = await askAtlassian(sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  });
  expect(Object.keys(await sitesOf(sandbox, tokens.access_token))).toEqual(['northwind']);
  await page.close();
}, 30_000);
