import type { Tool } from '@hub/kit';
import { skills } from '@hub/integrations';
import * as z from 'zod';

/** Every tool that some skill offers, once, by name. */
export const tools: readonly Tool[] = [
  ...new Map(skills.flatMap((skill) => [...skill.tools, ...skill.byName]).map((tool) => [tool.name, tool])).values(),
].toSorted((a, b) => a.name.localeCompare(b.name));

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-7' });
  return rest;
};

/** What the world sees of a tool: whatever changes here changes it for every agent. */
export const publishedFormOf = (tool: Tool) => ({
  name: tool.name,
  title: tool.title,
  description: tool.description,
  effect: tool.effect,
  idempotent: tool.idempotent ?? tool.effect === 'read',
  scopes: tool.scopes,
  requests: tool.requests,
  learn: tool.learn ?? [],
  input: schemaOf(tool.input, 'input'),
  output: schemaOf(tool.output, 'output'),
});
