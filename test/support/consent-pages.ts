import type { Page } from 'playwright-core';

interface Choices {
  /** Words of the permissions and sites that are unticked before agreeing. */
  readonly without?: readonly string[];
}

/** Agrees on a provider's page as one of its accounts. The page to come is not waited for. */
export async function consentAs(page: Page, login: string, { without = [] }: Choices = {}): Promise<void> {
  const account = page.getByRole('radio', { name: new RegExp(`\\b${login}\\b`) });
  await account.check();
  for (const words of without) await page.getByRole('checkbox', { name: words }).uncheck();
  await page.getByRole('button', { name: 'Authorize' }).click();
}
