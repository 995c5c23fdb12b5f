import type { drive_v3 } from '@googleapis/drive';
import * as z from 'zod';

import { typeOf } from './file-types.js';
import type { Names } from './place-names.js';

/** A file as Drive answers it; every member may be absent. */
export type DriveFile = drive_v3.Schema$File;

/** One line of a list of files. `path_hint` is the folder it lies in, `shared_drive` the drive's name. */
export const fileRow = z.object({
  file_id: z.string(),
  name: z.string(),
  type: z.string(),
  path_hint: z.string().nullable(),
  modified: z.string().nullish(),
  modified_by: z.string().nullable(),
  owner: z.string().nullable(),
  shared_drive: z.string().nullable(),
  url: z.string().nullish(),
});

/** A person as people know them: by name, or by address where Drive gives no name. */
export const personOf = (
  user: { displayName?: string | null; emailAddress?: string | null } | null | undefined,
): string | null => user?.displayName ?? user?.emailAddress ?? null;

/** A file as a row; `names` are those of folders and drives, by id. */
export function rowOf(file: DriveFile, names: Names) {
  return {
    file_id: file.id,
    name: file.name,
    type: typeOf(file.mimeType ?? ''),
    path_hint: names.get(file.parents?.[0] ?? '') ?? null,
    modified: file.modifiedTime,
    modified_by: personOf(file.lastModifyingUser),
    owner: ownerOf(file),
    shared_drive: driveOf(file, names),
    url: file.webViewLink,
  };
}

// A file of a shared drive belongs to the drive, and has no owner.
const ownerOf = ({ owners }: DriveFile): string | null => owners?.[0]?.emailAddress ?? personOf(owners?.[0]);

const driveOf = ({ driveId }: DriveFile, names: Names): string | null =>
  driveId ? (names.get(driveId) ?? driveId) : null;
