import type { drive_v3 } from '@googleapis/drive';
import { ToolError } from '@hub/kit';

import { GoogleRefusal } from '../refusal.js';
import { createdFields } from './fields.js';
import type { DriveFile } from './rows.js';
import { anyDrive } from './spaces.js';

/** The requests that `createOnce` makes beside the one that creates. */
export const onceRequests = ['GET /drive/v3/files/generateIds', 'GET /drive/v3/files/{file}'] as const;

/**
 * Creates with an id that Drive has given out before. Where the answer is lost, the id tells whether the file is there, and creating
 * once more cannot make a second one. Not for Docs, Sheets and Slides, which take no ids.
 * https://developers.google.com/workspace/drive/api/guides/create-file#generate-ids
 */
export async function createOnce(
  drive: drive_v3.Drive,
  create: (id: string) => Promise<DriveFile>,
): Promise<DriveFile> {
  const { data } = await drive.files.generateIds({ count: 1, space: 'drive', type: 'files' });
  const id = data.ids?.[0] ?? '';
  try {
    return await create(id);
  } catch (cause) {
    if (!isUnknown(cause)) throw cause;
    return (await find(drive, id)) ?? (await create(id));
  }
}

async function find(drive: drive_v3.Drive, fileId: string): Promise<DriveFile | undefined> {
  try {
    return (await drive.files.get({ fileId, ...anyDrive, fields: createdFields })).data;
  } catch (cause) {
    if (cause instanceof GoogleRefusal && cause.status === 404) return undefined;
    throw cause;
  }
}

const isUnknown = (cause: unknown): boolean =>
  cause instanceof ToolError
    ? cause.code === 'outcome_unknown'
    : cause instanceof GoogleRefusal && cause.status >= 500;
