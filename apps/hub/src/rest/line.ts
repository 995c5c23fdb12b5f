import * as z from 'zod';

/** One line of text: whole characters, no control characters. What PostgreSQL and a log line can both hold. */
export const line = (most: number): z.ZodString =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'Must be one line of plain text');
