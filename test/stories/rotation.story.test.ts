import { mkdirSync, writeFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { drill } from '../support/rotation-drill.js';

let house: House;

beforeAll(async () => {
  house = await openHouse(2);
}, 60_000);
afterAll(() => house.close());

it('R20 seals a company’s tokens anew while its people call tools: killed half-way it goes on, and no call fails', async () => {
  const { ROTATION_TOKENS: tokens = '4000', ROTATION_SETTLE: settle = '3' } = process.env;
  const report = await drill(house, { connections: Number(tokens) / 2, settle: Number(settle) });
  mkdirSync('.data', { recursive: true });
  writeFileSync('.data/rotation.json', JSON.stringify(report, undefined, 2));
  expect(report).toMatchObject({ failures: [], valuesLeft: 0, lost: 0 });
  expect(report.output).toMatch(
    /northwind: went on to version 2, \d+ rows; 0 values left on older ones\nended with 0/,
  );
  expect(report.killedAt).toBeGreaterThan(report.tokens / 4);
  expect(report.killedAt).toBeLessThan(report.tokens);
  expect(report.calls).toBeGreaterThan(100);
  expect(report.refreshes).toBeGreaterThanOrEqual(2);
  const status = await house.command('data-keys', 'status', '--company', 'northwind');
  expect(status.output).toMatch(/version 1 .* 0 values .* empty since/);
}, 600_000);
