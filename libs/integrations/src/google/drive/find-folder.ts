import type { drive_v3 } from '@googleapis/drive';
import { ToolError } from '@hub/kit';

import { GoogleRefusal } from '../refusal.js';
import { nameOf } from './content.js';
import { fileAt } from './file-at.js';
import { findFileId } from './file-id.js';
import { mimes } from './file-types.js';
import { placeNames } from './place-names.js';
import { queryFor } from './query.js';
import { everywhere } from './spaces.js';

const fields = 'id,name,mimeType,parents,driveId,webViewLink,shortcutDetails(targetId)';

/**
 * The id of the folder that an id, an address or a name stands for. Throws `not_found`, `invalid_input` where it is no folder, and
 * `needs_input` with the folders to choose from where several have the name.
 */
export async function findFolder(drive: drive_v3.Drive, text: string): Promise<string> {
  const id = findFileId(text);
  const found = id === undefined ? undefined : await folderWithId(drive, id, id !== text || id === 'root');
  return found ?? folderNamed(drive, text);
}

/** Undefined where nothing has the id and the text may as well be a name, such as `Weekly-updates`. */
async function folderWithId(drive: drive_v3.Drive, id: string, isSure: boolean): Promise<string | undefined> {
  try {
    const found = await fileAt(drive, id, fields);
    if (found.mimeType === mimes.folder) return found.id ?? id;
    throw new ToolError('invalid_input', `${nameOf(found)} is not a folder`, {
      problems: [{ field: 'folder_id', problem: `${nameOf(found)} is not a folder` }],
    });
  } catch (cause) {
    if (!isSure && cause instanceof GoogleRefusal && cause.status === 404) return undefined;
    throw cause;
  }
}

async function folderNamed(drive: drive_v3.Drive, name: string): Promise<string> {
  const { data } = await drive.files.list({
    ...everywhere(),
    q: queryFor({ exactName: name, types: ['folder'] }),
    pageSize: 10,
    fields: `files(${fields})`,
  });
  const found = data.files ?? [];
  const [only] = found;
  if (only === undefined)
    throw new ToolError(
      'not_found',
      `There is no folder "${name}" in Google Drive, or you have no access to it`,
    );
  if (found.length === 1) return only.id ?? '';
  const names = await placeNames(drive, found);
  throw new ToolError('needs_input', `${found.length} folders are named "${name}"`, {
    problems: [{ field: 'folder_id', problem: 'Choose one of the folders by its id' }],
    candidates: found.map(({ id, parents, webViewLink }) => ({
      field: 'folder_id',
      value: id ?? '',
      label: `${name} in ${names.get(parents?.[0] ?? '') ?? webViewLink ?? 'another folder'}`,
    })),
  });
}
