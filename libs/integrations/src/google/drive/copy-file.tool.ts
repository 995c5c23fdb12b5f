import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { bodyOf, created, createdOf, settleCreated, settleRequest } from './creation.js';
import { createdFields } from './fields.js';
import { fileIdOf } from './file-id.js';
import { file, folder, line } from './inputs.js';
import { anyDrive } from './spaces.js';

export const copyFile = google.tool({
  name: 'drive_copy_file',
  title: 'Copy a file',
  description:
    'Copy a file, such as a template, under a new name. Copies no comments, nobody else gets access, and folders cannot be copied. Each call makes another copy.',
  effect: 'write',
  scopes: [drive.file, drive.all],
  requests: [settleRequest, 'POST /drive/v3/files/{file}/copy'],
  input: z.object({
    file,
    name: line(300).optional().describe('of the copy'),
    folder_id: folder.optional(),
  }),
  learn: ['file', 'folder_id'],
  output: created,
  async run({ client, input, operation }) {
    const { data } = await client.drive.files.copy({
      fileId: fileIdOf(input.file),
      ...anyDrive,
      fields: createdFields,
      requestBody: bodyOf({ name: input.name, folderId: input.folder_id, operation }),
    });
    return createdOf(data);
  },
  settle: settleCreated,
});
