import { rightsOn } from '../state/access.js';
import type { DriveState } from '../state/drive-state.js';
import type { DrivePerson, FileRecord } from '../state/records.js';
import { isFolder } from '../state/records.js';

/** What this person may do with the file, as Drive lists it. */
export function capabilitiesOf(state: DriveState, file: FileRecord, person: DrivePerson) {
  const rights = rightsOn(state, file, person);
  const folder = isFolder(file);
  const edit = rights.edit && !(rights.isRoot && !folder);
  return {
    canAddChildren: folder && rights.edit,
    canChangeCopyRequiresWriterPermission: rights.share,
    canComment: rights.comment,
    canCopy: !folder && rights.copy,
    canDelete: rights.remove,
    canDownload: !folder && rights.copy,
    canEdit: edit,
    canListChildren: folder,
    canModifyContent: edit && !folder,
    canMoveItemWithinDrive: rights.move,
    canReadRevisions: !folder && rights.edit,
    canRemoveChildren: folder && rights.edit,
    canRename: edit && !rights.isRoot,
    canShare: rights.share,
    canTrash: rights.trash,
    canUntrash: rights.trash,
  };
}
