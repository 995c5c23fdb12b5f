import * as z from 'zod';

import { line } from '../rest/line.js';

/** A company's name in addresses. */
export const companySlug = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'Must be the short name of a company');

/** What a password sign-in sends. */
export const signInBody = z.strictObject({
  email: line(320).trim().min(3),
  password: z.string().min(1).max(1024),
  company: companySlug.optional().describe('Slug; needed only when the address is in several companies'),
});

export type SignInBody = z.output<typeof signInBody>;
