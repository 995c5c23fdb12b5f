import type { Skillhub, ToolsOptions } from '../skillhub.js';
import { describe, run } from './run.js';

/** A tool of Anthropic's Messages API: https://docs.claude.com/en/docs/agents-and-tools/tool-use/overview */
export interface AnthropicTool {
  readonly name: string;
  readonly description: string;
  readonly input_schema: { type: 'object'; [key: string]: unknown };
}

/** A block of a message's `content`, of which only uses of tools matter here. */
interface ContentBlock {
  readonly type: string;
  readonly id?: string;
  readonly name?: string;
  readonly input?: unknown;
}

/** What goes back as the content of the next `user` message. */
export interface AnthropicToolResult {
  readonly type: 'tool_result';
  readonly tool_use_id: string;
  readonly content: string;
  readonly is_error?: true;
}

/** The person's tools for `messages.create({ tools })`. Throws SkillhubError. */
export async function anthropicTools(hub: Skillhub, options: ToolsOptions = {}): Promise<AnthropicTool[]> {
  return (await hub.tools(options)).map((tool) => ({
    name: tool.name,
    description: describe(tool),
    input_schema: { ...tool.input_schema, type: 'object' },
  }));
}

/** Makes the calls that a message asks for, all at once; empty when it asks for none. */
export async function runAnthropicCalls(
  hub: Skillhub,
  content: readonly ContentBlock[],
  signal?: AbortSignal,
): Promise<AnthropicToolResult[]> {
  return Promise.all(
    content
      .filter(({ type }) => type === 'tool_use')
      .map(async ({ id = '', name = '', input }) => {
        const said = await run(hub, name, input, signal);
        return {
          type: 'tool_result' as const,
          tool_use_id: id,
          content: said.text,
          ...(said.isError && { is_error: true as const }),
        };
      }),
  );
}
