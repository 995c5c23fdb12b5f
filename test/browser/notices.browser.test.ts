import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { axeViolations, openBrowser } from '../support/browser.js';
import { signInAt } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { callTool, Visitor } from '../support/visitor.js';

const looks = (['light', 'dark'] as const).flatMap((theme) => [1280, 360].map((width) => ({ theme, width })));

let house: House;
let browser: Browser;

beforeAll(async () => {
  mkdirSync('screenshots', { recursive: true });
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect('review-code');
  await ana.connect('find-and-read-issues');
  const key = await ana.key();
  // GitHub's sign-in has died; Atlassian's ends in two days.
  await house.query(
    `UPDATE connection_tokens SET expires_at = now() FROM connections c WHERE c.id = connection_id AND c.provider = 'github'`,
  );
  house.sandbox.clock.advance(200 * 24 * 3_600);
  await callTool(house.url, key, 'github_search_pull_requests', { state: 'open' });
  await house.query(
    `INSERT INTO notices (company_id, person_id, kind, subject, connection_id, detail)
     SELECT company_id, person_id, 'sign_in_ends', 'connection:' || id, id, jsonb_build_object('provider', provider,
       'account', account_label, 'ends_at', now() + interval '2 days') FROM connections WHERE provider = 'atlassian'`,
  );
}, 90_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

it.each(looks)(
  'says what needs the person on every page, on the card and on the connection, $theme at $width px',
  async ({ theme, width }) => {
    const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    await signInAt(page, house.url, 'ana');
    const found: Record<string, unknown> = {};
    for (const [name, path] of [
      ['notices-skills', '/'],
      ['notices-skill', '/skills/find-and-read-issues'],
      ['notices-connections', '/connections?needs=me'],
      ['notices-activity', '/activity'],
    ] as const) {
      await page.goto(house.url + path);
      await page.getByText('2 accounts need you').waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `screenshots/${name}-${theme}-${width}.png`, fullPage: true });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      const faults = [...(await axeViolations(page)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
      if (faults.length > 0) found[name] = faults;
    }
    expect(found).toEqual({});
    await page.goto(`${house.url}/connections?needs=me`);
    await page.getByText('Sign-in expired', { exact: true }).waitFor();
    await page
      .getByText(/Sign-in ends on/)
      .first()
      .waitFor();
    await context.close();
  },
  60_000,
);

it('puts the banner away when told, and keeps the rest', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAt(page, house.url, 'ana');
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByText('2 accounts need you').waitFor({ state: 'detached' });
  await page.goto(`${house.url}/connections?needs=me`);
  await page.getByText('Sign-in expired', { exact: true }).waitFor();
  expect(await page.getByText('2 accounts need you').count()).toBe(0);
  await context.close();
}, 60_000);
