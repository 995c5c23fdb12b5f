import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { axeViolations, openBrowser } from '../support/browser.js';
import { signInAt } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

const looks = (['light', 'dark'] as const).flatMap((theme) => [1280, 360].map((width) => ({ theme, width })));

let house: House;
let browser: Browser;

beforeAll(async () => {
  mkdirSync('screenshots', { recursive: true });
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const [ana, ben, chloe] = await Promise.all(
    (['ana', 'ben', 'chloe'] as const).map((who) => new Visitor(house, who).signIn()),
  );
  await ana?.connect('review-code');
  await ana?.key();
  for (const skill of ['review-code', 'read-and-search-email', 'find-and-read-issues'])
    await ben?.connect(skill);
  await house.query(
    `INSERT INTO connection_endings (company_id, connection_id, reason, ends_at)
     SELECT company_id, c.id, 'idle', now() + interval '13 days' FROM connections c
     JOIN people p USING (company_id) WHERE p.id = c.person_id AND p.email LIKE 'ana@%'`,
  );
  // The providers are down for long: two wait, and Atlassian has no way at all.
  house.sandbox.faults.push({ path: '/(grant|revoke)$', status: 503, times: 1_000 });
  const [person] = await house.query<{ id: string }>(`SELECT id FROM people WHERE email LIKE 'ben@%'`);
  await chloe?.json(`/api/v1/admin/people/${person?.id ?? ''}/offboard`, { method: 'POST', body: {} });
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function faultsOf(page: Page, name: string): Promise<unknown[]> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `screenshots/${name}.png`, fullPage: true });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [...(await axeViolations(page)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
}

const steps: readonly (readonly [name: string, path: string, open: (page: Page) => Promise<void>])[] = [
  [
    'people',
    '/admin/people',
    (page) => page.getByText('3 people').or(page.getByText('1 left')).first().waitFor(),
  ],
  [
    'people-end',
    '/admin/people',
    async (page) => {
      await page.getByRole('button', { name: /^End access\s*: Ana Lopez/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'people-erase',
    '/admin/people',
    async (page) => {
      await page.getByRole('button', { name: /^Erase\s*: Ben Okafor/ }).click();
      await page.getByLabel('Type ben@northwind.example').fill('somebody@else.example');
      await page.getByRole('dialog').getByRole('button', { name: 'Erase' }).click();
      await page.getByText('This is not their address.').waitFor();
    },
  ],
  ['removals', '/admin/removals', (page) => page.getByText('Atlassian gives us no way to end it').waitFor()],
  [
    'retention',
    '/admin/retention',
    async (page) => {
      await page.getByLabel('End after').fill('7');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Must be 0 for never, or at least 30').waitFor();
    },
  ],
];

it.each(looks)(
  'shows who leaves, what is left to end and what is kept without a fault, $theme at $width px',
  async ({ theme, width }) => {
    const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    await signInAt(page, house.url, 'chloe');
    const found: Record<string, unknown[]> = {};
    for (const [name, path, open] of steps) {
      await page.goto(house.url + path);
      await open(page);
      const faults = await faultsOf(page, `leaving-${name}-${theme}-${width}`);
      if (faults.length > 0) found[name] = faults;
    }
    expect(found).toEqual({});
    await context.close();
  },
  90_000,
);

it('ends the access of a colleague, erases them, and the list is empty of them', async () => {
  house.sandbox.faults.clear();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await signInAt(page, house.url, 'chloe');
  await page.goto(`${house.url}/admin/people`);
  await page.getByRole('button', { name: /^End access\s*: Ana Lopez/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End access' }).click();
  await page.getByText('Every provider has confirmed.').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Let back in\s*: Ana Lopez/ }).waitFor();
  await page.getByRole('button', { name: /^Erase\s*: Ana Lopez/ }).click();
  await page.getByLabel('Type ana@northwind.example').fill('ana@northwind.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Erase' }).click();
  await page.getByText('Nothing here leads to this person any more.').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('ana@northwind.example').waitFor({ state: 'detached' });
  await context.close();
}, 60_000);
