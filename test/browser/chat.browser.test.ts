import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { openBrowser } from '../support/browser.js';
import { consentAs, signInAt } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

let house: House;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
});

const field = () => page.getByRole('textbox', { name: 'Your question' });
const card = (kind: string) => page.locator(`[data-card="${kind}"]`);
/** A text that can be seen: the same words also stand in folded traces. */
const seen = (text: RegExp | string) => page.getByText(text).filter({ visible: true }).first();
const comments = () =>
  house.sandbox.ledger
    .snapshot()
    .requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/comments')).length;

async function ask(text: string): Promise<void> {
  await field().fill(text);
  await field().press('Enter');
}

it('asks, is sent to connect with one click, comes back and is answered without another', async () => {
  await signInAt(page, house.url, 'ben');
  await page.getByRole('link', { name: 'Chat', exact: true }).first().click();
  await page.getByRole('button', { name: 'Which pull requests wait for my review?' }).click();
  await card('connect').getByRole('button', { name: 'Connect GitHub' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Continue to GitHub' }).click();
  await consentAs(page, { login: 'ben-okafor' });
  await page.waitForURL(/\/chat\/[0-9a-f-]{36}/);
  await seen('northwind/fleet-console').waitFor();
  await card('connect').waitFor({ state: 'detached' });
  const trace = page.locator('[data-trace]').first();
  expect(await trace.innerText()).toMatch(/Looked at GitHub: 1 call/);
  await trace.locator('summary').click();
  await seen('as ben-okafor').waitFor();
  await page.reload();
  await seen('northwind/fleet-console').waitFor();
}, 120_000);

it('asks for a value that is missing, and goes on with it', async () => {
  await (await new Visitor(house, 'ana').signIn()).connect('explore-a-codebase');
  await signInAt(page, house.url, 'ana');
  await page.goto(`${house.url}/chat`);
  await ask('Show me the latest commits');
  await card('value').getByRole('textbox', { name: /^Repo/ }).fill('northwind/robot-arm');
  await card('value').getByRole('button', { name: 'Use this' }).click();
  await card('value').waitFor({ state: 'detached' });
  await seen('Looked at GitHub: 1 call').waitFor();
  await seen(/I found \d+/).waitFor();
}, 120_000);

it('lets a choice be made with one click where there are a few', async () => {
  await (await new Visitor(house, 'ana').signIn()).connect('find-and-read-issues');
  await signInAt(page, house.url, 'ana');
  await page.goto(`${house.url}/chat`);
  await ask('Which of my issues are open?');
  await card('value')
    .getByRole('button', { name: /^northwind \(/ })
    .click();
  await seen(/ARM-\d+/).waitFor();
}, 120_000);

it('shows a change exactly before it is made, keeps it through a restart of the hub, and makes it once', async () => {
  await (await new Visitor(house, 'ana').signIn()).connect('manage-pull-requests');
  await signInAt(page, house.url, 'ana');
  await page.goto(`${house.url}/chat`);
  const before = comments();
  await ask('Comment on northwind/robot-arm#9: Looks good to me.');
  const text = await card('approval').innerText();
  for (const part of [
    'At GitHub, as ana-lopez',
    'northwind/robot-arm',
    '9',
    'Looks good to me.',
    'Changes things',
  ])
    expect(text).toContain(part);
  await house.restart();
  await page.reload();
  await card('approval').waitFor();
  expect(comments()).toBe(before);
  await card('approval').getByRole('button', { name: 'Approve' }).click();
  await seen(/Worked with GitHub: 1 call/).waitFor();
  await seen(/comment id/).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  expect(comments()).toBe(before + 1);
}, 90_000);

it('is refused by keyboard alone, and then nothing is done', async () => {
  await signInAt(page, house.url, 'ana');
  await page.goto(`${house.url}/chat`);
  const before = comments();
  await ask('Comment on northwind/robot-arm#9: Never mind.');
  const no = card('approval').getByRole('button', { name: 'Don’t' });
  await no.waitFor();
  for (let n = 0; n < 60 && !(await no.evaluate((one) => one === document.activeElement)); n++)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('You said no, so I left it.').waitFor();
  expect(comments()).toBe(before);
}, 120_000);

it('says what failed and offers what works', async () => {
  await signInAt(page, house.url, 'ana');
  await page.goto(`${house.url}/chat`);
  house.sandbox.faults.push({
    path: '/model/v1/chat/completions',
    status: 400,
    body: { error: { message: 'x' } },
  });
  await ask('Hello');
  await page.getByText('The language model did not answer. Nothing was changed').waitFor();
  await page.getByRole('region', { name: 'These work' }).getByRole('button').first().click();
  await page.locator('[data-trace]').waitFor();
}, 120_000);

it('tries a tool with a form from its schema, and shows the answer to read and as data', async () => {
  await signInAt(page, house.url, 'ana');
  await page.goto(`${house.url}/playground?tool=github_get_pull_request`);
  await page.getByRole('textbox', { name: /^Repo/ }).fill('northwind/robot-arm');
  await page.getByRole('spinbutton', { name: /^Number/ }).fill('9');
  await page.getByRole('button', { name: 'Run it' }).click();
  await page.locator('[data-answer]').waitFor();
  await page.getByRole('button', { name: 'As data' }).click();
  expect(JSON.parse(await page.locator('pre[data-answer]').innerText())).toMatchObject({ number: 9 });
}, 120_000);

it('makes an agent and asks it', async () => {
  await signInAt(page, house.url, 'ana');
  await page.goto(`${house.url}/agents`);
  await page.getByRole('button', { name: 'New agent' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Review buddy');
  await dialog.getByRole('radio', { name: 'Only these' }).check();
  await dialog.getByRole('checkbox', { name: 'Review code' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('link', { name: 'Ask : Review buddy' })
    .or(page.getByRole('link', { name: /Ask.*Review buddy/ }))
    .first()
    .click();
  await page.getByRole('button', { name: 'What am I asked to review?' }).click();
  await seen('northwind/robot-arm').waitFor();
}, 120_000);
