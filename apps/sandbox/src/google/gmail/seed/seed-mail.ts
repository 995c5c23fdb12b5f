import type { Attachment } from '../mime/compose.js';

/** Days before now, and the time of that day in UTC; a bare number is days as a fraction. */
export type Ago = number | readonly [days: number, time: string];

/** Someone of the seed by first name, or a whole address. */
export type Who = string;

/** One message of a seeded conversation. */
export interface SeedMail {
  from: Who;
  to: readonly Who[];
  cc?: readonly Who[];
  ago: Ago;
  /** `{tomorrow}` is the name of the day after the sandbox's today. */
  text: string;
  /** The HTML beside the text; written from the text when absent and `quotes` is set. */
  html?: string;
  /** Leaves out the plain text. */
  htmlOnly?: true;
  /** Carries the earlier message below the new text, as mail programs do. */
  quotes?: true;
  attachments?: readonly Attachment[];
  headers?: Readonly<Record<string, string>>;
  /** Kept as a draft of its author instead of being sent. */
  draft?: true;
}

/** A conversation, in every seeded mailbox that it touches. */
export interface SeedThread {
  /** `{week}` is the number of the first mail's week. */
  subject: string;
  mails: readonly SeedMail[];
  /** Label names and system label ids, on every message, by first name. */
  filed?: Readonly<Record<string, readonly string[]>>;
  /** Who has not read the last message yet. */
  unread?: readonly string[];
  /** Who has it out of the inbox. */
  archived?: readonly string[];
  /** `CATEGORY_PERSONAL` when absent. */
  category?: 'UPDATES' | 'PROMOTIONS' | 'FORUMS' | 'SOCIAL';
}
