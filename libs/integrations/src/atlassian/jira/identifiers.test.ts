import { describe, expect, it } from '@jest/globals';
import type * as z from 'zod';

import { day, duration, id, key, label, line, moment, project, site } from './identifiers.js';

const takes = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

const tricks = [
  '..',
  '../..',
  'ARM-1/../../../../C2/rest/api/3/project/SECRET',
  '1/../../../../project/FOO',
  'ARM-1?expand=names',
  'ARM-1#x',
  'ARM-1\r\nX: y',
  'ARM-1%2F..',
  'https://evil.example/x',
  '',
];

describe('what ends up in a path', () => {
  it.each([
    ['a key', key, ['ARM-1', 'A1_B-99999'], ['arm-1', 'ARM-0', 'ARM', 'ARM-1 ']],
    ['a project', project, ['ARM', 'A1_B'], ['arm', 'A', '1A', 'ARM-1']],
    ['an id', id, ['1', '10020'], ['0', '-1', '1.5', 'x']],
  ])('%s takes its own form only', (_, schema, good, bad) => {
    expect(good.filter((value) => !takes(schema, value))).toEqual([]);
    expect([...bad, ...tricks].filter((value) => takes(schema, value))).toEqual([]);
  });
});

describe('what does not', () => {
  it('takes a site by name or address, on one line', () => {
    for (const value of ['northwind', 'northwind-labs', 'https://northwind.atlassian.net', undefined])
      expect(takes(site, value)).toBe(true);
    for (const value of ['', '../x', 'a\nb', 'a?b', 'a@b']) expect(takes(site, value)).toBe(false);
  });

  it('takes a label of one word and a line of one line', () => {
    expect([takes(label, 'gripper'), takes(label, 'two words'), takes(label, '')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([takes(line(9), 'one line'), takes(line(9), 'a\nb'), takes(line(9), '   ')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('takes days, moments and durations that exist', () => {
    expect([takes(day, '2026-11-30'), takes(day, '2026-13-01')]).toEqual([true, false]);
    for (const value of ['2026-11-30T09:00Z', '2026-11-30T09:00:00+01:00'])
      expect(takes(moment, value)).toBe(true);
    for (const value of ['2026-11-30', '2026-11-30T09:00', '2026-11-30T29:00Z'])
      expect(takes(moment, value)).toBe(false);
    for (const value of ['30m', '2h', '1h 30m', '1w 2d 3h 4m']) expect(takes(duration, value)).toBe(true);
    for (const value of ['', '2', 'h', '30m 1h', '2 hours']) expect(takes(duration, value)).toBe(false);
  });
});
