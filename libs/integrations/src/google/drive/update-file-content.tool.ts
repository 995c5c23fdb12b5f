import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { contentFields } from './fields.js';
import { fileAt } from './file-at.js';
import { fileIdOf } from './file-id.js';
import { file, moment } from './inputs.js';
import { hasMark } from './query.js';
import { replaceContent, updated, updatedOf } from './replace-content.js';

export const updateFileContent = google.tool({
  name: 'drive_update_file_content',
  title: "Replace a file's content",
  description:
    'Replace the whole content: Markdown for a Doc, CSV for a Sheet, text for a text file. Refused if the file changed since it was read. The earlier version stays in its history.',
  effect: 'write',
  scopes: [drive.file, drive.all],
  requests: ['GET /drive/v3/files/{file}', 'PATCH /upload/drive/v3/files/{file}'],
  input: z.object({
    file,
    content: z.string().max(1_000_000).describe('all of it'),
    expected_modified: moment.describe('modified, as drive_read_file said'),
  }),
  output: updated,
  async run({ client, input, operation }) {
    const found = await fileAt(client.drive, fileIdOf(input.file), contentFields);
    return updatedOf(await replaceContent(client.drive, found, { ...input, operation }));
  },
  async settle({ client, input, operation }) {
    const found = await fileAt(client.drive, fileIdOf(input.file), contentFields);
    return hasMark(found, operation) ? updatedOf(found) : undefined;
  },
});
