import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { rowsOf } from '../catalog/cases/rows.js';
import { openBrowser } from '../support/browser.js';
import { consentAs } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { type McpWorld, openMcp, refusalOf } from '../support/mcp-world.js';
import { password, people, Visitor } from '../support/visitor.js';

let house: House;
let browser: Browser;
let page: Page;
let ana: McpWorld;
let link: string;
const ids: Record<'specification' | 'notes', string> = { specification: '', notes: '' };

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const visitor = await new Visitor(house, 'ana').signIn();
  await visitor.connect('write-documents');
  ana = await openMcp(house.url, await visitor.key());
  await findIds();
}, 60_000);
afterAll(async () => {
  await ana.close();
  await browser.close();
  await house.close();
});

// A colleague who may see all files says what they are called at Google.
async function findIds(): Promise<void> {
  const ben = await new Visitor(house, 'ben').signIn();
  await ben.connect('find-and-read-documents');
  const all = await openMcp(house.url, await ben.key());
  const idOf = async (name: string): Promise<string> =>
    String(rowsOf(await all.call('drive_search_files', { name, types: ['doc'] }))[0]?.['file_id']);
  ids.specification = await idOf('Gripper force limit');
  ids.notes = await idOf('Product update');
  await all.close();
}

const read = (file: string) => ana.call('drive_read_file', { file });

it('a connection to single files does not see a document that was never chosen, and says what helps', async () => {
  const refused = await refusalOf(read(ids.specification));
  expect(refused.code).toBe('not_found');
  expect(refused.fix?.label).toContain('drive_request_file_access');
  expect(rowsOf(await ana.call('drive_search_files', { name: 'Gripper' }))).toEqual([]);
});

it('the agent gets a link to hand on, which grants nothing by itself', async () => {
  link = String((await ana.call('drive_request_file_access', { types: ['doc'] }))['url']);
  expect(link).toBe(`${house.url}/connect/google/files?types=doc`);
  expect((await refusalOf(read(ids.specification))).code).toBe('not_found');
});

it('the person follows it, signs in, agrees, and finds the documents to choose from', async () => {
  await page.goto(link);
  await page.getByLabel('E-mail').fill(people.ana.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await consentAs(page, people.ana);
  await page.getByRole('heading', { name: 'Choose files for Skillhub' }).waitFor();
  const offered = await page.getByRole('checkbox').count();
  expect(offered).toBeGreaterThan(3);
  expect(await page.getByText('Doc ·').count()).toBe(offered);
}, 20_000);

it('what the person chose can be read, and nothing else', async () => {
  await page.getByRole('checkbox', { name: /Gripper force limit: specification/ }).check();
  await page.getByRole('button', { name: 'Select' }).click();
  await page.waitForURL(`${house.url}/connections?connected=1&chosen=1`);
  await page.getByText('1 file chosen').waitFor();
  expect((await read(ids.specification))['text']).toMatch(/40 N/);
  expect((await refusalOf(read(ids.notes))).code).toBe('not_found');
});

it('whoever cancels has chosen nothing, and is told so', async () => {
  await page.goto(link);
  await consentAs(page, people.ana);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(`${house.url}/connections?problem=cancelled`);
  await page.getByText('Nothing was changed').waitFor();
  expect((await read(ids.specification))['name']).toMatch(/^Gripper force limit/);
});

it('a provider that has no page for choosing files says so on a page of ours', async () => {
  await page.goto(`${house.url}/connect/github/files`);
  await page.getByText('There is nothing to choose here').waitFor();
});
