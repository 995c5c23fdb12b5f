import type { Skillhub, ToolsOptions } from '../skillhub.js';
import { describe, run } from './run.js';

/** A function tool of OpenAI's Responses API: https://developers.openai.com/api/docs/guides/function-calling */
export interface OpenaiTool {
  readonly type: 'function';
  readonly name: string;
  readonly description: string;
  readonly parameters: Record<string, unknown>;
  readonly strict: false;
}

/** An item of a response's `output`, of which only calls of functions matter here. */
interface OutputItem {
  readonly type: string;
  readonly call_id?: string;
  readonly name?: string;
  readonly arguments?: string;
}

/** What goes back as the next `input`. */
export interface OpenaiToolOutput {
  readonly type: 'function_call_output';
  readonly call_id: string;
  readonly output: string;
}

/** The person's tools for `responses.create({ tools })`. Throws SkillhubError. */
export async function openaiTools(hub: Skillhub, options: ToolsOptions = {}): Promise<OpenaiTool[]> {
  return (await hub.tools(options)).map((tool) => ({
    type: 'function',
    name: tool.name,
    description: describe(tool),
    parameters: { ...tool.input_schema },
    strict: false,
  }));
}

/** Makes the calls that a response asks for, all at once; the next `input`, empty when it asks for none. */
export async function runOpenaiCalls(
  hub: Skillhub,
  output: readonly OutputItem[],
  signal?: AbortSignal,
): Promise<OpenaiToolOutput[]> {
  return Promise.all(
    output
      .filter(({ type }) => type === 'function_call')
      .map(async ({ call_id: id = '', name = '', arguments: text = '{}' }) => {
        const input = parsed(text);
        const said =
          input === undefined
            ? 'invalid_input: The arguments are not JSON.'
            : (await run(hub, name, input, signal)).text;
        return { type: 'function_call_output' as const, call_id: id, output: said };
      }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
