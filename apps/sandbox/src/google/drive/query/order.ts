import { invalidValue } from '../errors.js';
import { sharedGrant } from '../state/access.js';
import type { FileRecord } from '../state/records.js';
import { contentOf, isFolder } from '../state/records.js';
import type { Searcher } from './match.js';

type Sortable = number | string;
const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const plain = new Intl.Collator('en', { sensitivity: 'base' });

const keys: Record<string, (file: FileRecord, by: Searcher) => Sortable> = {
  createdTime: (file) => file.createdAt,
  folder: (file) => (isFolder(file) ? 0 : 1),
  modifiedByMeTime: (file, by) => file.changedAt.get(by.person.email) ?? 0,
  modifiedTime: (file) => file.modifiedAt,
  name: (file) => file.name,
  name_natural: (file) => file.name,
  quotaBytesUsed: (file) => sizeOf(file),
  recency: (file, by) => Math.max(file.modifiedAt, file.viewedAt.get(by.person.email) ?? 0),
  sharedWithMeTime: (file, by) => sharedGrant(file, by.person)?.since ?? 0,
  starred: (file, by) => (file.starredBy.has(by.person.email) ? 0 : 1),
  viewedByMeTime: (file, by) => file.viewedAt.get(by.person.email) ?? 0,
};

function sizeOf(file: FileRecord): number {
  const content = contentOf(file);
  return content.kind === 'blob' ? content.bytes.length : 0;
}

/** How `orderBy` sorts; newest first when it is absent. 400 when a key is unknown. */
export function comparatorFor(
  orderBy: string | null,
  by: Searcher,
): (one: FileRecord, other: FileRecord) => number {
  const steps = (orderBy ?? 'modifiedTime desc').split(',').map((part) => {
    const [name = '', direction = 'asc', ...more] = part.trim().split(/\s+/);
    const key = keys[name];
    if (!key || more.length > 0 || !/^(asc|desc)$/.test(direction)) throw invalidValue('orderBy');
    const collator = name === 'name_natural' ? natural : plain;
    const sign = direction === 'desc' ? -1 : 1;
    return (one: FileRecord, other: FileRecord) => sign * compare(key(one, by), key(other, by), collator);
  });
  return (one, other) => {
    for (const step of steps) {
      const difference = step(one, other);
      if (difference !== 0) return difference;
    }
    return one.id < other.id ? -1 : 1;
  };
}

const compare = (one: Sortable, other: Sortable, collator: Intl.Collator): number =>
  typeof one === 'number' ? one - Number(other) : collator.compare(one, String(other));
