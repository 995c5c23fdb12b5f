import type { Tool } from '@hub/kit';
import * as z from 'zod';

/** A JSON Schema as a plain object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a tool takes and gives, as JSON Schema with an object at the root. */
export interface ToolSchemas {
  readonly input: JsonSchema;
  readonly output: JsonSchema;
}

const note = { type: 'string', description: 'What the hub left out or changed, and how to get it' };
const deduplicated = {
  type: 'boolean',
  description: 'Made a short while ago already; nothing was done again',
};
const pages = {
  has_more: { type: 'boolean' },
  next_cursor: { type: 'string', description: 'cursor of the next page; absent on the last one' },
};

/**
 * The published schemas of `tool`: what helps to fill it in. What the hub adds to an answer (pages, a note) is part of the
 * output's; how a text has to look is left to the hub's check, which refuses in words.
 */
export function schemasOf(tool: Tool): ToolSchemas {
  const input = { ...plain(tool.input, 'input'), additionalProperties: false };
  const output = plain(tool.output, 'output');
  if (output['type'] !== 'object') return { input, output };
  const added = {
    ...('cursor' in tool.input.shape && pages),
    ...(tool.effect !== 'read' && !tool.idempotent && { deduplicated }),
    note,
  };
  return { input, output: { ...output, properties: { ...(output['properties'] as object), ...added } } };
}

function plain(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => withoutGuards(jsonSchema),
  });
  return rest;
}

const farthest = 2_147_483_647;

// What the hub checks and names in its refusal. An agent pays for it in every turn and learns nothing from it, and there are
// clients that turn away a tool whose pattern looks ahead.
function withoutGuards(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema.pattern;
  delete schema.minLength;
  delete schema.maxLength;
  if (isFar(schema.minimum)) delete schema.minimum;
  if (isFar(schema.maximum)) delete schema.maximum;
}

const isFar = (limit: number | undefined): boolean => limit !== undefined && Math.abs(limit) >= farthest;
