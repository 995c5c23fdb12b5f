import type { drive_v3 } from '@googleapis/drive';
import type { Run } from '@hub/kit';
import * as z from 'zod';

import type { GoogleClient } from '../client.js';
import { fileIdOf } from './file-id.js';
import { createdFields } from './fields.js';
import { markOf, markedBy } from './query.js';
import type { DriveFile } from './rows.js';
import { everywhere } from './spaces.js';

/** What making a file answers with. */
export const created = z.object({ file_id: z.string(), name: z.string(), url: z.string() });

/** `created` from a file. */
export const createdOf = ({ id, name, webViewLink }: DriveFile) => ({ file_id: id, name, url: webViewLink });

interface Making {
  readonly name?: string | undefined;
  readonly folderId?: string | undefined;
  readonly mimeType?: string | undefined;
  readonly operation: string;
}

/** What a new file is told about itself: its name, its folder, and the mark by which it is found again. */
export const bodyOf = ({ name, folderId, mimeType, operation }: Making): drive_v3.Schema$File => ({
  ...(name !== undefined && { name }),
  ...(mimeType !== undefined && { mimeType }),
  ...(folderId !== undefined && { parents: [fileIdOf(folderId)] }),
  ...markOf(operation),
});

/** The request that `settleCreated` makes. */
export const settleRequest = 'GET /drive/v3/files';

/** The file that an operation has made, found by its mark; undefined when there is none. */
export async function settleCreated({
  client,
  operation,
}: Pick<Run<GoogleClient, unknown>, 'client' | 'operation'>): Promise<z.input<typeof created> | undefined> {
  const { data } = await client.drive.files.list({
    ...everywhere(),
    q: markedBy(operation),
    orderBy: 'createdTime',
    pageSize: 1,
    fields: `files(${createdFields})`,
  });
  const [made] = data.files ?? [];
  return made && (createdOf(made) as z.input<typeof created>);
}
