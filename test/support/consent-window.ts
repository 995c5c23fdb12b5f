import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Browser } from 'playwright-core';

import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { openBrowser } from './browser.js';
import { sandboxForTest } from './sandbox.js';

/** A browser before a seeded sandbox, and a client to which consent returns; its page shows the address it was called with. */
export interface ConsentWindow {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  readonly redirectUri: string;
  close(): Promise<void>;
}

/** Opens one on free ports; the caller closes it. */
export async function openConsentWindow(): Promise<ConsentWindow> {
  const client = createServer((request, response) => response.end(`<title>back</title>${request.url}`));
  await new Promise<void>((done) => client.listen(0, '127.0.0.1', done));
  const redirectUri = `http://127.0.0.1:${(client.address() as AddressInfo).port}/callback`;
  const sandbox = await sandboxForTest({ redirectUris: [redirectUri] });
  const browser = await openBrowser();
  return {
    browser,
    sandbox,
    redirectUri,
    close: async () => {
      await browser.close();
      await sandbox.close();
      client.close();
    },
  };
}
