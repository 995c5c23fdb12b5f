import * as z from 'zod';

/** What a password sign-in sends. */
export const signInBody = z.strictObject({
  email: z.string().trim().min(3).max(320),
  password: z.string().min(1).max(1024),
  company: z
    .string()
    .max(41)
    .optional()
    .describe('Slug; needed only when the address is in several companies'),
});

export type SignInBody = z.output<typeof signInBody>;
