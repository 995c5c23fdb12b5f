import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { axeViolations, openBrowser } from '../../../../test/support/browser.js';
import { sandboxForTest } from '../../../../test/support/sandbox.js';
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
    client_id: sandbox.github.clientId,
    redirect_uri: redirectUri,
    scope: 'repo read:org',
    state: 'kept',
  });
  return `${sandbox.github.web}/login/oauth/authorize?${query.toString()}`;
};

it.each([
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)(
  'has no accessibility fault and no sideways scrolling at %i px in %s',
  async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(consentUrl());
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  },
  30_000,
);

it('asks for an account first, then returns to the client with a code', async () => {
  const page = await browser.newPage();
  await page.goto(consentUrl());
  await page.getByRole('button', { name: 'Authorize Skillhub' }).click();
  expect(page.url()).toContain('/login/oauth/authorize');
  await page.getByLabel('Ana Lopez').check();
  await page.getByRole('button', { name: 'Authorize Skillhub' }).click();
  await page.waitForURL(`${redirectUri}?*`);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
    code: expect.any(String),
    state: 'kept',
  });
  await page.close();
}, 30_000);

it('returns with a refusal when the person cancels, without an account', async () => {
  const page = await browser.newPage();
  await page.goto(consentUrl());
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(`${redirectUri}?*`);
  expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');
  await page.close();
}, 30_000);
