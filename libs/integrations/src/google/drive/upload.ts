import { Readable } from 'node:stream';

import type { drive_v3 } from '@googleapis/drive';
import type { FileContent } from '@hub/kit';

import { createdFields } from './fields.js';
import type { DriveFile } from './rows.js';
import { anyDrive } from './spaces.js';

const mostAtOnce = 5_000_000;
const place = { url: 'https://www.googleapis.com/upload/drive/v3/files' };

/** The requests that `upload` makes. */
export const uploadRequests = ['POST /upload/drive/v3/files', 'PUT /upload/drive/v3/files'] as const;

/**
 * Makes a file from bytes: in one request up to 5 MB, in a session above.
 * https://developers.google.com/workspace/drive/api/guides/manage-uploads
 */
export async function upload(
  drive: drive_v3.Drive,
  body: drive_v3.Schema$File,
  content: Pick<FileContent, 'mime' | 'bytes'>,
): Promise<DriveFile> {
  const asked = { ...anyDrive, fields: createdFields };
  if (content.bytes.length > mostAtOnce) return uploadInSession(drive, body, content);
  const media = { mimeType: content.mime, body: Readable.from([content.bytes]) };
  return (await drive.files.create({ ...asked, requestBody: body, media })).data;
}

async function uploadInSession(
  drive: drive_v3.Drive,
  requestBody: drive_v3.Schema$File,
  { mime, bytes }: Pick<FileContent, 'mime' | 'bytes'>,
): Promise<DriveFile> {
  const asked = { ...anyDrive, fields: createdFields, uploadType: 'resumable' };
  const length = String(bytes.length);
  const begun = await drive.files.create(
    { ...asked, requestBody },
    { ...place, headers: { 'x-upload-content-type': mime, 'x-upload-content-length': length } },
  );
  const session = {
    ...asked,
    upload_id: sessionOf(begun.headers),
    requestBody: bytes as drive_v3.Schema$File,
  };
  // The generated client sends a body of bytes as it is, though its types know only metadata.
  const { data } = await drive.files.create(session, {
    ...place,
    method: 'PUT',
    headers: { 'content-type': mime },
  });
  return data;
}

function sessionOf(headers: unknown): string {
  const { location } = headers as { location?: string };
  const id = location === undefined ? null : new URL(location).searchParams.get('upload_id');
  if (id === null) throw new TypeError('Google Drive has opened no upload session');
  return id;
}
