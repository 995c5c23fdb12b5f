import { clip } from '../../text.js';
import { textOf } from './rich-text.js';
import { nameOfOption, optionOf } from './screen-fields.js';

const longest = 2_000;

/** How people read a field's value; undefined for an empty one. */
export function readable(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return isMachine(value) ? undefined : clip(value, longest) || undefined;
  return Array.isArray(value) ? listed(value) : readableObject(value);
}

const listed = (values: readonly unknown[]): string | undefined =>
  values.flatMap((one) => readable(one) ?? []).join(', ') || undefined;

function readableObject(value: unknown): string | undefined {
  if (isDocument(value)) return textOf(value, longest) || undefined;
  const option = optionOf(value);
  const name = nameOfOption(option);
  if (name !== undefined && option.child !== undefined)
    return `${name} > ${nameOfOption(option.child) ?? ''}`;
  return name === undefined || option.state === undefined ? name : `${name} (${option.state})`;
}

const isDocument = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc';

// Ranks (`0|i0001:`) and the summary that Jira keeps of pull requests (`{pullrequest={…`) are for machines.
const isMachine = (text: string): boolean => /^(?:\d\|[0-9a-z]+:|\{\w*=?)/.test(text);

/** The custom fields of an issue that have a value, by the names that people see. */
export function customFieldsOf(
  fields: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string | undefined>>,
): { name: string; value: string }[] {
  return Object.entries(fields).flatMap(([id, raw]) => {
    const value = id.startsWith('customfield_') ? readable(raw) : undefined;
    return value === undefined ? [] : [{ name: names[id] ?? id, value }];
  });
}
