import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { fileIdOf } from './file-id.js';
import { file } from './inputs.js';
import { personOf } from './rows.js';

export const listRevisions = google.tool({
  name: 'drive_list_revisions',
  title: "See a file's history",
  description:
    'The saved versions of a file, newest first: when, and by whom. Not what they contain. Google keeps fewer of them as time goes by.',
  effect: 'read',
  scopes: [drive.file, drive.read, drive.all],
  requests: ['GET /drive/v3/files/{file}/revisions'],
  input: z.object({ file, ...paging }),
  output: z.object({
    items: z.array(z.object({ id: z.string(), modified: z.string(), by: z.string().nullable() })),
    note: z.string().optional(),
  }),
  async run({ client, input, after }) {
    // Drive lists the oldest first, so the last thousand are fetched and turned round.
    const { data } = await client.drive.revisions.list({
      fileId: fileIdOf(input.file),
      pageSize: 1_000,
      fields: 'nextPageToken,revisions(id,modifiedTime,lastModifyingUser(displayName,emailAddress))',
    });
    const all = (data.revisions ?? []).toReversed();
    const start = Number.parseInt(after ?? '0', 10) || 0;
    const items = all.slice(start, start + input.limit).map(({ id, modifiedTime, lastModifyingUser }) => ({
      id,
      modified: modifiedTime,
      by: personOf(lastModifyingUser),
    }));
    const reached = start + items.length;
    return {
      items,
      next: reached < all.length ? String(reached) : undefined,
      ...(data.nextPageToken && { note: 'Only the first thousand versions can be shown' }),
    };
  },
});
