import { clip } from '../../text.js';
import type { Jira } from '../client.js';
import { instant, nameOf, type Person } from './rows.js';

interface Wanted {
  readonly key: string;
  readonly fields?: readonly string[] | undefined;
  /** A day; changes before it are left out. */
  readonly since?: string | undefined;
  readonly limit: number;
}

interface Group {
  readonly author?: Person | undefined;
  readonly created?: string | undefined;
  readonly items?: readonly Item[] | undefined;
}

interface Item {
  readonly field?: string | undefined;
  readonly fromString?: string | null | undefined;
  readonly toString?: unknown;
}

const pageSize = 100;
const mostPages = 5;

/**
 * The newest changes of an issue, newest first. Jira lists them oldest first only, so pages are read from the end; `before` is the
 * position, counted from the oldest, that the page before stopped at.
 */
export async function changesBefore(jira: Jira, wanted: Wanted, before: string | undefined) {
  const changes: ReturnType<typeof changesOf> = [];
  let end = before === undefined ? await totalOf(jira, wanted.key) : Number(before);
  for (let page = 0; page < mostPages && end > 0; page += 1) {
    const start = Math.max(0, end - pageSize);
    const { values } = await jira.getChangeLogs({
      issueIdOrKey: wanted.key,
      startAt: start,
      maxResults: end - start,
    });
    for (const group of values.toReversed()) {
      if (isOlder(group, wanted.since)) return { changes, next: undefined };
      changes.push(...changesOf(group, wanted.fields));
      end -= 1;
      if (changes.length >= wanted.limit) return { changes, next: end > 0 ? String(end) : undefined };
    }
    end = start;
  }
  return { changes, next: end > 0 ? String(end) : undefined };
}

async function totalOf(jira: Jira, key: string): Promise<number> {
  const page = await jira.getChangeLogs({ issueIdOrKey: key, startAt: 0, maxResults: 1 });
  return page.total;
}

const isOlder = ({ created }: Group, since: string | undefined): boolean =>
  since !== undefined && instant(created) < since;

const isWanted = (field: string, fields: readonly string[] | undefined): boolean =>
  fields?.some((name) => name.toLowerCase() === field.toLowerCase()) ?? true;

// Every object has a `toString`; only one of its own is the new value.
const ownText = (item: Item): string =>
  Object.hasOwn(item, 'toString') && typeof item.toString === 'string' ? item.toString : '';

function changesOf({ author, created, items = [] }: Group, fields: readonly string[] | undefined) {
  return items
    .filter(({ field = '' }) => isWanted(field, fields))
    .map((item) => ({
      when: instant(created),
      who: nameOf(author),
      field: item.field ?? '',
      from: clip(item.fromString ?? '', 300),
      to: clip(ownText(item), 300),
    }));
}
