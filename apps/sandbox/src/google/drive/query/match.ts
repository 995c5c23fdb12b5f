import type { EffectiveGrant } from '../state/access.js';
import { grantsOn, sharedGrant } from '../state/access.js';
import type { DriveState } from '../state/drive-state.js';
import type { DrivePerson, FileRecord } from '../state/records.js';
import type { Query } from './parse.js';
import { dateOf } from './parse.js';
import { nameContains, textContains } from './words.js';

/** For whom and where a search runs. */
export interface Searcher {
  state: DriveState;
  person: DrivePerson;
}

type Term = Extract<Query, { is: 'term' }>;
type Test = (file: FileRecord, by: Searcher, term: Term) => boolean;

/** Whether the file is one that the expression describes. */
export function matches(query: Query, file: FileRecord, by: Searcher): boolean {
  switch (query.is) {
    case 'and':
      return query.parts.every((part) => matches(part, file, by));
    case 'or':
      return query.parts.some((part) => matches(part, file, by));
    case 'not':
      return !matches(query.part, file, by);
    case 'has': {
      const held = query.field === 'properties' ? file.properties : file.appProperties;
      return held.get(query.key) === query.value;
    }
    case 'term':
      return tests[query.field]?.(file, by, query) ?? false;
  }
}

const tests: Record<string, Test> = {
  name: (file, _by, term) =>
    term.operator === 'contains' ? nameContains(file.name, String(term.value)) : equal(file.name, term),
  fullText: (file, _by, term) => textContains(file, String(term.value)),
  mimeType: (file, _by, term) =>
    term.operator === 'contains' ? file.mimeType.startsWith(String(term.value)) : equal(file.mimeType, term),
  modifiedTime: (file, _by, term) => compared(file.modifiedAt, term),
  createdTime: (file, _by, term) => compared(file.createdAt, term),
  viewedByMeTime: (file, by, term) => compared(file.viewedAt.get(by.person.email), term),
  trashed: (file, by, term) => equal(by.state.isTrashed(file), term),
  starred: (file, by, term) => equal(file.starredBy.has(by.person.email), term),
  sharedWithMe: (file, by, term) => equal(sharedGrant(file, by.person) !== undefined, term),
  parents: (file, by, term) => file.parent === folderOf(by, String(term.value)),
  owners: (file, by, term) => file.owner === addressOf(by, term),
  writers: (file, by, term) =>
    holds(file, by, term, (grant) => grant.role !== 'reader' && grant.role !== 'commenter'),
  readers: (file, by, term) => holds(file, by, term, () => true),
  visibility: (file, by, term) => equal(visibilityOf(file, by), term),
  'shortcutDetails.targetId': (file, _by, term) => equal(file.shortcutTo ?? '', term),
};

const equal = (value: string | boolean, term: Term): boolean => {
  const same =
    typeof value === 'string' && typeof term.value === 'string'
      ? value.toLowerCase() === term.value.toLowerCase()
      : value === term.value;
  return same === (term.operator === '=');
};

function compared(at: number | undefined, term: Term): boolean {
  if (at === undefined) return false;
  const other = dateOf(String(term.value));
  switch (term.operator) {
    case '<':
      return at < other;
    case '<=':
      return at <= other;
    case '>':
      return at > other;
    case '>=':
      return at >= other;
    case '!=':
      return at !== other;
    default:
      return at === other;
  }
}

/** The folder that a search names; `root` is the person's own. */
export const folderOf = (by: Searcher, id: string): string =>
  id === 'root' ? by.state.rootOf(by.person) : id;

const addressOf = (by: Searcher, term: Term): string =>
  term.value === 'me' ? by.person.email : String(term.value).toLowerCase();

function holds(
  file: FileRecord,
  by: Searcher,
  term: Term,
  isEnough: (grant: EffectiveGrant) => boolean,
): boolean {
  const who = addressOf(by, term);
  return grantsOn(by.state, file).some((grant) => grant.who.toLowerCase() === who && isEnough(grant));
}

function visibilityOf(file: FileRecord, by: Searcher): string {
  const open = grantsOn(by.state, file).find((grant) => grant.type === 'anyone' || grant.type === 'domain');
  if (!open) return 'limited';
  return `${open.type}${open.discoverable === true ? 'CanFind' : 'WithLink'}`;
}
