interface Page {
  readonly startAt?: number | undefined;
  readonly total?: number | undefined;
  readonly isLast?: boolean | undefined;
}

/** The offset that `after` stands for. */
export const offsetOf = (after: string | undefined): number =>
  Math.max(0, Number.parseInt(after ?? '0', 10) || 0);

/** The offset after a page of `count` that began at `start`, undefined when it was the last. Jira says it by `isLast` or by `total`. */
export function nextOffset(start: number, count: number, { isLast, total }: Page): string | undefined {
  const end = start + count;
  const last = isLast ?? (total === undefined || end >= total);
  return last || count === 0 ? undefined : String(end);
}
