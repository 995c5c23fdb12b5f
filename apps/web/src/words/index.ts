import { enAccount } from './en-account.js';
import { enAdmin } from './en-admin.js';
import { en } from './en.js';

/** The words of the pages. Another language is one more value of the same type. */
export const words = { ...en, ...enAccount, admin: enAdmin };
export type Words = typeof words;
