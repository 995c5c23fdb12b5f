import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { sandboxForTest } from '../support/sandbox.js';
import { openWire, type Wire } from './wire.js';

let sandbox: Sandbox;
let wire: Wire;
beforeAll(async () => {
  sandbox = await sandboxForTest({ scale: { pulls: 130 } });
  wire = await openWire(sandbox, 'github', 'ana-lopez');
}, 60_000);
afterAll(() => sandbox.close());

it('walks through more pull requests than a page holds, each once', async () => {
  const numbers: unknown[] = [];
  let cursor: string | undefined;
  do {
    const input = { repo: 'northwind/parts-archive', limit: 50, ...(cursor && { cursor }) };
    const page = await wire.call('github_search_pull_requests', input);
    numbers.push(...(page['items'] as { number: number }[]).map(({ number }) => number));
    cursor = page['next_cursor'] as string | undefined;
  } while (cursor !== undefined);
  expect(new Set(numbers).size).toBe(130);
  expect(numbers).toHaveLength(130);
});
