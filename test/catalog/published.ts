import type { Tool } from '@hub/kit';
import { skills } from '@hub/integrations';
import * as z from 'zod';

/** Every tool that some skill offers, once, by name. */
export const tools: readonly Tool[] = [
  ...new Map(
    skills.flatMap((skill) => [...skill.tools, ...skill.byName]).map((tool) => [tool.name, tool]),
  ).values(),
].toSorted((a, b) => a.name.localeCompare(b.name));

/** What the first word of a tool's name stands for, and whose it is. */
export const products: Readonly<Record<string, { readonly title: string; readonly provider: string }>> = {
  gmail: { title: 'Gmail', provider: 'google' },
  drive: { title: 'Drive', provider: 'google' },
  github: { title: 'GitHub', provider: 'github' },
  jira: { title: 'Jira', provider: 'atlassian' },
};

/** The first word of a tool's name. */
export const productOf = ({ name }: Tool): string => name.split('_', 1)[0] ?? '';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-7' });
  return rest;
};

/** All that a tool takes and gives, with the checks that the published schema leaves out: a change here is one for every agent. */
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
