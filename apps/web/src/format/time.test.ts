import { describe, expect, test } from '@jest/globals';
import { duration, shortDate, sinceOrUntil } from './time.js';

const now = Date.parse('2026-11-23T12:00:00Z');

describe('times', () => {
  test('are said in the largest unit that fits', () => {
    expect(sinceOrUntil('2026-11-23T10:00:00Z', now)).toBe('2 hr. ago');
    expect(sinceOrUntil('2026-11-22T11:00:00Z', now)).toBe('yesterday');
    expect(sinceOrUntil('2026-11-23T11:59:40Z', now)).toBe('just now');
    expect(sinceOrUntil('2026-12-23T12:00:00Z', now)).toBe('next mo.');
  });

  test('dates name the month, so that nobody mixes up day and month', () => {
    expect(shortDate('2026-11-03T12:00:00Z')).toBe('3 Nov 2026');
  });

  test('durations change from milliseconds to seconds', () => {
    expect([duration(340.4), duration(1234)]).toEqual(['340 ms', '1.2 s']);
  });
});
