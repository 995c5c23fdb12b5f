import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { fileIdOf } from './file-id.js';
import { file } from './inputs.js';
import { anyDrive } from './spaces.js';

export const trashFile = google.tool({
  name: 'drive_trash_file',
  title: 'Trash or restore a file',
  description:
    'Move a file or a whole folder to the trash, or back with restore. Drive empties the trash after 30 days. Only owners, or managers of a shared drive, can.',
  effect: 'destroy',
  idempotent: true,
  scopes: [drive.file, drive.all],
  requests: ['PATCH /drive/v3/files/{file}'],
  input: z.object({ file, restore: z.boolean().default(false).describe('take it out of the trash') }),
  output: z.object({ file_id: z.string(), name: z.string(), trashed: z.boolean() }),
  async run({ client, input }) {
    const { data } = await client.drive.files.update({
      fileId: fileIdOf(input.file),
      ...anyDrive,
      fields: 'id,name,trashed',
      requestBody: { trashed: !input.restore },
    });
    return { file_id: data.id, name: data.name, trashed: data.trashed };
  },
});
