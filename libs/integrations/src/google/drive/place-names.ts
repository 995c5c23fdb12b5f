import type { drive_v3 } from '@googleapis/drive';

import { anyDrive } from './spaces.js';

/** Names of folders and shared drives by their ids; those that the person may not see are absent. */
export type Names = ReadonlyMap<string, string>;

interface Placed {
  readonly parents?: string[] | null;
  readonly driveId?: string | null;
}

const most = 10;

/** The requests that `placeNames` makes. */
export const placeRequests = ['GET /drive/v3/files/{file}', 'GET /drive/v3/drives/{drive}'] as const;

/** Looks up where files lie, at most ten folders and ten drives at a time: a hint, which no call fails for. */
export async function placeNames(drive: drive_v3.Drive, files: readonly Placed[]): Promise<Names> {
  const drives = distinct(files.map(({ driveId }) => driveId));
  const folders = distinct(files.map(({ parents }) => parents?.[0])).filter((id) => !drives.includes(id));
  const found = await Promise.all([
    ...drives.map((driveId) => named(driveId, drive.drives.get({ driveId, fields: 'name' }))),
    ...folders.map((fileId) => named(fileId, drive.files.get({ fileId, ...anyDrive, fields: 'name' }))),
  ]);
  return new Map(found.filter((entry) => entry !== undefined));
}

const distinct = (ids: readonly (string | null | undefined)[]): string[] =>
  [...new Set(ids.filter((id) => typeof id === 'string'))].slice(0, most);

async function named(
  id: string,
  asked: Promise<{ data: { name?: string | null } }>,
): Promise<[string, string] | undefined> {
  const name = await asked.then(
    ({ data }) => data.name,
    () => undefined,
  );
  return name ? [id, name] : undefined;
}
