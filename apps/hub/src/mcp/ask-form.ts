import type { ToolError } from '@hub/kit';
import type { ElicitRequestFormParams } from '@modelcontextprotocol/server';

import type { McpDoor } from './offers.js';

type Form = ElicitRequestFormParams['requestedSchema'];
type Field = Form['properties'][string];

const primitives = new Set(['string', 'number', 'integer', 'boolean']);

/** The form that asks for what a call lacks; undefined where a field is no plain value, which such a form cannot ask for. */
export function formFor(
  { catalog }: Pick<McpDoor, 'catalog'>,
  toolName: string,
  { candidates, problems }: ToolError,
): Form | undefined {
  const tool = catalog.tool(toolName);
  const inputs = (tool && (catalog.schemas(tool).input['properties'] as Record<string, Schema>)) ?? {};
  const names = [...new Set([...candidates, ...problems].map(({ field }) => field))];
  const properties: Record<string, Field> = {};
  for (const name of names) {
    const choices = candidates.filter(({ field }) => field === name);
    const field = fieldOf(name, inputs[name], choices);
    if (!field) return undefined;
    properties[name] = field;
  }
  return names.length > 0 ? { type: 'object', properties, required: names } : undefined;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly description?: string;
}

function fieldOf(
  name: string,
  schema: Schema | undefined,
  choices: readonly { readonly value: string; readonly label: string }[],
): Field | undefined {
  if (!schema?.type || !primitives.has(schema.type)) return undefined;
  const said = { title: titleOf(name), ...(schema.description && { description: schema.description }) };
  if (choices.length > 0 && schema.type === 'string')
    return {
      ...said,
      type: 'string',
      oneOf: choices.map(({ value, label }) => ({ const: value, title: label })),
    };
  if (schema.enum) return { ...said, type: 'string', enum: schema.enum.map(String) };
  return { ...said, type: schema.type } as Field;
}

const titleOf = (name: string): string => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The plain values of an answered form, of the fields that were asked for. */
export function valuesIn(
  content: Record<string, unknown> | undefined,
  fields: readonly string[],
): Record<string, string | number | boolean> {
  const given = Object.entries(content ?? {}).filter(
    (entry): entry is [string, string | number | boolean] =>
      fields.includes(entry[0]) && ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(given);
}
