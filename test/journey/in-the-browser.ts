import type { Page } from 'playwright-core';

import { consentAs } from '../support/consent-pages.js';
import { expectThat, step } from './steps.js';

/** Clicks of ours, counted as a person would. */
export class Clicks {
  count = 0;

  constructor(private readonly page: Page) {}

  async on(role: 'button' | 'link', name: string | RegExp): Promise<void> {
    this.count++;
    await this.page.getByRole(role, { name }).first().click();
  }
}

/** From the Skills page to the first answer. Returns how many clicks of ours that took. */
export async function connect(page: Page, login: string): Promise<number> {
  const clicks = new Clicks(page);
  await step('Skills page → Connect → Continue to GitHub', async () => {
    await clicks.on('button', /^Connect\s*: Manage pull requests/);
    await clicks.on('button', 'Continue to GitHub');
    await page.waitForURL(/\/login\/oauth\/authorize/);
  });
  await step(`consent at the sandbox as ${login}`, async () => {
    await consentAs(page, { login });
    await page.waitForURL(/\/skills\/manage-pull-requests/);
  });
  await step('back on the skill page, the first answer is there by itself', async () => {
    await page.getByText(`Connected as ${login}`).first().waitFor();
    await page.getByText(`Answered as ${login}`).first().waitFor();
  });
  expectThat(clicks.count <= 2, 'at most 2 clicks of ours from the Skills page to connected', clicks.count);
  return clicks.count;
}

/** Disconnects and returns what the page says about it. */
export async function disconnect(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/connections`);
  await page.getByRole('button', { name: 'Disconnect' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Disconnect/ })
    .click();
  const said = page.getByText(/Removed at GitHub/).first();
  await said.waitFor();
  return (await said.textContent()) ?? '';
}
