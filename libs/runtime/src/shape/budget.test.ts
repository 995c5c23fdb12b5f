import { ToolError } from '@hub/kit';
import { expect, it } from '@jest/globals';

import { budget, fit } from './budget.js';

const items = (count: number, length: number) =>
  Array.from({ length: count }, (_, id) => ({ id, text: 'x'.repeat(length) }));

it('leaves a short answer as it is', () => {
  const answer = { items: items(3, 10) };
  expect(fit(answer)).toEqual({ answer, kept: undefined, note: undefined });
});

it('drops the last items of a long list and says so', () => {
  const { answer, kept, note } = fit({ items: items(100, 1_000), total: 100 });
  expect(kept).toBeGreaterThan(10);
  expect((answer['items'] as unknown[]).length).toBe(kept);
  expect(JSON.stringify(answer).length).toBeLessThanOrEqual(budget.soft);
  expect(note).toContain(`${kept} of 100`);
});

it('keeps at least one item, its texts cut when they are beyond all measure', () => {
  const { answer, note } = fit({ items: items(2, 100_000) });
  expect((answer['items'] as unknown[]).length).toBe(1);
  expect(JSON.stringify(answer).length).toBeLessThan(budget.hard);
  expect(note).toContain('cut');
});

it('lets a single long text through that is within the hard limit', () =>
  expect(fit({ body: 'x'.repeat(50_000) }).note).toBeUndefined());

it('refuses what cannot be cut', () => {
  const wide = Object.fromEntries(items(5_000, 20).map(({ id, text }) => [`key${id}`, text]));
  expect(() => fit(wide)).toThrow(ToolError);
});

it('counts what JSON escapes when it is close to the budget', () => {
  const quotes = { body: '"'.repeat(budget.soft / 2 - 100), items: items(2, 10) };
  expect(fit(quotes)).toEqual({ answer: quotes, kept: undefined, note: undefined });
  const tooMany = { body: '"'.repeat(budget.soft / 2 + 20), items: items(2, 10) };
  expect(fit(tooMany).kept).toBe(1);
});
