import type { DriveState } from './drive-state.js';
import type { DrivePerson, FileRecord, Grant, Role } from './records.js';

const rank: Record<Role, number> = {
  reader: 1,
  commenter: 2,
  writer: 3,
  fileOrganizer: 4,
  organizer: 5,
  owner: 6,
};

/** A grant as it counts for one file: its own, or one that comes from a folder above. */
export interface EffectiveGrant extends Grant {
  /** The folder it comes from; undefined for the file's own. */
  inheritedFrom: string | undefined;
}

export const atLeast = (role: Role | undefined, needed: Role): boolean =>
  role !== undefined && rank[role] >= rank[needed];

/** Everybody's access to the file, the strongest grant of each. Folders hand theirs down. */
export function grantsOn(state: DriveState, file: FileRecord): EffectiveGrant[] {
  const found = new Map<string, EffectiveGrant>();
  for (const place of state.lineOf(file)) {
    for (const grant of place.grants) {
      const here = handedDown(grant, place, file);
      const known = found.get(grant.id);
      if (!known || rank[here.role] > rank[known.role]) found.set(grant.id, here);
    }
  }
  return [...found.values()].toSorted((one, other) => rank[other.role] - rank[one.role]);
}

/** The owner of a folder may edit what others put into it, and does not come to own it. */
function handedDown(grant: Grant, place: FileRecord, file: FileRecord): EffectiveGrant {
  if (place === file) return { ...grant, inheritedFrom: undefined };
  const role = grant.role === 'owner' && grant.who !== file.owner ? 'writer' : grant.role;
  return { ...grant, role, inheritedFrom: place.id };
}

const reaches = (grant: Grant, person: DrivePerson): boolean => {
  if (grant.type === 'anyone') return true;
  if (grant.type === 'domain') return person.email.endsWith(`@${grant.who}`);
  return grant.who.toLowerCase() === person.email.toLowerCase();
};

/** What the person may do with the file; undefined when it does not exist for them. */
export function roleOn(state: DriveState, file: FileRecord, person: DrivePerson): Role | undefined {
  let best: Role | undefined;
  for (const grant of grantsOn(state, file)) {
    if (reaches(grant, person) && (!best || rank[grant.role] > rank[best])) best = grant.role;
  }
  return best;
}

/** Whether the file turns up in the person's lists: links that anyone may follow do so once opened. */
export function isListedFor(state: DriveState, file: FileRecord, person: DrivePerson): boolean {
  return grantsOn(state, file).some(
    (grant) =>
      reaches(grant, person) &&
      (grant.type === 'user' || grant.discoverable === true || file.viewedAt.has(person.email)),
  );
}

/** The grant by which somebody else gave the person this very file. */
export const sharedGrant = (file: FileRecord, person: DrivePerson): Grant | undefined =>
  file.driveId !== undefined || file.owner === person.email
    ? undefined
    : file.grants.find((grant) => grant.type === 'user' && reaches(grant, person));

/** The rights that follow from the role and from where the file is. */
export function rightsOn(state: DriveState, file: FileRecord, person: DrivePerson) {
  const role = roleOn(state, file, person);
  const isRoot = file.parent === undefined;
  const edit = atLeast(role, 'writer');
  const has = (needed: Role): boolean => !isRoot && atLeast(role, needed);
  const needed = file.driveId === undefined ? personal : shared;
  return {
    role,
    isRoot,
    edit,
    comment: atLeast(role, 'commenter'),
    share: has(file.writersCanShare ? 'writer' : 'fileOrganizer'),
    copy: edit || !file.copyRequiresWriterPermission,
    trash: has(needed.trash),
    remove: has(needed.remove),
    move: has(needed.move),
  };
}

/** What it takes in My Drive, and in a shared drive. */
const personal = { trash: 'owner', remove: 'owner', move: 'writer' } as const;
const shared = { trash: 'fileOrganizer', remove: 'organizer', move: 'fileOrganizer' } as const;
