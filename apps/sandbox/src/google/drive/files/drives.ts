import type { Answer } from '../../../gateway/answer.js';
import { maskOf, show } from '../answer/fields.js';
import { isoTime } from '../answer/people.js';
import { schemas } from '../answer/schema.js';
import type { Call } from '../call.js';
import { flag } from '../call.js';
import { forbidden, invalidValue, partNotFound } from '../errors.js';
import { pageOf, pageSizeOf } from '../query/paging.js';
import { nameContains } from '../query/words.js';
import { parseQuery } from '../query/parse.js';
import { atLeast, roleOn } from '../state/access.js';
import type { Role, SharedDrive } from '../state/records.js';

const rules = { usual: 10, most: 100 };

const roleIn = (call: Call, drive: SharedDrive): Role | undefined => {
  const root = call.state.files.get(drive.id);
  return root && roleOn(call.state, root, call.person);
};

function driveView(call: Call, drive: SharedDrive) {
  const role = roleIn(call, drive);
  return {
    kind: 'drive#drive',
    id: drive.id,
    name: drive.name,
    createdTime: isoTime(drive.createdAt),
    colorRgb: '#0969da',
    hidden: false,
    capabilities: {
      canAddChildren: atLeast(role, 'writer'),
      canComment: atLeast(role, 'commenter'),
      canCopy: true,
      canDownload: true,
      canEdit: atLeast(role, 'writer'),
      canListChildren: true,
      canManageMembers: atLeast(role, 'organizer'),
      canRename: atLeast(role, 'writer'),
      canRenameDrive: atLeast(role, 'organizer'),
      canShare: atLeast(role, 'fileOrganizer'),
      canTrashChildren: atLeast(role, 'fileOrganizer'),
      canDeleteDrive: atLeast(role, 'organizer'),
    },
    restrictions: { copyRequiresWriterPermission: false, domainUsersOnly: false, driveMembersOnly: false },
  };
}

/** drives.list: the shared drives that the caller belongs to, by name. */
export function listDrives(call: Call): Answer {
  const mask = maskOf(call.query, {
    schema: schemas.driveList,
    usual: 'kind,nextPageToken,drives(kind,id,name)',
  });
  if (flag(call, 'useDomainAdminAccess'))
    throw forbidden('forbidden', 'The user is not a domain administrator.');
  pageSizeOf(call.query, rules);
  const isWanted = namedIn(call.query.get('q'));
  const found = [...call.state.drives.values()]
    .filter((drive) => roleIn(call, drive) && isWanted(drive))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const page = pageOf(found, call.query, rules, `drives ${call.person.login}`);
  const drives = page.items.map((drive) => driveView(call, drive));
  return show({ kind: 'drive#driveList', nextPageToken: page.nextPageToken, drives }, mask);
}

/** `name contains 'x'` and `name = 'x'`, of the little that people without admin rights may ask. */
function namedIn(q: string | null): (drive: SharedDrive) => boolean {
  if (q === null || q.trim() === '') return () => true;
  const query = parseQuery(q);
  if (query.is !== 'term' || query.field !== 'name' || query.operator === '!=') throw invalidValue('q');
  const wanted = String(query.value);
  return query.operator === 'contains'
    ? (drive) => nameContains(drive.name, wanted)
    : (drive) => drive.name.toLowerCase() === wanted.toLowerCase();
}

/** drives.get */
export function getDrive(call: Call): Answer {
  const mask = maskOf(call.query, { schema: schemas.drive, usual: 'kind,id,name' });
  const id = call.params['driveId'] ?? '';
  const drive = call.state.drives.get(id);
  if (!drive || !roleIn(call, drive)) throw partNotFound('Shared drive', id, 'driveId');
  return show(driveView(call, drive), mask);
}
