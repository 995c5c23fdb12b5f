import type { ListedTool } from '../listed-tool.js';
import type { Skillhub, ToolsOptions } from '../skillhub.js';
import { describe, run } from './run.js';

/** The `tool` function of `langchain` or `@langchain/core/tools`, handed in so that this package depends on no version of it. */
export type LangchainMaker<Tool> = (
  call: (input: unknown, config?: { signal?: AbortSignal }) => Promise<string>,
  tool: { name: string; description: string; schema: never },
) => Tool;

/** The person's tools for `createAgent({ tools })` or `model.bindTools(tools)`. Throws SkillhubError. */
export async function langchainTools<Tool>(
  hub: Skillhub,
  tool: LangchainMaker<Tool>,
  options: ToolsOptions = {},
): Promise<Tool[]> {
  const make = (listed: ListedTool): Tool =>
    tool(async (input, config) => (await run(hub, listed.name, input, config?.signal)).text, {
      name: listed.name,
      description: describe(listed),
      schema: listed.input_schema as never,
    });
  return (await hub.tools(options)).map(make);
}
