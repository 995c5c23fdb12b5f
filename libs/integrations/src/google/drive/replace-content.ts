import { Readable } from 'node:stream';

import type { drive_v3 } from '@googleapis/drive';
import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { nameOf, writableForm } from './content.js';
import { contentFields } from './fields.js';
import { typeOf } from './file-types.js';
import { markOf } from './query.js';
import { type DriveFile, personOf } from './rows.js';
import { anyDrive } from './spaces.js';

/** What replacing answers with. `revision` is null for Google's own files, whose history drive_list_revisions shows. */
export const updated = z.object({
  file_id: z.string(),
  modified: z.string(),
  revision: z.string().nullable(),
  url: z.string().nullish(),
});

/** `updated` from a file. */
export const updatedOf = ({ id, modifiedTime, headRevisionId, webViewLink }: DriveFile) => ({
  file_id: id,
  modified: modifiedTime,
  revision: headRevisionId ?? null,
  url: webViewLink,
});

interface Replacement {
  readonly content: string;
  readonly expected_modified: string;
  readonly operation: string;
}

/** Puts text in the place of a file's content. Throws ToolError `conflict` where the file is not as it was read. */
export async function replaceContent(
  drive: drive_v3.Drive,
  file: DriveFile,
  { content, expected_modified, operation }: Replacement,
): Promise<DriveFile> {
  const mimeType = writableForm(file);
  if (mimeType === undefined)
    throw new ToolError(
      'invalid_input',
      `${nameOf(file)} is ${typeOf(file.mimeType ?? '')}; only Docs, Sheets and text files can be replaced with text`,
    );
  if (Date.parse(file.modifiedTime ?? '') !== Date.parse(expected_modified)) throw changed(file);
  const { data } = await drive.files.update({
    fileId: file.id ?? '',
    ...anyDrive,
    fields: contentFields,
    requestBody: markOf(operation),
    media: { mimeType, body: Readable.from([Buffer.from(content)]) },
  });
  return data;
}

const changed = (file: DriveFile): ToolError =>
  new ToolError(
    'conflict',
    `${nameOf(file)} was changed by ${personOf(file.lastModifyingUser) ?? 'somebody'} at ${file.modifiedTime}: read it again, then decide`,
  );
