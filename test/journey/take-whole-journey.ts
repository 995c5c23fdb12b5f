import { skills } from '@hub/integrations';
import { providersOf, type Skill } from '@hub/kit';

import { openBrowser } from '../support/browser.js';
import { signInAt } from '../support/consent-pages.js';
import { type House, openHouse } from '../support/house.js';
import { people, Visitor } from '../support/visitor.js';
import {
  connectRest,
  connectSkill,
  endConnections,
  firstAnswer,
  openSkill,
  type Stop,
  type Traveller,
} from './connect-skill.js';
import { step } from './steps.js';
import { type Shown, useSkill } from './use-tools.js';

const tools = [
  ...new Set(skills.flatMap((skill) => [...skill.tools, ...skill.byName].map(({ name }) => name))),
];

const stopAt = ({ id, title, tools: own, examples }: Skill): Stop => ({
  id,
  title,
  providers: providersOf(own).map((provider) => provider.title),
  question: examples[0].question,
});

/** Every skill connected in the browser, and every tool used and refused over MCP. Throws when one is missing. */
export async function takeWholeJourney(): Promise<void> {
  const began = performance.now();
  process.stdout.write('\nThe whole catalogue\n');
  const house = await step('a hub, a sandbox and a database of its own', () => openHouse());
  const shown: Shown = { good: new Set(), refused: new Set(), faults: [] };
  const connected = await inBrowser(house).catch(async (cause: unknown) => {
    await house.close();
    throw cause;
  });
  try {
    await overMcp(house, shown);
  } finally {
    await house.close();
  }
  summarize(connected, shown, performance.now() - began);
}

async function inBrowser(house: House): Promise<number> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const traveller = { page, hub: house.url, login: people.ana.login };
  try {
    await step('Ana signs in', () => signInAt(page, house.url, 'ana'));
    process.stdout.write(
      '\nEach skill from nothing: Skills page, what it will do, the provider, the first answer\n',
    );
    for (const skill of skills) await step(skill.title, () => alone(traveller, stopAt(skill)));
    process.stdout.write('\nAll skills together: each adds only what is still missing\n');
    for (const skill of skills) await step(skill.title, () => together(traveller, stopAt(skill)));
    return skills.length;
  } catch (cause) {
    process.stdout.write(`\n${page.url()} said:\n${await page.locator('body').innerText()}\n`);
    throw cause;
  } finally {
    await browser.close();
  }
}

async function alone(traveller: Traveller, stop: Stop): Promise<string> {
  const asked = await connectSkill(traveller, stop);
  const account = await firstAnswer(traveller, stop);
  await endConnections(traveller);
  return `${stop.providers.join(' + ')}, asked ${asked}×, answered as ${account}`;
}

async function together(traveller: Traveller, stop: Stop): Promise<string> {
  await openSkill(traveller, stop);
  const asked = await connectRest(traveller, stop);
  return asked === 0 ? 'ready by what was given before' : `asked ${asked}×`;
}

async function overMcp(house: House, shown: Shown): Promise<void> {
  process.stdout.write('\nOver MCP: each skill at its own address, each tool used and refused\n');
  const key = await (await new Visitor(house, 'ana').signIn()).key();
  for (const skill of skills)
    await step(skill.title, async () => {
      const before = [shown.good.size, shown.refused.size] as const;
      const listed = await useSkill({ url: house.url, key }, skill, shown);
      const fresh = `${shown.good.size - before[0]} used, ${shown.refused.size - before[1]} refused`;
      return `${listed.length} tools listed; for the first time: ${fresh}`;
    });
}

function summarize(connected: number, { good, refused, faults }: Shown, took: number): void {
  const row = (what: string, has: number, of: number) =>
    `  ${what.padEnd(28)} ${String(has).padStart(3)} of ${String(of).padStart(3)}${has === of ? '' : '   MISSING'}\n`;
  process.stdout.write(
    `\n${row('skills connected', connected, skills.length)}${row('tools called', good.size, tools.length)}${row('refusals shown', refused.size, tools.length)}  ${(took / 1000).toFixed(0)} s\n`,
  );
  const missing = tools.filter((name) => !good.has(name) || !refused.has(name));
  if (missing.length === 0 && faults.length === 0) return;
  throw new Error(`Not shown: ${missing.join(', ')}\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}
