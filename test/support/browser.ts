import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { chromium, type Browser, type Page } from 'playwright-core';

import { findChromium } from './chromium.js';

/** One broken accessibility rule and the elements that break it, as CSS selectors. */
export interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly elements: readonly string[];
}

// A browser calls home in many ways; tests run in a closed network, where each would be a wait or a failure.
const closedNetwork = [
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,OptimizationHints,Translate',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];
// There once the page has evaluated axe-core's source.
declare const axe: typeof import('axe-core');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Starts a headless Chromium; the caller closes it. Throws when this platform has none and `CHROME_PATH` is not set. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...closedNetwork, ...asRoot, '--disable-dev-shm-usage', '--disable-gpu'];
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env }, headless: true });
}

/** Checks the page as it is now against WCAG 2.2 A and AA. An empty list means that axe found nothing. */
export async function axeViolations(page: Page): Promise<AxeViolation[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Evaluated, not added as a script: our own content security policy would refuse that, and rightly.
  await page.evaluate(source);
  return page.evaluate(async (values) => {
    const { violations } = await axe.run({ runOnly: { type: 'tag', values } });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      elements: nodes.map((node) => node.target.join(' ')),
    }));
  }, tags);
}
