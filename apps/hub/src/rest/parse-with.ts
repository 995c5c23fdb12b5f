import { type InputProblem, ToolError } from '@hub/kit';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import type * as z from 'zod';

interface Issue {
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
}

const most = 20;

/** The error that names each wrong field; at most 20 of them. */
function invalidInput(issues: readonly Issue[]): ToolError {
  const problems = issues.slice(0, most).map(({ path = [], message }): InputProblem => ({
    field: path.map(nameOf).join('.'),
    problem: message,
  }));
  const [first] = problems;
  const message = first?.field ? `${first.field}: ${first.problem}` : 'The request is not right.';
  return new ToolError('invalid_input', message, { problems });
}

const nameOf = (step: unknown): string =>
  String(typeof step === 'object' && step !== null && 'key' in step ? step.key : step);

/** Parses with a zod schema; throws ToolError `invalid_input` that names the fields. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error.issues);
}

/** Nest's pipe for `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`, with the same errors as `parseWith`. */
export const schemaPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({ exceptionFactory: invalidInput });
