import { expect, it } from '@jest/globals';

import { isSameText, justMade, listed } from './settling.js';

const now = Date.parse('2026-11-30T12:00:00Z');
const made = (...times: string[]) =>
  justMade({ items: times.map((at) => ({ at: `2026-11-${at}:00Z` })), now }, ({ at }) => at);
const unsure = expect.objectContaining({ code: 'outcome_unknown' });

it('takes the only one of the last minutes for the lost change, whatever is older', () => {
  expect(made('30T11:58')).toEqual({ at: '2026-11-30T11:58:00Z' });
  expect(made('20T08:00', '30T09:00', '30T11:58')).toEqual({ at: '2026-11-30T11:58:00Z' });
});

it('is sure that nothing was done where there is nothing of the last day', () => {
  expect(made()).toBeUndefined();
  expect(made('28T12:00')).toBeUndefined();
});

it('does not guess between two, nor takes one of this morning', () => {
  expect(() => made('30T11:58', '30T11:59')).toThrow(unsure);
  expect(() => made('30T07:00')).toThrow(unsure);
});

it("goes by GitHub's clock and by its own where GitHub does not say", async () => {
  const page = { data: [], headers: { date: 'Mon, 30 Nov 2026 12:00:00 GMT' } };
  expect((await listed(async () => page)).now).toBe(now);
  expect((await listed(async () => ({ data: [], headers: {} }))).now).toBeGreaterThan(now - 1e12);
});

it('reads a list to its end, and gives up on one that has none', async () => {
  const page = (number: number, last: number) => ({
    data: [number],
    headers: number < last ? { link: '<x>; rel="next"' } : {},
  });
  expect((await listed(async (number) => page(number, 3))).items).toEqual([1, 2, 3]);
  await expect(listed(async (number) => page(number, 99))).rejects.toEqual(unsure);
});

it('sees no difference in line ends and blanks around a text', () => {
  expect(isSameText('a\r\nb\n', 'a\nb')).toBe(true);
  expect(isSameText(null, undefined)).toBe(true);
  expect(isSameText('a', 'b')).toBe(false);
});
