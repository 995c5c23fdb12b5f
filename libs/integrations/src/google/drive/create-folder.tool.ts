import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { createOnce, onceRequests } from './create-once.js';
import { bodyOf, created, createdOf, settleCreated, settleRequest } from './creation.js';
import { createdFields } from './fields.js';
import { mimes } from './file-types.js';
import { folder, line } from './inputs.js';
import { anyDrive } from './spaces.js';

export const createFolder = google.tool({
  name: 'drive_create_folder',
  title: 'Make a folder',
  description:
    'Make a new folder. Each call makes another, even of the same name: look with drive_search_files first.',
  effect: 'write',
  scopes: [drive.file, drive.all],
  requests: [settleRequest, ...onceRequests, 'POST /drive/v3/files'],
  input: z.object({
    name: line(300).describe('of the folder'),
    parent: folder.optional().describe('folder id or url'),
  }),
  learn: ['parent'],
  output: created,
  async run({ client, input, operation }) {
    const body = bodyOf({ name: input.name, folderId: input.parent, mimeType: mimes.folder, operation });
    const made = await createOnce(client.drive, async (id) => {
      const requestBody = { ...body, id };
      return (await client.drive.files.create({ ...anyDrive, fields: createdFields, requestBody })).data;
    });
    return createdOf(made);
  },
  settle: settleCreated,
});
