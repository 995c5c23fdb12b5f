import * as z from 'zod';

import { clip } from '../../text.js';

/** How much of a text is asked for, in characters. */
export const textPaging = {
  offset: z.int().min(0).default(0).describe('From next_offset'),
  max_chars: z.int().min(500).max(20_000).default(12_000).describe('Longest text'),
};

/** Part of a text, and where it goes on; `next_offset` is null at its end. */
export const textPage = { text: z.string(), next_offset: z.int().nullable(), total_chars: z.int() };

/** `max` characters of `whole` from `offset`, whole characters only. */
export function pageOf(whole: string, offset: number, max: number) {
  const text = clip(whole.slice(offset, offset + max + 1), max);
  const reached = offset + text.length;
  return { text, next_offset: reached < whole.length ? reached : null, total_chars: whole.length };
}
