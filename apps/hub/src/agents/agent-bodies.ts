import * as z from 'zod';

import { line } from '../rest/line.js';

const text = (most: number): z.ZodString =>
  z
    .string()
    .max(most)
    .regex(/^[^\0\p{Cs}]*$/u, 'Must be plain text');

const limits = z.strictObject({
  steps: z.int().min(1).max(50).optional(),
  seconds: z.int().min(5).max(1_800).optional(),
  tokens: z.int().min(1_000).max(5_000_000).optional(),
  cost: z.number().min(0.0001).max(1_000).optional(),
});

/** An agent as a person makes it. Without a model it gets the first there is; `skills` null means every skill of whoever asks. */
export const agentBody = z.strictObject({
  name: line(80).min(1),
  summary: line(200).default(''),
  instructions: text(20_000).default(''),
  model: line(60).optional(),
  skills: z.array(line(60)).max(100).nullable().default(null),
  asks: z.enum(['changes', 'sends']).default('changes'),
  limits: limits.default({}),
  audience: z.enum(['me', 'team', 'company']).default('me'),
  team_id: z.uuid().optional(),
});
export type AgentBody = z.output<typeof agentBody>;

export const conversationBody = z.strictObject({ agent_id: line(60) });

const question = text(20_000).min(1);

/** A question as text, or what the AI SDK's chat clients send: the whole conversation, of which its last message counts. */
export const messageBody = z.union([
  z.strictObject({ text: question }),
  z.object({
    messages: z
      .array(z.object({ role: z.string(), parts: z.array(z.looseObject({ type: z.string() })).max(2_000) }))
      .min(1),
  }),
]);

/** What a person says to a card. `hash` is the card's; `values` are for what was missing. */
export const decisionBody = z.strictObject({
  decision: z.enum(['approve', 'deny']),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  values: z
    .record(
      z.string().max(100),
      z.union([text(10_000), z.number(), z.boolean(), z.array(text(1_000)).max(100)]),
    )
    .optional(),
});

/** A company's own key for a model; null takes it away. */
export const modelKeyBody = z.strictObject({
  api_key: z
    .string()
    .regex(/^[\x21-\x7e]{1,500}$/, 'Must be 1 to 500 visible characters without spaces')
    .nullable(),
});
