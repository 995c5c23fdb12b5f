import type { Call } from '../call.js';
import { allow, fileFor, rightsOf } from '../call.js';
import { forbidden, invalidParameter } from '../errors.js';
import { grantTo } from '../state/drive-state.js';
import type { FileRecord } from '../state/records.js';
import { isFolder } from '../state/records.js';

const idsIn = (call: Call, name: string): string[] =>
  (call.query.get(name) ?? '').split(',').filter((id) => id !== '');

/** `addParents` and `removeParents` of files.update: from one folder to another, never into two. */
export function moveFile(call: Call, file: FileRecord): void {
  const added = idsIn(call, 'addParents').map((id) => fileFor(call, id));
  const removed = idsIn(call, 'removeParents').map((id) =>
    id === 'root' ? call.state.rootOf(call.person) : id,
  );
  const [target] = added;
  if (!target) {
    if (removed.includes(file.parent ?? '')) toRoot(call, file);
    return;
  }
  if (target.id === file.parent) return;
  const isLeaving = file.parent === undefined || removed.includes(file.parent);
  if (added.length > 1 || !isLeaving) {
    throw forbidden('cannotAddParent', 'Increasing the number of parents is not allowed');
  }
  check(call, file, target);
  const isChangingDrives = file.driveId !== target.driveId;
  call.state.move(file, target.id);
  if (isChangingDrives) settle(call, file, target.driveId);
}

function check(call: Call, file: FileRecord, target: FileRecord): void {
  if (!isFolder(target)) throw forbidden('parentNotAFolder', 'The specified parent is not a folder.');
  allow(rightsOf(call, target).edit && rightsOf(call, file).move);
  if (call.state.lineOf(target).includes(file)) {
    throw invalidParameter('A folder cannot be moved into itself or below itself.', 'addParents');
  }
  if (isFolder(file) && file.driveId !== target.driveId) {
    throw forbidden(
      'teamDrivesFolderMoveInNotSupported',
      'Moving folders into shared drives is not supported.',
    );
  }
  if (file.driveId === undefined && target.driveId !== undefined) allow(file.owner === call.person.email);
  if (file.driveId !== undefined && target.driveId === undefined) allow(rightsOf(call, file).remove);
}

/** A shared drive owns what is in it; what leaves it belongs to the one who took it out. */
function settle(call: Call, file: FileRecord, driveId: string | undefined): void {
  file.driveId = driveId;
  file.owner = driveId === undefined ? call.person.email : undefined;
  file.grants = file.grants.filter((grant) => grant.role !== 'owner');
  if (driveId === undefined) file.grants.push(grantTo(call.person.email, 'owner', call.state.clock.now()));
}

function toRoot(call: Call, file: FileRecord): void {
  if (file.driveId !== undefined) {
    throw forbidden('teamDriveFileMustHaveParent', 'A shared drive item must have exactly one parent.');
  }
  allow(file.owner === call.person.email);
  call.state.move(file, call.state.rootOf(call.person));
}
