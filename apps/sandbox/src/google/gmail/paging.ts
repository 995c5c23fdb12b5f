import { invalidArgument } from '../google-errors.js';

/** A place in a list sorted newest first: what comes after it is the next page. */
export interface Row {
  at: number;
  id: string;
}

/**
 * One page. The token names the last row of the page before, so new mail moves nothing.
 * `maxResults` is 100 when absent and 500 at most; a token that we did not make is 400.
 */
export function pageOf<T extends Row>(
  query: URLSearchParams,
  rows: readonly T[],
): { items: T[]; nextPageToken?: string } {
  const size = Math.min(500, Number(query.get('maxResults') ?? 100) || 100);
  const token = query.get('pageToken');
  const last = token ? readToken(token) : undefined;
  const start = last
    ? rows.findIndex((row) => row.at < last.at || (row.at === last.at && row.id < last.id))
    : 0;
  const items = start < 0 ? [] : rows.slice(start, start + size);
  const end = items.at(-1);
  const hasMore = end !== undefined && start + size < rows.length;
  return hasMore ? { items, nextPageToken: writeToken(end) } : { items };
}

/** Gmail stops counting soon; so does its estimate. */
export const estimateOf = (rows: readonly unknown[]): number => Math.min(rows.length, 201);

const writeToken = ({ at, id }: Row): string => {
  const digits = BigInt(`0x${Buffer.from(`${at}:${id}`).toString('hex')}`).toString();
  return `${digits}${checkDigit(digits)}`;
};

function readToken(token: string): Row {
  const digits = token.slice(0, -1);
  const isOurs = /^\d{2,100}$/.test(token) && checkDigit(digits) === token.at(-1);
  const text = isOurs ? Buffer.from(BigInt(digits).toString(16), 'hex').toString() : '';
  const [, at, id] = /^(\d+):([\w-]+)$/.exec(text) ?? [];
  if (at === undefined || id === undefined) throw invalidArgument('Invalid pageToken');
  return { at: Number(at), id };
}

const checkDigit = (digits: string): string => String(BigInt(digits) % 7n);
