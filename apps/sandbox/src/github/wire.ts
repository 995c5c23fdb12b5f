import type { Answer } from '../gateway/answer.js';
import { json } from '../gateway/answer.js';

import type { Call } from './api.js';

/** A JSON object whose members we pass on without naming them. */
export type Wire = Record<string, unknown>;

/** A page of the list, with GitHub's Link header; `per_page` is 30 by default and 100 at most. */
export function paginated(
  call: Call,
  items: readonly unknown[],
  wrap?: (page: unknown[]) => unknown,
): Answer {
  const size = Math.min(100, positive(call.query.get('per_page'), 30));
  const page = positive(call.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const rows = items.slice((page - 1) * size, page * size);
  const link = [
    ...(page > 1 ? [linkTo(call, page - 1, 'prev'), linkTo(call, 1, 'first')] : []),
    ...(page < last ? [linkTo(call, page + 1, 'next'), linkTo(call, last, 'last')] : []),
  ].join(', ');
  return json(wrap ? wrap(rows) : rows, 200, link ? { link } : {});
}

function positive(value: string | null, fallback: number): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}

function linkTo(call: Call, page: number, rel: string): string {
  const query = new URLSearchParams(call.query);
  query.set('page', String(page));
  return `<${call.world.api}${call.path}?${query.toString()}>; rel="${rel}"`;
}

/** The string member, or undefined when it is absent or of another type. */
export const textOf = (body: Wire, name: string): string | undefined =>
  typeof body[name] === 'string' ? body[name] : undefined;

/** `owner/repo` of a call below /repos/:owner/:repo, in the spelling of the repository itself. */
export const repoOf = (call: Call): string => {
  const name = `${call.params['owner']}/${call.params['repo']}`;
  return call.world.repositories.find(name)?.fullName ?? name;
};

/** An id as GraphQL and `node_id` use it. */
export const nodeId = (kind: string, id: number | string): string =>
  Buffer.from(`${kind}:${id}`).toString('base64url');
