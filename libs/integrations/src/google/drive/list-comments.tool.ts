import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { commentOf, commentRow } from './comments.js';
import { commentFields } from './fields.js';
import { fileIdOf } from './file-id.js';
import { file } from './inputs.js';

export const listComments = google.tool({
  name: 'drive_list_comments',
  title: 'See comments on a file',
  description:
    'The open comments of a file with their replies and the passages they are about. Resolved ones only if asked for.',
  effect: 'read',
  scopes: [drive.file, drive.read, drive.all],
  requests: ['GET /drive/v3/files/{file}/comments'],
  input: z.object({
    file,
    include_resolved: z.boolean().default(false).describe('also resolved ones'),
    ...paging,
  }),
  output: z.object({ items: z.array(commentRow), note: z.string().optional() }),
  async run({ client, input, after }) {
    const { data } = await client.drive.comments.list({
      fileId: fileIdOf(input.file),
      pageSize: input.limit,
      fields: `nextPageToken,comments(${commentFields})`,
      ...(after !== undefined && { pageToken: after }),
    });
    const all = data.comments ?? [];
    const open = input.include_resolved ? all : all.filter(({ resolved }) => !resolved);
    const left = all.length - open.length;
    return {
      items: open.map(commentOf),
      next: data.nextPageToken ?? undefined,
      ...(left > 0 && { note: `${left} resolved left out` }),
    };
  },
});
