import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { axeViolations, openBrowser } from './browser.js';

describe('axeViolations', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  }, 30_000);

  afterAll(() => browser.close());

  async function check(body: string) {
    const page = await browser.newPage();
    await page.setContent(
      `<html lang="en"><head><title>A page</title></head><body><main>${body}</main></body></html>`,
    );
    return axeViolations(page);
  }

  it('finds nothing on a page that is in order', async () => {
    expect(await check('<h1>In order</h1><button>Connect</button>')).toEqual([]);
  });

  it('catches planted faults and says where they are', async () => {
    const found = await check(
      '<button id="bare"></button><p id="pale" style="color: #bbb">Pale on white</p>',
    );
    expect(found.map(({ id, elements }) => [id, elements])).toEqual([
      ['button-name', ['#bare']],
      ['color-contrast', ['#pale']],
    ]);
  });
});
