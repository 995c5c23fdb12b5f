import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { expect } from '@jest/globals';

/**
 * Compares `value` with the JSON file at `path` (from the project's root). `UPDATE_PINS=1` rewrites the file, never in CI;
 * a missing pin fails.
 */
export function expectPin(path: string, value: unknown): void {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (process.env['UPDATE_PINS'] === '1' && !process.env['CI']) writeFileSync(path, text);
  if (!existsSync(path)) throw new Error(`Missing pin ${path}: run UPDATE_PINS=1 npm test`);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
