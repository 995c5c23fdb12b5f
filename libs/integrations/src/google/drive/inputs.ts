import * as z from 'zod';

import { findFileId } from './file-id.js';
import { typeWords } from './file-types.js';

// Refinements rather than patterns: a schema's pattern is paid for by every agent in every turn, and says less than the sentence.
const checked = (isFine: (text: string) => boolean, problem: string) => z.string().refine(isFine, problem);

/** A file by its id or its address. */
export const file = checked(
  (text) => findFileId(text) !== undefined,
  'Write a file id, or the address of the file in Google Drive',
).describe('id or url');

/** A folder or a shared drive by its id or its address; `root` is My Drive. */
export const folder = checked(
  (text) => findFileId(text) !== undefined,
  'Write a folder id, the address of the folder in Google Drive, or root',
).describe('id or url; root is My Drive');

/** A comment's id, which Drive makes of letters, digits, - and _. */
export const commentId = checked(
  (text) => /^[\w-]{1,100}$/.test(text),
  'Write a comment_id of drive_list_comments',
).describe('from drive_list_comments');

/** One line, as names of files are. */
export const line = (max: number) =>
  checked(
    (text) => /^[^\p{Cc}\p{Zl}\p{Zp}]*\S[^\p{Cc}\p{Zl}\p{Zp}]*$/u.test(text),
    'Write one line of text',
  ).max(max);

const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(text);

/** An address of one person or group. */
export const email = checked(isEmail, 'Write one plain email address');

/** An address, or `me` for the person who asks. */
export const owner = checked(
  (text) => text === 'me' || isEmail(text),
  'Write one plain email address, or me',
).describe('email or me');

/** A moment with its time zone, as Drive writes them (RFC 3339). */
export const moment = checked(
  (text) =>
    /^\d{4}-\d{2}-\d{2}T[\d:.]{8,20}(?:Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)),
  'Write a moment as 2026-11-30T09:00:00.000Z',
);

/** A calendar day, UTC. */
export const day = checked((text) => isDay(text), 'Write a day as 2026-11-30').describe('YYYY-MM-DD');

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** Kinds of files, in an employee's words. */
export const types = z
  .array(z.enum(typeWords))
  .max(typeWords.length)
  .optional()
  .describe('kinds; all if left out');
