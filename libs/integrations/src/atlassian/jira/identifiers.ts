import * as z from 'zod';

// jira.js does not encode what it puts into a path, so nothing that reaches one is free text.
const matching = (pattern: RegExp, problem: string) => z.string().regex(pattern, problem);

/** One line of text. */
export const line = (max: number) => matching(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, 'Write one line of text').max(max);

/** A site of the grant, by name or address; never part of an address itself. */
export const site = matching(
  /^[\p{L}\p{N}][\p{L}\p{N} .:/_-]{0,99}$/u,
  'Write the name or the address of a Jira site',
)
  .optional()
  .describe('Name or url, if several are connected');

/** A project's key. */
export const project = matching(
  /^[A-Z][A-Z0-9_]{1,19}$/u,
  'Write the key of a project, for example ARM',
).describe('Project key');

/** An issue's key. */
export const key = matching(
  /^[A-Z][A-Z0-9_]{1,19}-[1-9]\d{0,8}$/u,
  'Write the key of an issue, for example ARM-12',
).describe('Such as ARM-12');

/** Jira's own number for an attachment, a board, a sprint. */
export const id = matching(/^[1-9]\d{0,17}$/u, 'Write the id that Jira gave');

/** A person as people name them; resolved before it is used. */
export const person = line(100).describe('Name, email, account id or me');

/** A label: one word. */
export const label = matching(/^[^\s\p{Cc}]{1,255}$/u, 'Write a label: one word');

/** A calendar day. */
export const day = matching(
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u,
  'Write a day as 2026-11-30',
).describe('YYYY-MM-DD');

/** Working time as Jira writes it. */
export const duration = matching(
  /^(?=\d)(?:\d{1,3}w ?)?(?:\d{1,3}d ?)?(?:\d{1,3}h ?)?(?:\d{1,4}m)?$/u,
  'Write a time as 2h 30m (w, d, h, m)',
).describe('Such as 2h 30m');

/** Several lines of text; Jira takes at most 32,767 characters. */
export const markdown = z.string().min(1).max(30_000).describe('Markdown');

/** A moment with its zone. */
export const moment = matching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/u,
  'Write a moment as 2026-11-30T09:00:00Z',
)
  .refine((text) => !Number.isNaN(Date.parse(text)), 'There is no such moment')
  .describe('ISO 8601 with zone');
