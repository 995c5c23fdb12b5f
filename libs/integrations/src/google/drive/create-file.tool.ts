import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { createOnce, onceRequests } from './create-once.js';
import { bodyOf, created, createdOf, settleCreated, settleRequest } from './creation.js';
import { folder, line } from './inputs.js';
import { convertedType, newContent } from './new-content.js';
import { upload, uploadRequests } from './upload.js';

export const createFile = google.tool({
  name: 'drive_create_file',
  title: 'Put a file into Drive',
  description:
    'Upload text or a kept file; the ending of the name says what it is. With convert a CSV becomes a Sheet, a text or Word file a Doc. Each call makes another. For a Doc from Markdown use drive_create_document.',
  effect: 'write',
  scopes: [drive.file, drive.all],
  requests: [settleRequest, ...onceRequests, ...uploadRequests],
  input: z
    .object({
      name: line(300).describe('with its ending, such as plan.csv'),
      content: z.string().max(1_000_000).optional().describe('text, instead of file_handle'),
      file_handle: line(200).optional().describe('from another tool'),
      convert: z.boolean().default(false).describe('into a Google file'),
      folder_id: folder.optional(),
    })
    .refine(
      ({ content, file_handle }) => (content === undefined) !== (file_handle === undefined),
      'Give either content or file_handle',
    ),
  learn: ['folder_id'],
  output: created,
  async run({ client, input, files, operation }) {
    const content = await newContent(input, files);
    const body = bodyOf({ name: input.name, folderId: input.folder_id, operation });
    if (input.convert) {
      const mimeType = convertedType(content.mime);
      return createdOf(await upload(client.drive, { ...body, mimeType }, content));
    }
    const asItIs = { ...body, mimeType: content.mime };
    return createdOf(
      await createOnce(client.drive, (id) => upload(client.drive, { ...asItIs, id }, content)),
    );
  },
  settle: settleCreated,
});
