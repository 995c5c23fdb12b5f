import { createHash } from 'node:crypto';

import { invalidParameter, invalidValue } from '../errors.js';

/** How large pages of a method are. */
export interface PageRules {
  usual: number;
  most: number;
}

/** One page and the token of the next. */
export interface Page<Item> {
  items: Item[];
  nextPageToken: string | undefined;
}

/** The size asked for; 400 outside of what the method takes. */
export function pageSizeOf(query: URLSearchParams, rules: PageRules): number {
  const text = query.get('pageSize');
  if (text === null) return rules.usual;
  const size = Number(text);
  if (!/^-?\d+$/.test(text)) throw invalidValue('pageSize');
  if (size < 1 || size > rules.most) {
    const range = `Values must be within the range: [1, ${rules.most}]`;
    throw invalidParameter(`Invalid value '${text}'. ${range}`, 'pageSize');
  }
  return size;
}

const sizeAside = new Set(['pageToken', 'pageSize', 'fields', 'alt', 'prettyPrint', 'quotaUser']);

const digestOf = (query: URLSearchParams, scope: string): string => {
  const parts = [...query].filter(([name]) => !sizeAside.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([scope, parts]))
    .digest('base64url')
    .slice(0, 16);
};

/**
 * The page that `pageToken` stands for. A token works for the query it was given for and no other; `scope` names the
 * list and the person. Throws 400 Invalid Value.
 */
export function pageOf<Item>(
  items: readonly Item[],
  query: URLSearchParams,
  rules: PageRules,
  scope: string,
): Page<Item> {
  const size = pageSizeOf(query, rules);
  const digest = digestOf(query, scope);
  const start = startOf(query.get('pageToken'), digest);
  const end = start + size;
  const next =
    end < items.length ? `~!!~${Buffer.from(`${digest}.${end}`).toString('base64url')}` : undefined;
  return { items: items.slice(start, end), nextPageToken: next };
}

function startOf(token: string | null, digest: string): number {
  if (token === null) return 0;
  const [held, end] = Buffer.from(token.replace(/^~!!~/, ''), 'base64url').toString().split('.');
  if (!token.startsWith('~!!~') || held !== digest || !/^\d+$/.test(end ?? ''))
    throw invalidValue('pageToken');
  return Number(end);
}
