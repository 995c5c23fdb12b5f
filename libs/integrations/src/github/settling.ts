import { ToolError } from '@hub/kit';
import type { Octokit } from '@octokit/rest';

import { nextOfList } from './paging.js';

// GitHub takes no idempotency key, and a mark in the text is no way out: what people write goes as it is into everybody's mail and,
// from pull requests, into commits. So a change is known by its words, its author and its time.

/** What looking for one's own words asks of GitHub first. */
export const whoAmI = 'GET /user';

/** The login of the person who acts. */
export const myLogin = async (client: Octokit): Promise<string> =>
  (await client.users.getAuthenticated()).data.login;

const minute = 60_000;
const day = 24 * 60 * minute;

/** The moment from which on a lost change may have been made, ISO 8601: keys of repeats live for a day, clocks differ a little. */
export const aDayAgo = (): string => new Date(Date.now() - day - 10 * minute).toISOString();

interface Page<Item> {
  readonly data: readonly Item[];
  readonly headers: { readonly link?: string | undefined; readonly date?: string | undefined };
}

/** A whole list, and what time it is at GitHub. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly now: number;
}

const mostPages = 5;

/** Reads a list to its end. Throws ToolError `outcome_unknown` where that takes too long. */
export async function listed<Item>(list: (page: number) => Promise<Page<Item>>): Promise<Listed<Item>> {
  const items: Item[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data, headers } = await list(page);
    items.push(...data);
    if (nextOfList(page, headers) === undefined)
      return { items, now: Date.parse(headers.date ?? '') || Date.now() };
  }
  throw unsure('GitHub has too many to look through');
}

/**
 * The one of `items` that was made just now, all of them being what the lost change would have made. Undefined when none is of the
 * last day; throws ToolError `outcome_unknown` when there are several, or when the only one is hours old.
 */
export function justMade<Item>(
  { items, now }: Listed<Item>,
  madeAt: (item: Item) => string | null | undefined,
): Item | undefined {
  const within = (time: number) => items.filter((item) => now - Date.parse(madeAt(item) ?? '') < time);
  const [one, ...more] = within(10 * minute);
  if (one !== undefined && more.length === 0) return one;
  if (one === undefined && within(day).length === 0) return undefined;
  throw unsure('There is something like it already');
}

/** Whether two texts are the same to a reader; GitHub keeps line ends and trims as it likes. */
export const isSameText = (one: string | null | undefined, other: string | null | undefined): boolean =>
  plain(one) === plain(other);

const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\r\n', '\n').trim();

/** Says that nobody can tell. */
export const unsure = (why: string): ToolError =>
  new ToolError('outcome_unknown', `${why}: look there before you repeat it`);
