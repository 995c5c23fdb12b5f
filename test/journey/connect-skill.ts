import type { Page } from 'playwright-core';

import { passProvider, stateShown } from '../support/consent-pages.js';

/** Who is on the way, and where. */
export interface Traveller {
  readonly page: Page;
  readonly hub: string;
  readonly login: string;
}

/** A skill as the journey needs it: `providers` are the titles of its steps. */
export interface Stop {
  readonly id: string;
  readonly title: string;
  readonly providers: readonly string[];
  readonly question: string;
}

/** From the Skills page to a skill that is connected at all of its providers. Returns how often a provider asked. */
export async function connectSkill(traveller: Traveller, stop: Stop): Promise<number> {
  const { page, hub } = traveller;
  await page.goto(hub);
  await page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: stop.title, exact: true }) })
    .getByRole('button', { name: /^Connect\b/ })
    .click();
  await passProvider(page, hub, traveller);
  return 1 + (await connectRest(traveller, stop));
}

/** Does on the skill's own page whatever is left to do, provider by provider. Returns how often a provider asked. */
export async function connectRest(traveller: Traveller, stop: Stop): Promise<number> {
  const { page, hub } = traveller;
  for (let asked = 0; asked <= stop.providers.length; asked++) {
    if ((await stateShown(page)) === 'connected') return asked;
    const left = page.locator('[data-step]').getByRole('button');
    await (stop.providers.length > 1 ? left : page.locator('main header [data-primary]')).first().click();
    await passProvider(page, hub, traveller);
  }
  throw new Error(`${stop.title} is ${await stateShown(page)} after every provider has agreed`);
}

/** Opens the page of a skill and waits until it shows where the person stands. */
export async function openSkill({ page, hub }: Traveller, { id }: Stop): Promise<void> {
  await page.goto(`${hub}/skills/${id}`);
  await page.locator('main header [data-state]').first().waitFor();
}

/** Waits for the answer of the first question, which asks itself after connecting. Returns whose account answered. */
export async function firstAnswer({ page }: Traveller, { question }: Stop): Promise<string> {
  await page.getByRole('button', { name: question, expanded: true }).waitFor();
  const answer = page.locator('[data-answer]').first();
  // Whose grant covers two Jira sites is asked which one is meant.
  const site = page.getByRole('button', { name: /^northwind \(/ });
  await answer.or(site).first().waitFor();
  if (await site.isVisible()) await site.click();
  await answer.waitFor();
  return /Answered as (\S+)/.exec(await answer.innerText())?.[1] ?? '';
}

/** Ends every connection, so that the next skill has nothing but its own. */
export async function endConnections({ page, hub }: Traveller): Promise<void> {
  await page.goto(`${hub}/connections`);
  await page.evaluate(async () => {
    const answer = await fetch('/api/v1/connections');
    const { items } = (await answer.json()) as { items: { id: string }[] };
    for (const { id } of items) await fetch(`/api/v1/connections/${id}`, { method: 'DELETE' });
  });
}
