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
const pages = {
  has_more: { type: 'boolean' },
  next_cursor: { type: 'string', description: 'cursor of the next page; absent on the last one' },
};

/** The published schemas of `tool`. What the hub adds to an answer (pages, a note) is part of the output's. */
export function schemasOf(tool: Tool): ToolSchemas {
  const input = { ...plain(tool.input, 'input'), additionalProperties: false };
  const output = plain(tool.output, 'output');
  if (output['type'] !== 'object') return { input, output };
  const added = 'cursor' in tool.input.shape ? { ...pages, note } : { note };
  return { input, output: { ...output, properties: { ...(output['properties'] as object), ...added } } };
}

function plain(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
