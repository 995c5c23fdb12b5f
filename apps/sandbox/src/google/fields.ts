import { invalidArgument } from './google-errors.js';

/** What a `fields` mask keeps: member name to what is kept inside it; `*` is every member. */
export type FieldMask = Map<string, FieldMask | 'all'>;

/**
 * Reads a partial-response mask such as `files(id,owners/emailAddress),nextPageToken`.
 * https://developers.google.com/workspace/drive/api/guides/fields-parameter. Throws 400 when it is no mask.
 */
export function readFields(text: string): FieldMask {
  const tokens = text.match(/[(),/]|[^(),/\s]+|\s+/g)?.filter((token) => token.trim() !== '') ?? [];
  let at = 0;
  const fail = () => invalidArgument(`Invalid field selection ${text}`);

  function list(): FieldMask {
    const mask: FieldMask = new Map();
    do merge(mask, path());
    while (tokens[at] === ',' && (at += 1));
    return mask;
  }

  function path(): FieldMask {
    const name = tokens[at++];
    if (name === undefined || !/^(\*|[\w-]+)$/.test(name)) throw fail();
    const next = tokens[at];
    if (next === '/') {
      at += 1;
      return new Map([[name, path()]]);
    }
    if (next !== '(') return new Map([[name, 'all']]);
    at += 1;
    const inner = list();
    if (tokens[at++] !== ')') throw fail();
    return new Map([[name, inner]]);
  }

  const mask = list();
  if (at !== tokens.length) throw fail();
  return mask;
}

function merge(into: FieldMask, mask: FieldMask): void {
  for (const [name, inner] of mask) {
    const known = into.get(name);
    if (known instanceof Map && inner !== 'all') merge(known, inner);
    else if (known !== 'all') into.set(name, inner);
  }
}

/** The value with only what the mask names; lists are masked item by item. Unknown names select nothing. */
export function masked(value: unknown, mask: FieldMask | 'all'): unknown {
  if (mask === 'all' || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, mask));
  const kept = Object.entries(value).flatMap(([name, member]) => {
    const inner = mask.get(name) ?? mask.get('*');
    return inner === undefined || member === undefined ? [] : [[name, masked(member, inner)] as const];
  });
  return Object.fromEntries(kept);
}
