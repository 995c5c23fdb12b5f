import type { Answer } from '../gateway/answer.js';
import { json } from '../gateway/answer.js';

import type { World } from './world.js';

/** One authenticated API call, as handlers see it. */
export interface Call {
  world: World;
  method: string;
  /** Below the API root, still percent-encoded. */
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  accept: string | undefined;
  /** The JSON body; an empty object when none was sent. */
  body: Record<string, unknown>;
  login: string;
  scopes: string[];
}

/** Answers one call, or throws a Refusal. */
export type Handler = (call: Call) => Promise<Answer> | Answer;

/** A page of the list, with GitHub's Link header; `per_page` is 30 by default and 100 at most. */
export function paginated(
  call: Call,
  items: readonly unknown[],
  wrap?: (page: unknown[]) => unknown,
): Answer {
  const { rows, headers } = pageOf(call, items);
  return json(wrap ? wrap(rows) : rows, 200, headers);
}

/** Like `paginated`, where a row costs something: only those of the page are made. */
export async function paginatedViews<Item>(
  call: Call,
  items: readonly Item[],
  view: (item: Item) => Promise<unknown>,
  wrap: (page: unknown[]) => unknown,
): Promise<Answer> {
  const { rows, headers } = pageOf(call, items);
  return json(wrap(await Promise.all(rows.map(view))), 200, headers);
}

function pageOf<Item>(call: Call, items: readonly Item[]): { rows: Item[]; headers: Record<string, string> } {
  const size = Math.min(100, positive(call.query.get('per_page'), 30));
  const page = positive(call.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const rows = items.slice((page - 1) * size, page * size);
  const link = [
    ...(page > 1 ? [linkTo(call, page - 1, 'prev'), linkTo(call, 1, 'first')] : []),
    ...(page < last ? [linkTo(call, page + 1, 'next'), linkTo(call, last, 'last')] : []),
  ].join(', ');
  return { rows, headers: link ? { link } : {} };
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

/** `owner/repo` of a call below /repos/:owner/:repo, in the spelling of the repository itself. */
export const repoOf = (call: Call): string => {
  const name = `${call.params['owner']}/${call.params['repo']}`;
  return call.world.repositories.find(name)?.fullName ?? name;
};
