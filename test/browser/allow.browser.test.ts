import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { axeViolations, openBrowser } from '../support/browser.js';
import { signInAt } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { mcpCall } from '../support/mcp-call.js';
import { OauthAgent, type Tokens, tokensIn } from '../support/oauth-agent.js';
import { password, people, Visitor } from '../support/visitor.js';

const looks = (['light', 'dark'] as const).flatMap((theme) => [1280, 360].map((width) => ({ theme, width })));

let house: House;
let browser: Browser;
let agent: OauthAgent;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect('review-code');
  agent = await new OauthAgent(house.url, `${house.sandbox.url}/agent/callback`).register({
    client_name: 'Desk agent',
  });
}, 90_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

const open = (theme: 'light' | 'dark' = 'light', width = 1280): Promise<BrowserContext> =>
  browser.newContext({ colorScheme: theme, viewport: { width, height: 800 } });

/** Waits until the browser has gone back to the agent, and takes the code that it brings. */
async function codeOf(page: Page): Promise<string> {
  await page.waitForURL((url) => url.pathname === '/agent/callback');
  return new URL(page.url()).searchParams.get('code') ?? '';
}

const trade = async (code: string): Promise<Tokens> =>
  tokensIn(await agent.trade({ grant_type: 'authorization_code', code }));
const list = async ({ access_token: token }: Tokens) =>
  (await mcpCall(`${house.url}/mcp`, token, 'github_search_pull_requests', { state: 'open' })).status;

it('an agent sends somebody who is not signed in: sign-in, page, back, call; and they take it back', async () => {
  const context = await open();
  const page = await context.newPage();
  await page.goto(agent.address());
  await page.getByText('An agent wants to act as you').waitFor();
  await page.getByLabel('E-mail').fill(people.ana.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Let Desk agent act as you?' }).waitFor();
  await page.getByText('a program on this device').waitFor();
  await page.getByRole('checkbox', { name: 'It may also change and send things as me' }).uncheck();
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  const tokens = await trade(await codeOf(page));
  expect([tokens.scope, await list(tokens)]).toEqual(['tools:read', 200]);
  await page.goto(`${house.url}/allowed-agents`);
  await page.getByText('Only looks things up').waitFor();
  await page.getByRole('button', { name: /^Take back.*Desk agent/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await page.getByText('No agent may act as you yet').waitFor();
  expect(await list(tokens)).toBe(401);
  await context.close();
}, 60_000);

it('a no goes back as a no, with the keyboard alone', async () => {
  const context = await open();
  const page = await context.newPage();
  await signInAt(page, house.url, 'ana');
  await page.goto(agent.address());
  const no = page.getByRole('button', { name: 'Don’t allow' });
  await no.waitFor();
  await no.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('error') === 'access_denied');
  await context.close();
}, 60_000);

it.each(looks)(
  'the page, the lists and the problem page have no fault of axe and fit, $theme at $width px',
  async ({ theme, width }) => {
    const context = await open(theme, width);
    const page = await context.newPage();
    const found: Record<string, unknown> = {};
    const look = async (name: string) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `screenshots/${name}-${theme}-${width}.png`, fullPage: true });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const faults = [...(await axeViolations(page)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
      if (faults.length > 0) found[name] = faults;
    };
    await signInAt(page, house.url, 'chloe');
    await page.goto(agent.address());
    await look('allow');
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await codeOf(page);
    await page.goto(`${house.url}/allowed-agents`);
    await page.getByText('Desk agent').first().waitFor();
    await look('allowed-agents');
    await page.goto(`${house.url}/admin/agent-access`);
    await page.getByText('Desk agent').first().waitFor();
    await look('agent-access');
    await page.goto(`${house.url}/oidc/auth?client_id=nobody`);
    await look('agent-problem');
    expect(found).toEqual({});
    await context.close();
  },
  60_000,
);
