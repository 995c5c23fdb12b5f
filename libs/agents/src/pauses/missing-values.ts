import type { JsonSchema } from '@hub/catalog';
import { ToolError } from '@hub/kit';

import type { Card, MissingValue } from './pause.js';

interface Property {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly items?: { readonly type?: unknown };
}

/** The values that a `needs_input` error names, where a person could give each of them in a form; undefined otherwise. */
export function missingValues(error: ToolError, schema: JsonSchema): MissingValue[] | undefined {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Property>>;
  const fields = [...new Set([...error.problems, ...error.candidates].map(({ field }) => field))];
  const missing = fields.map((field) => valueOf(field, properties[field], error));
  return missing.length > 0 && missing.every((one) => one !== undefined) ? missing : undefined;
}

function valueOf(field: string, property: Property | undefined, error: ToolError): MissingValue | undefined {
  const type = property && typeOf(property);
  if (!type) return undefined;
  const named = property.enum?.map((value) => ({ field, value: String(value), label: String(value) }));
  const options = error.candidates.filter((one) => one.field === field);
  return {
    field,
    type,
    description: property.description ?? '',
    options: options.length > 0 ? options : (named ?? []),
  };
}

function typeOf({ type, enum: values, items }: Property): MissingValue['type'] | undefined {
  if (values || type === 'string') return 'text';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'yes_no';
  return type === 'array' && items?.type === 'string' ? 'list' : undefined;
}

/** The card with the person's values in its input. Throws ToolError `invalid_input` for a value that was not asked for or is not usable. */
export function withValues(card: Card, values: Readonly<Record<string, unknown>>): Card {
  const { missing = [], input } = card;
  const stranger = Object.keys(values).find((field) => !missing.some((one) => one.field === field));
  if (stranger !== undefined) throw wrong(stranger, 'was not asked for');
  const given = missing.map((one) => [one.field, read(one, values[one.field])] as const);
  return { ...card, input: { ...input, ...Object.fromEntries(given) } };
}

function read({ field, type, options }: MissingValue, value: unknown): unknown {
  if (value === undefined || value === '') throw wrong(field, 'is missing');
  if (options.length > 0 && !options.some((one) => one.value === value))
    throw wrong(field, 'is none of the choices');
  const fits = {
    text: typeof value === 'string' && value.length <= 10_000,
    number: typeof value === 'number' && Number.isFinite(value),
    yes_no: typeof value === 'boolean',
    list: Array.isArray(value) && value.length <= 100 && value.every((one) => typeof one === 'string'),
  };
  if (!fits[type]) throw wrong(field, 'has a form that is not accepted');
  return value;
}

const wrong = (field: string, problem: string): ToolError =>
  new ToolError('invalid_input', `${field}: ${problem}`, { problems: [{ field, problem }] });
