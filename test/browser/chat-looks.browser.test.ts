import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { axeViolations, openBrowser } from '../support/browser.js';
import { signInAt } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

const shots = 'screenshots';
const looks = (['light', 'dark'] as const).flatMap((theme) => [1280, 360].map((width) => ({ theme, width })));

let house: House;
let browser: Browser;
const conversations: Record<string, string> = {};

async function begin(ana: Visitor, name: string, ...questions: string[]): Promise<void> {
  const { items } = await ana.json<{ items: { id: string }[] }>('/api/v1/agents');
  const body = { agent_id: items[0]?.id };
  const { id } = await ana.json<{ id: string }>('/api/v1/conversations', { method: 'POST', body });
  conversations[name] = id;
  for (const text of questions) {
    const asked = await ana.browser.ask(`/api/v1/conversations/${id}/messages`, {
      method: 'POST',
      body: { text },
    });
    await asked.text();
    for (let n = 0; n < 100; n += 1) {
      const { state } = await ana.json<{ state: string }>(`/api/v1/conversations/${id}`);
      if (state !== 'running') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect('manage-pull-requests');
  await ana.connect('find-and-read-issues');
  const waits = 'Which pull requests wait for my review?';
  await begin(ana, 'answer', waits, 'Read pull request northwind/nowhere#1');
  await begin(
    ana,
    'approve',
    waits,
    'Comment on northwind/robot-arm#9: Looks **good** to me.\nTwo small things remain.',
  );
  await begin(ana, 'value', 'Show me the latest commits');
  await begin(ana, 'choice', 'Which of my issues are open?');
  await begin(ana, 'connect', 'What is new in my inbox?');
  house.sandbox.faults.push({ path: '/model/', status: 400, body: { error: { message: 'x' } } });
  await begin(ana, 'failed', waits);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** What is wrong with the page as it stands. Leaves a picture. */
async function faultsOf(page: Page, name: string): Promise<unknown[]> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [...(await axeViolations(page)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
}

it.each(looks)(
  'shows chat, cards, agents and the playground without a fault of axe and within the screen, $theme at $width px',
  async ({ theme, width }) => {
    const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 800 } });
    const page = await context.newPage();
    await signInAt(page, house.url, 'ana');
    const found: Record<string, unknown[]> = {};
    const look = async (name: string) => {
      const faults = await faultsOf(page, `${name}-${theme}-${width}`);
      if (faults.length > 0) found[name] = faults;
    };
    const pages = [
      ['chat-new', '/chat'],
      ...Object.entries(conversations).map(([name, id]) => [`chat-${name}`, `/chat/${id}`]),
      ['agents', '/agents'],
      ['playground', '/playground?tool=github_search_pull_requests'],
    ] as const;
    for (const [name, path] of pages) {
      await page.goto(house.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const trace = page.locator('[data-trace] summary').first();
      if (name === 'chat-answer') await trace.click();
      await look(name ?? '');
    }
    await page.getByRole('button', { name: 'Run it' }).click();
    await page.locator('[data-answer]').waitFor();
    await look('playground-answer');
    await page.goto(`${house.url}/agents`);
    await page.getByRole('button', { name: 'New agent' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Only these' }).check();
    await look('agent-dialog');
    expect(found).toEqual({});
    await context.close();
  },
  180_000,
);

it('shows the models page to a company admin without a fault, and to nobody else', async () => {
  const page = await browser.newPage();
  await signInAt(page, house.url, 'chloe');
  await page.goto(`${house.url}/admin/models`);
  await page.getByText('Scripted stand-in').waitFor();
  expect(await faultsOf(page, 'admin-models-light-1280')).toEqual([]);
  await page.context().clearCookies();
  await signInAt(page, house.url, 'ana');
  await page.goto(`${house.url}/admin/models`);
  await page.getByText('This page is for admins').waitFor();
}, 60_000);
