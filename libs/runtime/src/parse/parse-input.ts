import { type InputProblem, type Tool, ToolError } from '@hub/kit';
import type * as z from 'zod';

import { exceedsLimits } from './limits.js';

const prepared = new WeakMap<Tool, z.ZodObject>();

/**
 * Reads an agent's input strictly: types as declared, defaults filled in, unknown keys refused.
 * Throws ToolError `needs_input` when only required values are missing, else `invalid_input`; both name every field.
 */
export function parseInput(tool: Tool, raw: unknown): Record<string, unknown> {
  const tooMuch = exceedsLimits(raw);
  if (tooMuch !== undefined) throw refused([{ field: '', problem: tooMuch }]);
  const parsed = strict(tool).safeParse(raw ?? {});
  if (parsed.success) return parsed.data;
  throw refused(parsed.error.issues.flatMap((issue) => problemsOf(issue, raw)));
}

function strict(tool: Tool): z.ZodObject {
  const known = prepared.get(tool);
  if (known) return known;
  const made = tool.input.strict();
  prepared.set(tool, made);
  return made;
}

function refused(problems: readonly InputProblem[]): ToolError {
  const isOnlyMissing = problems.every(({ problem }) => problem === missing);
  const named = problems.map(({ field, problem }) => `${field || 'the input'}: ${problem}`).join('; ');
  return new ToolError(isOnlyMissing ? 'needs_input' : 'invalid_input', `Please correct ${named}.`, {
    problems,
  });
}

const missing = 'is required';

function problemsOf(issue: z.core.$ZodIssue, raw: unknown): InputProblem[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.').slice(0, 200),
      problem: 'is not an input of this tool',
    }));
  if (issue.path.length > 0 && valueAt(raw, issue.path) === undefined) return [{ field, problem: missing }];
  return [{ field, problem: inWords(issue) }];
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${names[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${unit(issue.origin)}`;
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}${unit(issue.origin)}`;
  if (issue.code === 'invalid_format' && issue.message.startsWith('Invalid string'))
    return 'has a form that is not accepted';
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

const unit = (origin: string): string =>
  origin === 'string' ? ' characters long' : origin === 'array' ? ' entries long' : '';

const names: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
