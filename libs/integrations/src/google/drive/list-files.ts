import type { drive_v3 } from '@googleapis/drive';
import * as z from 'zod';

import { rowFields } from './fields.js';
import { placeNames } from './place-names.js';
import { fileRow, rowOf } from './rows.js';
import { everywhere } from './spaces.js';

/** A page of files. `note` says what was left out. */
export const filePage = z.object({ items: z.array(fileRow), note: z.string().optional() });

interface Listing {
  readonly q: string;
  /** Absent where Drive sorts by relevance, which is all it does for `fullText`. */
  readonly orderBy?: string | undefined;
  readonly limit: number;
  readonly after: string | undefined;
  readonly sharedDrive?: string | undefined;
}

/** The requests that `listFiles` makes. */
export const listRequests = [
  'GET /drive/v3/files',
  'GET /drive/v3/files/{file}',
  'GET /drive/v3/drives/{drive}',
] as const;

/** One page of a search over all drives, with the names of the places where the files lie. */
export async function listFiles(drive: drive_v3.Drive, { q, orderBy, limit, after, sharedDrive }: Listing) {
  const { data } = await drive.files.list({
    ...everywhere(sharedDrive),
    q,
    pageSize: limit,
    fields: `nextPageToken,incompleteSearch,files(${rowFields})`,
    ...(orderBy !== undefined && { orderBy }),
    ...(after !== undefined && { pageToken: after }),
  });
  const files = data.files ?? [];
  const names = await placeNames(drive, files);
  return {
    items: files.map((file) => rowOf(file, names)),
    next: data.nextPageToken ?? undefined,
    ...(data.incompleteSearch && { note: incomplete }),
  };
}

const incomplete = 'Not every shared drive could be searched; name one with shared_drive_id to be sure';
