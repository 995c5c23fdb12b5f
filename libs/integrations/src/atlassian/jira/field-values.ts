import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { chosen } from './choices.js';
import { line } from './identifiers.js';
import { documentOf } from './rich-text.js';
import { nameOfOption, type ScreenField } from './screen-fields.js';

/** Fields by the name that people see, in inputs. */
export const namedFields = z
  .record(line(100), z.union([z.string().max(5_000), z.number(), z.array(z.string().max(255)).max(50)]))
  .optional()
  .describe('Other fields by their name');

/** The values of an input of `namedFields`. */
export type NamedFields = NonNullable<z.infer<typeof namedFields>>;

type Value = NamedFields[string];

/** The named fields as Jira takes them, by its own ids. Throws ToolError `invalid_input` with the names or values there are. */
export const fieldValues = (named: NamedFields, screen: readonly ScreenField[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(named).map(([name, value]) => {
      const field = chosen('fields', name, screen, (one) => [one.name, one.id]);
      return [field.id, jiraValue(field, value)];
    }),
  );

function jiraValue(field: ScreenField, value: Value): unknown {
  if (field.custom === 'gh-sprint') return numberOf(field, String(value));
  if (field.type === 'array') return [value].flat().map((one) => single(field, String(one), field.items));
  if (!Array.isArray(value)) return single(field, String(value), field.type);
  throw problem(field, 'takes one value, not a list');
}

type Write = (text: string, field: ScreenField) => unknown;

const isLong = ({ custom, id }: ScreenField): boolean => custom === 'textarea' || id === 'environment';
const asText: Write = (text) => text;

const writers: Readonly<Record<string, Write>> = {
  any: asText,
  date: asText,
  datetime: asText,
  issuelink: (text) => ({ key: text }),
  number: (text, field) => numberOf(field, text),
  option: (text) => ({ value: text }),
  string: (text, field) => (isLong(field) ? documentOf(text) : text),
  user: (text) => ({ accountId: text }),
};

const asName: Write = (text) => ({ name: text });

function single(field: ScreenField, text: string, type = 'string'): unknown {
  if (field.allowed === undefined || type === 'string') return (writers[type] ?? asName)(text, field);
  return { id: chosen(`fields.${field.name}`, text, field.allowed, (one) => [nameOfOption(one), one.id]).id };
}

function numberOf(field: ScreenField, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) throw problem(field, 'takes a number');
  return number;
}

const problem = ({ name }: ScreenField, says: string): ToolError =>
  new ToolError('invalid_input', `${name} ${says}`, {
    problems: [{ field: `fields.${name}`, problem: `It ${says}` }],
  });
