import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { axeViolations, openBrowser } from '../../../../test/support/browser.js';
import { googleScopes, sandboxForTest } from '../../../../test/support/sandbox.js';
import type { Sandbox } from '../sandbox.js';

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
    client_id: sandbox.google.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: googleScopes('openid email gmail.readonly gmail.compose'),
    state: 'kept',
  });
  return `${sandbox.google.accounts}/o/oauth2/v2/auth?${query.toString()}`;
};

it.each([
  [360, 'light'],
  [1280, 'dark'],
] as const)(
  'has no accessibility fault and no sideways scrolling with its ticks at %i px in %s',
  async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(consentUrl());
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  },
  30_000,
);

it('grants what stays ticked and leaves out what is unticked', async () => {
  const page = await browser.newPage();
  await page.goto(consentUrl());
  await page.getByLabel('Ana Lopez').check();
  await page.getByRole('checkbox', { name: 'Manage drafts and send emails' }).uncheck();
  await page.getByRole('button', { name: 'Authorize Skillhub' }).click();
  await page.waitForURL(`${redirectUri}?*`);
  const back = new URL(page.url()).searchParams;
  expect(back.get('scope')).toBe(googleScopes('openid userinfo.email gmail.readonly'));
  expect(back.get('state')).toBe('kept');
  await page.close();
}, 30_000);
