import type { drive_v3 } from '@googleapis/drive';

import { mimes } from './file-types.js';
import type { DriveFile } from './rows.js';
import { anyDrive } from './spaces.js';

/** The file with this id; where it is a shortcut, the file it points to. `fields` must hold mimeType and shortcutDetails. */
export async function fileAt(drive: drive_v3.Drive, fileId: string, fields: string): Promise<DriveFile> {
  const { data } = await drive.files.get({ fileId, ...anyDrive, fields });
  const target = data.shortcutDetails?.targetId;
  if (data.mimeType !== mimes.shortcut || !target) return data;
  return (await drive.files.get({ fileId: target, ...anyDrive, fields })).data;
}
