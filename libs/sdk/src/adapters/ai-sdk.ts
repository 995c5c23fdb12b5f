import type { ListedTool } from '../listed-tool.js';
import type { Skillhub } from '../skillhub.js';
import { type AdapterOptions, describe, run } from './run.js';

/** The two makers of the `ai` package (6 or later), handed in so that this package depends on no version of it. */
export interface AiSdk<Tool, Schema> {
  readonly jsonSchema: (schema: never) => Schema;
  readonly dynamicTool: (tool: {
    description: string;
    inputSchema: Schema;
    execute: (input: unknown, options: { abortSignal?: AbortSignal | undefined }) => Promise<string>;
  }) => Tool;
}

/** The person's tools for `generateText`, `streamText` and `ToolLoopAgent` of the AI SDK, by name. Throws SkillhubError. */
export async function aiSdkTools<Tool, Schema>(
  hub: Skillhub,
  { dynamicTool, jsonSchema }: AiSdk<Tool, Schema>,
  options: AdapterOptions = {},
): Promise<Record<string, Tool>> {
  const make = (tool: ListedTool): Tool =>
    dynamicTool({
      description: describe(tool),
      inputSchema: jsonSchema(tool.input_schema as never),
      execute: async (input, { abortSignal }) => (await run(hub, tool.name, input, abortSignal)).text,
      ...(options.approve?.includes(tool.effect) && { needsApproval: true }),
    });
  return Object.fromEntries((await hub.tools(options)).map((tool) => [tool.name, make(tool)]));
}
