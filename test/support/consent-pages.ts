import type { Page } from 'playwright-core';

import { password, people, type Who } from './visitor.js';

/** How a person agrees: `without` are words of permissions and sites that are unticked before. */
export interface Agreeing {
  readonly login: string;
  readonly without?: readonly string[];
}

/** Signs in on the hub's own page, and waits for the Skills page. */
export async function signInAt(page: Page, hub: string, who: Who): Promise<void> {
  await page.goto(`${hub}/sign-in`);
  await page.getByLabel('E-mail').fill(people[who].email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Skills', level: 1 }).waitFor();
}

/** Agrees on a provider's page as one of its accounts. The page to come is not waited for. */
export async function consentAs(page: Page, { login, without = [] }: Agreeing): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`\\b${login}\\b`) }).check();
  for (const words of without) await page.getByRole('checkbox', { name: words }).uncheck();
  await page.getByRole('button', { name: 'Authorize' }).click();
}

/**
 * From a click on to a provider, through its consent page, and back to the page of a skill. The hub's dialog stands between
 * where the person has not agreed to the skill before. Returns whether it did.
 */
export async function passProvider(page: Page, hub: string, agreeing: Agreeing): Promise<boolean> {
  const going = page.getByRole('dialog').getByRole('button', { name: /^Continue to/ });
  const atProvider = page.waitForURL((url) => url.origin !== new URL(hub).origin).then(() => false as const);
  const asked = await Promise.race([atProvider, going.click().then(() => true as const)]);
  await atProvider;
  await consentAs(page, agreeing);
  await page.waitForURL((url) => url.href.startsWith(`${hub}/skills/`) && url.searchParams.has('connected'));
  await page.locator('main header [data-state]').first().waitFor();
  return asked;
}

/** Where the person stands with the skill whose page is open. */
export async function stateShown(page: Page): Promise<string> {
  const line = page.locator('main header [data-state]').first();
  return (await line.getAttribute('data-state')) ?? '';
}
