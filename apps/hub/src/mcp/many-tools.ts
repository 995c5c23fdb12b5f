import { type Tool, ToolError } from '@hub/kit';
import type { CallToolResult } from '@modelcontextprotocol/server';
import * as z from 'zod';

import { parseWith } from '../rest/parse-with.js';
import { type ListedTool, refusalOf } from './answers.js';
import { answerCall } from './mcp-door.js';
import type { Answer, OwnCall, OwnTool } from './offers.js';

const words = z.strictObject({ request: z.string().min(1).max(500) });
const name = z.strictObject({ name: z.string().max(100) });
const call = z.strictObject({
  name: z.string().max(100),
  arguments: z.record(z.string(), z.unknown()).default({}),
  force_new: z.boolean().optional(),
});

const most = 5;
const reading = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const schemaOf = (schema: z.ZodObject): { type: 'object' } => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: short,
  });
  return { ...rest, type: 'object' };
};

const searchTools: OwnTool = {
  listed: {
    name: 'search_tools',
    title: 'Search tools',
    description: `Your tools are too many to list: find those for a job by saying it in plain words. Up to ${most}, best first.`,
    inputSchema: schemaOf(words),
    annotations: reading,
  },
  answer: (asked) =>
    refusable(asked, async () => {
      const { request } = parseWith(words, asked.params.arguments ?? {});
      const { runtime } = asked.door;
      const { credential, skill } = asked.caller;
      const found = await runtime.search(credential, request, { most, skill });
      return text(found.length > 0 ? foundWords(found) : nothingFound);
    }),
};

const describeTool: OwnTool = {
  listed: {
    name: 'describe_tool',
    title: 'Describe a tool',
    description: 'What a found tool takes. With the id of a skill: how that job is done well.',
    inputSchema: schemaOf(name),
    annotations: reading,
  },
  answer: (asked) =>
    refusable(asked, async () => {
      const wanted = parseWith(name, asked.params.arguments ?? {}).name;
      const { runtime, listed } = asked.door;
      const { tools, skills } = await runtime.toolsFor(asked.caller.credential, asked.caller.skill);
      const tool = tools.find((one) => one.name === wanted);
      if (tool) return text(describedAs(listed(tool)));
      const skill = skills.find(({ id }) => id === wanted);
      if (!skill) throw new ToolError('not_found', 'You have no such tool. Find one with search_tools.');
      return text(
        `# ${skill.title}\n${skill.instructions}\n\nTools: ${skill.tools.map((one) => one.name).join(', ')}`,
      );
    }),
};

const callTool: OwnTool = {
  listed: {
    name: 'call_tool',
    title: 'Call a tool',
    description: 'Calls a tool with the arguments that describe_tool names.',
    inputSchema: schemaOf(call),
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  },
  answer: (asked) =>
    refusable(asked, async () => {
      const { name, arguments: input, force_new: forceNew } = parseWith(call, asked.params.arguments ?? {});
      return answerCall(asked.door, asked.caller, { ...asked.params, name, arguments: input }, { forceNew });
    }),
};

/** What stands for all tools of somebody who has more than a list should carry. The first one says so. */
export const manyTools: readonly OwnTool[] = [searchTools, describeTool, callTool];

async function refusable({ door }: OwnCall, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ToolError) return refusalOf(cause, door.publicUrl);
    throw cause;
  }
}

/** What a search answers with: a line for each tool. */
export const foundWords = (found: readonly Tool[]): string =>
  found.map(({ name, description }) => `${name}: ${firstSentence(description)}`).join('\n');

const nothingFound = 'You have no tool for that. Say it in other words, or tell the person.';

const text = (said: string): CallToolResult => ({ content: [{ type: 'text', text: said }] });

const firstSentence = (description: string): string =>
  /^.*?[.:;](?=\s|$)/s.exec(description)?.[0].replace(/[:;]$/, '.') ?? description;

/** What a description answers with. */
export const describedAs = ({ name, description, inputSchema }: ListedTool): string =>
  JSON.stringify({ name, description, input: inputSchema });

// The hub checks how long a text may be; an agent need not carry it.
function short({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.minLength;
  delete jsonSchema.maxLength;
  delete jsonSchema.propertyNames;
}
