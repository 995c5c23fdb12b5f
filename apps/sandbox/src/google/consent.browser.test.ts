import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { axeViolations } from '../../../../test/support/browser.js';
import { type ConsentWindow, openConsentWindow } from '../../../../test/support/consent-window.js';
import { googleScopes } from '../../../../test/support/sandbox.js';

let opened: ConsentWindow;
beforeAll(async () => {
  opened = await openConsentWindow();
}, 60_000);
afterAll(() => opened.close());

const consentUrl = () => {
  const query = new URLSearchParams({
    client_id: opened.sandbox.google.clientId,
    redirect_uri: opened.redirectUri,
    response_type: 'code',
    scope: googleScopes('openid email gmail.readonly gmail.compose'),
    state: 'kept',
  });
  return `${opened.sandbox.google.accounts}/o/oauth2/v2/auth?${query.toString()}`;
};

it.each([
  [360, 'light'],
  [1280, 'dark'],
] as const)(
  'has no accessibility fault and no sideways scrolling with its ticks at %i px in %s',
  async (width, colorScheme) => {
    const page = await opened.browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.goto(consentUrl());
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  },
  30_000,
);

it('grants what stays ticked and leaves out what is unticked', async () => {
  const page = await opened.browser.newPage();
  await page.goto(consentUrl());
  await page.getByLabel('Ana Lopez').check();
  await page.getByRole('checkbox', { name: 'Manage drafts and send emails' }).uncheck();
  await page.getByRole('button', { name: 'Authorize Skillhub' }).click();
  await page.waitForURL(`${opened.redirectUri}?*`);
  const back = new URL(page.url()).searchParams;
  expect(back.get('scope')).toBe(googleScopes('openid userinfo.email gmail.readonly'));
  expect(back.get('state')).toBe('kept');
  await page.close();
}, 30_000);
