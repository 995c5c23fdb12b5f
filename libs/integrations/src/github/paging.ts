/** GitHub's search answers the first 1,000 hits and refuses to go further. */
const searchable = 1_000;

/** The page number that `after` stands for. */
export const pageOf = (after: string | undefined): number =>
  Math.max(1, Number.parseInt(after ?? '1', 10) || 1);

/** The page after `page` of a search with `total` hits, undefined when it was the last. */
export function nextOfSearch(page: number, limit: number, total: number): string | undefined {
  return page * limit < Math.min(total, searchable) ? String(page + 1) : undefined;
}

/** The page after `page` of a plain list, by its Link header (RFC 8288). */
export function nextOfList(page: number, headers: { link?: string | undefined }): string | undefined {
  return headers.link?.includes('rel="next"') ? String(page + 1) : undefined;
}
