import { type Tool, ToolError } from '@hub/kit';

import type { Position } from '../cursor/cursors.js';
import { fit, listOf } from './budget.js';
import { visible } from './visible-text.js';

/** A tool's answer as it may leave. `next` is where the list goes on, undefined at its end. */
export interface Shaped {
  readonly content: Record<string, unknown>;
  readonly next: Position | undefined;
  readonly truncated: boolean;
}

/**
 * Keeps of a vendor's answer what the output schema names, without invisible characters, within the size budget.
 * Throws ToolError `upstream` (`outcome_unknown` for what changes the world) when the answer is not of the declared shape.
 */
export function shape(tool: Tool, answer: unknown, from: Position): Shaped {
  const parsed = tool.output.safeParse(answer);
  if (!parsed.success) throw misshapen(tool, parsed.error);
  const clean = visible(parsed.data);
  const whole: Record<string, unknown> =
    typeof clean === 'object' && clean !== null && !Array.isArray(clean)
      ? (clean as Record<string, unknown>)
      : { result: clean };
  const fitted = fit(withoutGiven(whole, from.skip));
  const next = nextOf(tool, answer, from, fitted.kept);
  const content =
    fitted.note === undefined ? fitted.answer : { ...fitted.answer, note: notes(whole['note'], fitted.note) };
  return { content, next, truncated: fitted.note !== undefined };
}

// What the tool itself has to say stays.
const notes = (own: unknown, added: string): string =>
  typeof own === 'string' && own !== '' ? `${own} ${added}` : added;

function withoutGiven(answer: Record<string, unknown>, skip: number): Record<string, unknown> {
  const name = skip === 0 ? undefined : listOf(answer);
  if (name === undefined) return answer;
  return { ...answer, [name]: (answer[name] as unknown[]).slice(skip) };
}

// Where items were dropped the same page is asked again, from the first one that was.
function nextOf(tool: Tool, answer: unknown, from: Position, kept: number | undefined): Position | undefined {
  if (!('cursor' in tool.input.shape)) return undefined;
  if (kept !== undefined) return { after: from.after, skip: from.skip + kept };
  const { next } = (answer ?? {}) as { next?: unknown };
  return typeof next === 'string' && next !== '' ? { after: next, skip: 0 } : undefined;
}

function misshapen(tool: Tool, cause: unknown): ToolError {
  if (tool.effect === 'read')
    return new ToolError(
      'upstream',
      `${tool.provider.title} answered in a form that the hub does not know.`,
      {
        cause,
      },
    );
  return new ToolError(
    'outcome_unknown',
    `${tool.provider.title} accepted it but answered in a form that the hub does not know. Look before you repeat it.`,
    { cause },
  );
}
