import type { Answer } from '../../../gateway/answer.js';
import { Refusal, json } from '../../../gateway/answer.js';
import type { FieldMask } from '../../fields.js';
import { masked, readFields } from '../../fields.js';
import { invalidParameter } from '../errors.js';
import type { Schema } from './schema.js';

/** What an answer may show: the resource, and what Google shows when nobody asks. */
export interface Shown {
  schema: Schema;
  /** A mask; undefined when the method insists on `fields`. */
  usual: string | undefined;
}

/** The mask of this call, held against the resource: 400 when it names what there is not. */
export function maskOf(query: URLSearchParams, shown: Shown): FieldMask {
  const asked = query.get('fields') ?? shown.usual;
  if (asked === undefined) {
    throw invalidParameter("The 'fields' parameter is required for this method.", 'fields');
  }
  const mask = read(asked);
  check(mask, shown.schema);
  return mask;
}

function read(text: string): FieldMask {
  try {
    return readFields(text);
  } catch (error) {
    if (error instanceof Refusal) throw invalidParameter(`Invalid field selection ${text}`, 'fields');
    throw error;
  }
}

function check(mask: FieldMask, schema: Schema): void {
  for (const [name, inner] of mask) {
    if (name === '*') continue;
    const known = schema[name];
    if (known === undefined) throw invalidParameter(`Invalid field selection ${name}`, 'fields');
    if (known !== 'open' && inner !== 'all') check(inner, known);
  }
}

/** Whether the mask keeps anything of that member. */
export const wants = (mask: FieldMask, name: string): boolean => mask.has(name) || mask.has('*');

/** The part of a mask that is about the items of a list. */
export function itemMask(mask: FieldMask, name: string): FieldMask {
  const inner = mask.get(name) ?? mask.get('*');
  return inner instanceof Map ? inner : new Map([['*', 'all']]);
}

/** The value as far as it was asked for. */
export const show = (value: unknown, mask: FieldMask): Answer => json(masked(value, mask));
