import type { ApiKey } from '@hub/identity';
import * as z from 'zod';

import { line } from '../rest/line.js';

/** What a new key is made from. */
export const newKeyBody = z.strictObject({
  name: line(100).trim().min(1),
  kind: z.enum(['personal', 'service']).default('personal'),
  skills: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'Must be the id of a skill'))
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe('Ids of the skills it is limited to; null for all'),
  expires_at: z.iso
    .datetime({ offset: true })
    .refine((at) => Date.parse(at) > Date.now(), 'Must be in the future')
    .optional()
    .describe('RFC 3339; without it the key lives until it is revoked'),
});

export type NewKeyBody = z.output<typeof newKeyBody>;

/** A key as the API lists it: never its text. */
export const keyItem = (key: ApiKey) => ({
  id: key.id,
  kind: key.kind,
  name: key.name,
  hint: key.hint,
  skills: key.skills,
  created_at: key.createdAt,
  expires_at: key.expiresAt,
  granted: key.granted,
});
