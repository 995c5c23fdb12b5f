import * as z from 'zod';

const price = z.number().min(0).max(10_000);

const declared = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, 'must be lower-case letters, digits, dots and hyphens'),
    title: z.string().min(1).max(80),
    kind: z.enum(['openai-compatible', 'anthropic', 'google']),
    url: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    model: z.string().min(1).max(200),
    api_key: z.string().max(500).optional(),
    prices: z.strictObject({ input: price, output: price }).optional(),
  })
  .refine(({ kind, url }) => kind !== 'openai-compatible' || url !== undefined, {
    path: ['url'],
    message: 'is needed for an openai-compatible model',
  });

/** Language models as an operator declares them; ids are unique, prices are US dollars for a million tokens. */
export const modelList = z
  .array(declared)
  .max(50)
  .refine(
    (models) => new Set(models.map(({ id }) => id)).size === models.length,
    'two models have the same id',
  );
