import * as z from 'zod';

import { addressOf } from './addresses.js';

const id = (of: string) =>
  z
    .string()
    .regex(/^[\w-]{1,64}$/u, `Write the ${of}`)
    .describe(of);

/** Gmail's ids, as other tools answer them. */
export const threadId = id('thread_id');
export const messageId = id('message_id');
export const draftId = id('draft_id');

/** The number of a part inside its message (RFC 3501 style, as Gmail's partId): unlike Gmail's own long ids it stays the same. */
export const attachmentId = z
  .string()
  .regex(/^\d{1,3}(?:\.\d{1,3}){0,20}$/u, 'Write the attachment_id')
  .describe('attachment_id of the message');

/** A label's name as people see it, a child behind its parents: `Clients/Northwind`. */
export const labelName = z
  .string()
  .max(225)
  .refine((name) => /^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u.test(name), 'Write the name of a label')
  .describe('Name of a label');

const address = z
  .string()
  .max(320)
  .refine(
    (text) => addressOf(text) !== undefined,
    'Write one address: ana@x.example or Ana Lopez <ana@x.example>',
  );

/** Whom a mail goes to. */
export const people = (of: string) => z.array(address).max(100).describe(of);

/** One address to send from. */
export const alias = address.describe('Send-as address set up in Gmail');

/** One line without line breaks, which would begin another header. */
export const subject = z
  .string()
  .max(900)
  .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), 'Write the subject in one line')
  .describe('One line');

/** What a mail says. */
export const body = z.string().max(200_000).describe('Markdown');

/** Closes a mail. */
export const signature = z.string().max(5_000).describe('Markdown below the body');

/** Files that the hub keeps. */
export const attachments = z
  .array(z.string().regex(/^[\w-]{1,200}$/u, 'Write the file_handle'))
  .max(20)
  .describe('file_handle of each file');
