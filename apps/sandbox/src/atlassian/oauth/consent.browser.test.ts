import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { askAtlassian, sitesOf } from '../../../../../test/support/atlassian-sandbox.js';
import { axeViolations } from '../../../../../test/support/browser.js';
import { type ConsentWindow, openConsentWindow } from '../../../../../test/support/consent-window.js';

let opened: ConsentWindow;
beforeAll(async () => {
  opened = await openConsentWindow();
}, 60_000);
afterAll(() => opened.close());

const consentUrl = () => {
  const query = new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: opened.sandbox.atlassian.clientId,
    redirect_uri: opened.redirectUri,
    response_type: 'code',
    prompt: 'consent',
    scope: 'read:jira-work read:me offline_access',
    state: 'kept',
  });
  return `${opened.sandbox.atlassian.auth}/authorize?${query.toString()}`;
};

it.each([
  [360, 'light'],
  [1280, 'dark'],
] as const)(
  'has no accessibility fault and no sideways scrolling at %i px in %s, sites shown',
  async (width, colorScheme) => {
    const page = await opened.browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(consentUrl());
    await page.getByLabel('Ana Lopez').check();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  },
  30_000,
);

it('shows the sites of the chosen account only, and grants those that stay ticked', async () => {
  const page = await opened.browser.newPage();
  await page.goto(consentUrl());
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.getByLabel('Ben Okafor').check();
  expect(await page.getByRole('checkbox').count()).toBe(1);
  await page.getByLabel('Ana Lopez').check();
  expect(await page.getByRole('checkbox').count()).toBe(2);
  await page.getByRole('checkbox', { name: 'northwind-labs' }).uncheck();
  await page.getByRole('button', { name: 'Authorize Skillhub' }).click();
  await page.waitForURL(`${opened.redirectUri}?*`);
  const code = new URL(page.url()).searchParams.get('code') ?? '';
  const tokens = await askAtlassian(opened.sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: opened.redirectUri,
  });
  expect(Object.keys(await sitesOf(opened.sandbox, tokens.access_token))).toEqual(['northwind']);
  await page.close();
}, 30_000);
