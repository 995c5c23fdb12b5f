import type { ListedTool } from '../listed-tool.js';
import type { Skillhub } from '../skillhub.js';
import { type AdapterOptions, describe, run } from './run.js';

/** The `tool` function of `@openai/agents`, handed in so that this package depends on no version of it. */
export type OpenaiAgentsMaker<Tool> = (tool: {
  name: string;
  description: string;
  parameters: never;
  strict: false;
  needsApproval: boolean;
  execute: (input: unknown) => Promise<string>;
}) => Tool;

/** The person's tools for `new Agent({ tools })` of the OpenAI Agents SDK. Throws SkillhubError. */
export async function openaiAgentsTools<Tool>(
  hub: Skillhub,
  tool: OpenaiAgentsMaker<Tool>,
  options: AdapterOptions = {},
): Promise<Tool[]> {
  const make = (listed: ListedTool): Tool =>
    tool({
      name: listed.name,
      description: describe(listed),
      parameters: { required: [], ...listed.input_schema, additionalProperties: true } as never,
      strict: false,
      needsApproval: options.approve?.includes(listed.effect) ?? false,
      execute: async (input) => (await run(hub, listed.name, input)).text,
    });
  return (await hub.tools(options)).map(make);
}
