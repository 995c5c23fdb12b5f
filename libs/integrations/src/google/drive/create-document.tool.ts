import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { bodyOf, created, createdOf, settleCreated, settleRequest } from './creation.js';
import { mimes } from './file-types.js';
import { folder, line } from './inputs.js';
import { upload, uploadRequests } from './upload.js';

export const createDocument = google.tool({
  name: 'drive_create_document',
  title: 'Write a document',
  description:
    'Make a new Google Doc from Markdown: headings, lists, tables, links. Each call makes another. To change one use drive_update_file_content.',
  effect: 'write',
  scopes: [drive.file, drive.all],
  requests: [settleRequest, ...uploadRequests],
  input: z.object({
    name: line(300).describe('title'),
    markdown: z.string().max(1_000_000).describe('content'),
    folder_id: folder.optional(),
  }),
  learn: ['folder_id'],
  output: created,
  async run({ client, input, operation }) {
    const body = bodyOf({ name: input.name, folderId: input.folder_id, mimeType: mimes.doc, operation });
    const bytes = Buffer.from(input.markdown);
    return createdOf(await upload(client.drive, body, { mime: 'text/markdown', bytes }));
  },
  settle: settleCreated,
});
