import { SkillhubError } from '../error.js';
import type { Effect, ListedTool } from '../listed-tool.js';
import type { Skillhub, ToolsOptions } from '../skillhub.js';

/** Which tools an agent gets, and what it must ask a person before it calls them. */
export interface AdapterOptions extends ToolsOptions {
  /** Effects that need a person's yes in your framework before the hub is asked; none unless you say so. The hub's own rules stand anyway. */
  readonly approve?: readonly Effect[];
}

/**
 * Calls a tool for a model: the answer as text, and also what went wrong, so that the model can tell the person what to do (connect an
 * account, choose a value). Throws only when `signal` ends it.
 */
export async function run(
  hub: Skillhub,
  name: string,
  input: unknown,
  signal?: AbortSignal,
): Promise<{ text: string; isError: boolean }> {
  try {
    return {
      text: await hub.callForText(name, input ?? {}, signal && { signal }),
      isError: false,
    };
  } catch (cause) {
    if (cause instanceof SkillhubError) return { text: cause.toText(), isError: true };
    throw cause;
  }
}

/** What a model is told of a tool beside its name. */
export const describe = ({ title, description }: ListedTool): string => `${title}. ${description}`;
