import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { axeViolations } from '../../../../test/support/browser.js';
import { type ConsentWindow, openConsentWindow } from '../../../../test/support/consent-window.js';

let opened: ConsentWindow;
beforeAll(async () => {
  opened = await openConsentWindow();
}, 60_000);
afterAll(() => opened.close());

const consentUrl = () => {
  const query = new URLSearchParams({
    client_id: opened.sandbox.github.clientId,
    redirect_uri: opened.redirectUri,
    scope: 'repo read:org',
    state: 'kept',
  });
  return `${opened.sandbox.github.web}/login/oauth/authorize?${query.toString()}`;
};

it.each([
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)(
  'has no accessibility fault and no sideways scrolling at %i px in %s',
  async (width, colorScheme) => {
    const page = await opened.browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(consentUrl());
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  },
  30_000,
);

it('asks for an account first, then returns to the client with a code', async () => {
  const page = await opened.browser.newPage();
  await page.goto(consentUrl());
  await page.getByRole('button', { name: 'Authorize Skillhub' }).click();
  expect(page.url()).toContain('/login/oauth/authorize');
  await page.getByLabel('Ana Lopez').check();
  await page.getByRole('button', { name: 'Authorize Skillhub' }).click();
  await page.waitForURL(`${opened.redirectUri}?*`);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
    code: expect.any(String),
    state: 'kept',
  });
  await page.close();
}, 30_000);

it('returns with a refusal when the person cancels, without an account', async () => {
  const page = await opened.browser.newPage();
  await page.goto(consentUrl());
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(`${opened.redirectUri}?*`);
  expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');
  await page.close();
}, 30_000);
