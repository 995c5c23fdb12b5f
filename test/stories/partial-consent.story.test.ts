import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { rowsOf } from '../catalog/cases/rows.js';
import { openBrowser } from '../support/browser.js';
import { passProvider, signInAt, stateShown } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { type McpWorld, openMcp, refusalOf } from '../support/mcp-world.js';
import { people, Visitor } from '../support/visitor.js';

const { login } = people.ana;
const draft = { to: ['ben@northwind.example'], subject: 'Ramps', body: 'Shall we?' };

let house: House;
let browser: Browser;
let page: Page;
let key: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await signInAt(page, house.url, 'ana');
  key = await (await new Visitor(house, 'ana').signIn()).key();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

async function connect(skill: string, without: readonly string[]): Promise<void> {
  await page.goto(`${house.url}/skills/${skill}`);
  await page.locator('main header [data-primary]').click();
  await passProvider(page, house.url, { login, without });
}

describe('a Google account that was connected with one permission unticked', () => {
  let drafts: McpWorld;
  let fix: string;

  beforeAll(async () => {
    await connect('draft-replies', ['Manage drafts and send emails']);
    drafts = await openMcp(house.url, key, 'draft-replies');
  }, 30_000);
  afterAll(() => drafts.close());

  it('is shown as working in part, with its first answer and what is missing', async () => {
    expect(await stateShown(page)).toBe('more_access');
    await page.getByText('What you allowed works already').waitFor();
    await page.getByText('Answered as ana@northwind.example').waitFor();
  });

  it('reads mail, and is refused a draft by the name of the permission, with a link', async () => {
    expect(rowsOf(await drafts.call('gmail_search_threads', { query: 'in:inbox' })).length).toBeGreaterThan(
      0,
    );
    const refused = await refusalOf(drafts.call('gmail_create_draft', draft));
    expect(refused.code).toBe('missing_scope');
    expect(refused.message).toContain('Write drafts, and send mail as you');
    fix = refused.fix?.path ?? '';
    expect(fix).toBe(`${house.url}/skills/draft-replies`);
  });

  it('gets the permission with one click on the page of the link, and then writes the draft', async () => {
    await page.goto(fix);
    await page.getByText('Needs one more permission: Write drafts, and send mail as you').first().waitFor();
    await page.getByRole('button', { name: /^Allow what is missing/ }).click();
    expect(await passProvider(page, house.url, { login })).toBe(false);
    expect(await stateShown(page)).toBe('connected');
    expect(await drafts.call('gmail_create_draft', draft)).toHaveProperty('draft_id');
  }, 20_000);

  it('keeps what it had when a second skill is connected, even with that unticked on the way', async () => {
    await connect('find-and-read-documents', ['Manage drafts and send emails', 'View your email messages']);
    expect(await stateShown(page)).toBe('connected');
    expect(await drafts.call('gmail_create_draft', { ...draft, subject: 'Ramps again' })).toHaveProperty(
      'draft_id',
    );
    const all = await openMcp(house.url, key);
    expect(rowsOf(await all.call('drive_search_files', { name: 'Product update' })).length).toBeGreaterThan(
      0,
    );
    await all.close();
  }, 20_000);
});

describe('a Jira grant over two sites', () => {
  let issues: McpWorld;
  const mine = { assignee: 'me', state: 'open' };
  const search = (input: Record<string, unknown>) => issues.call('jira_search_issues', input);

  beforeAll(async () => {
    await connect('find-and-read-issues', []);
    issues = await openMcp(house.url, key, 'find-and-read-issues');
  }, 30_000);
  afterAll(() => issues.close());

  it('is never guessed at: a call without a site is handed both to choose from', async () => {
    const refused = await refusalOf(search(mine));
    expect(refused.code).toBe('needs_input');
    expect(refused.candidates.map(({ field, value }) => [field, value])).toEqual([
      ['site', 'northwind.atlassian.net'],
      ['site', 'northwind-labs.atlassian.net'],
    ]);
  });

  it('answers on the page once the person has chosen a site there', async () => {
    await page.getByText('Which Jira site?').waitFor();
    await page.getByRole('button', { name: /^northwind \(/ }).click();
    await page.locator('[data-answer]').getByText('ARM-').first().waitFor();
  });

  it('works with a site that it names', async () => {
    const keysAt = async (site: string) =>
      rowsOf(await search({ ...mine, site })).map(({ key: one }) => String(one));
    expect(await keysAt('northwind')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(ARM|FLEET|OPS)-/)]),
    );
    expect(await keysAt('northwind-labs')).toEqual(expect.arrayContaining([expect.stringMatching(/^LAB-/)]));
  });

  it('refuses a site that was not granted by its name, and names those that were', async () => {
    const refused = await refusalOf(search({ ...mine, site: 'contoso' }));
    expect(refused.code).toBe('invalid_input');
    expect([refused.message, ...refused.problems.map(({ problem }) => problem)].join(' ')).toMatch(
      /contoso.*northwind/,
    );
  });

  it('asks nothing any more once the second site was left out', async () => {
    await connect('create-and-groom-issues', ['northwind-labs']);
    expect(rowsOf(await search(mine)).map(({ key: one }) => String(one))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^ARM-/)]),
    );
    const refused = await refusalOf(search({ ...mine, site: 'northwind-labs' }));
    expect(refused.code).toBe('invalid_input');
  }, 20_000);
});
