import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { axeViolations, openBrowser } from '../support/browser.js';
import { signInAt } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { callTool, type Who, Visitor } from '../support/visitor.js';

const themes = ['light', 'dark'] as const;
const widths = [1280, 360] as const;
const looks = themes.flatMap((theme) => widths.map((width) => ({ theme, width })));
const shots = 'screenshots';

let house: House;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect('review-code');
  await ana.connect('read-and-search-email');
  await ana.connect('find-and-read-issues');
  const key = await ana.key();
  await callTool(house.url, key, 'github_search_pull_requests', { review_requested: '@me', state: 'open' });
  await callTool(house.url, key, 'github_get_pull_request', { repo: 'northwind/nowhere', number: 1 });
  await callTool(house.url, key, 'gmail_search_threads', { query: 'is:unread' });
  await callTool(house.url, key, 'github_comment', { repo: 'northwind/robot-arm', number: 9, body: 'Seen.' });
}, 90_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

async function visit(
  who: Who,
  { theme, width }: (typeof looks)[number],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 800 } });
  const page = await context.newPage();
  await signInAt(page, house.url, who);
  return { context, page };
}

/** What is wrong with the page as it stands: accessibility, and anything wider than the screen. Leaves a picture. */
async function faultsOf(page: Page, name: string): Promise<unknown[]> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [...(await axeViolations(page)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
}

const pages: readonly (readonly [string, Who, string])[] = [
  ['skills', 'ana', '/'],
  ['skill-connected', 'ana', '/skills/review-code'],
  ['skill-first-answer', 'ana', '/skills/read-and-search-email?connected=1'],
  ['skill-which-site', 'ana', '/skills/find-and-read-issues?ask=0'],
  ['skill-steps', 'ana', '/skills/write-the-weekly-product-update?connected=1'],
  ['skill-more-access', 'ana', '/skills/draft-replies?connected=1'],
  ['skills-new', 'ben', '/'],
  ['skill-not-connected', 'ben', '/skills/manage-pull-requests'],
  ['skill-steps-open', 'ben', '/skills/prepare-my-meeting'],
  ['connections', 'ana', '/connections?connected=1&chosen=2'],
  ['activity', 'ana', '/activity'],
  ['settings', 'ana', '/settings'],
  ['admin-catalogue', 'chloe', '/admin/catalogue'],
  ['admin-providers', 'chloe', '/admin/providers'],
];

it.each(looks)(
  'shows every page without a fault of axe and within the screen, $theme at $width px',
  async (look) => {
    const found: Record<string, unknown[]> = {};
    for (const who of ['ana', 'ben', 'chloe'] as const) {
      const { context, page } = await visit(who, look);
      for (const [name, , path] of pages.filter((one) => one[1] === who)) {
        await page.goto(house.url + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const faults = await faultsOf(page, `${name}-${look.theme}-${look.width}`);
        if (faults.length > 0) found[name] = faults;
      }
      await context.close();
    }
    expect(found).toEqual({});
  },
  120_000,
);

const dialogs = [
  ['consent-github', '/skills/manage-pull-requests', 'GitHub'],
  ['consent-google', '/skills/triage-inbox', 'Google'],
  ['consent-atlassian', '/skills/run-the-sprint', 'Atlassian'],
] as const;

it.each(looks)(
  'shows the dialogs before each provider and the sign-in page without a fault, $theme at $width px',
  async (look) => {
    const { context, page } = await visit('ben', look);
    const found: Record<string, unknown[]> = {};
    for (const [name, path, provider] of dialogs) {
      await page.goto(house.url + path);
      await page
        .getByRole('button', { name: /^Connect/ })
        .first()
        .click();
      await page.getByRole('button', { name: `Continue to ${provider}` }).waitFor();
      const faults = await faultsOf(page, `${name}-${look.theme}-${look.width}`);
      if (faults.length > 0) found[name] = faults;
    }
    await context.clearCookies();
    await page.goto(`${house.url}/sign-in`);
    await page.getByLabel('E-mail').waitFor();
    found['sign-in'] = await faultsOf(page, `sign-in-${look.theme}-${look.width}`);
    expect(found).toEqual({ 'sign-in': [] });
    await context.close();
  },
  60_000,
);

it.each(looks)(
  'shows the dialog before leaving Atlassian, which cannot be told, $theme at $width px',
  async (look) => {
    const { context, page } = await visit('ana', look);
    await page.goto(`${house.url}/connections`);
    await page
      .getByRole('article')
      .filter({ hasText: 'Atlassian' })
      .getByRole('button', { name: 'Disconnect' })
      .click();
    await page.getByText('Remove it at Atlassian too').waitFor();
    expect(await faultsOf(page, `disconnect-atlassian-${look.theme}-${look.width}`)).toEqual([]);
    await context.close();
  },
  60_000,
);

it('catches a planted fault', async () => {
  const { context, page } = await visit('ana', { theme: 'light', width: 1280 });
  await page.evaluate(() => {
    const faint = document.createElement('p');
    faint.textContent = 'You can hardly read this';
    faint.setAttribute('style', 'color: #bbb; background: #fff');
    document.querySelector('main')?.append(faint);
    // The page's own policy forbids inline styles, so the style is set as a script of ours would.
    faint.style.color = '#bbb';
    faint.style.background = '#fff';
  });
  expect((await axeViolations(page)).map(({ id }) => id)).toContain('color-contrast');
  await context.close();
}, 60_000);

it('connects by keyboard alone, and Escape gives the focus back', async () => {
  const { context, page } = await visit('ben', { theme: 'light', width: 1280 });
  await page.goto(`${house.url}/skills/watch-ci`);
  const connect = page.getByRole('button', { name: /^Connect/ }).first();
  await connect.waitFor();
  for (let n = 0; n < 40 && !(await connect.evaluate((one) => one === document.activeElement)); n++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await connect.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  const go = page.getByRole('button', { name: 'Continue to GitHub' });
  await go.waitFor();
  for (let n = 0; n < 10 && !(await go.evaluate((one) => one === document.activeElement)); n++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/login\/oauth\/authorize/);
  await context.close();
}, 60_000);

it('asks no other host for anything and writes no error to the console', async () => {
  const { context, page } = await visit('ana', { theme: 'light', width: 1280 });
  const strangers: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(house.url)) strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  for (const path of ['/', '/skills/review-code', '/connections', '/activity', '/settings']) {
    await page.goto(house.url + path);
    await page.waitForLoadState('networkidle');
  }
  expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
  await context.close();
}, 60_000);
