import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { commentUrl, lately } from './comments.js';
import { commentFields } from './fields.js';
import { fileIdOf } from './file-id.js';
import { file } from './inputs.js';
import { anyDrive } from './spaces.js';

export const addComment = google.tool({
  name: 'drive_add_comment',
  title: 'Comment on a file',
  description:
    'Comment on a file as a whole; quoted shows which passage is meant. Each call adds another. To answer a comment use drive_reply_to_comment.',
  effect: 'write',
  scopes: [drive.file, drive.all],
  requests: [
    'GET /drive/v3/files/{file}',
    'GET /drive/v3/files/{file}/comments',
    'POST /drive/v3/files/{file}/comments',
  ],
  input: z.object({
    file,
    text: z.string().min(1).max(10_000).describe('plain text'),
    quoted: z.string().min(1).max(2_000).optional().describe('passage of the file'),
  }),
  output: z.object({ comment_id: z.string(), url: z.string() }),
  async run({ client: { drive }, input }) {
    const fileId = fileIdOf(input.file);
    const { data: file } = await drive.files.get({ fileId, ...anyDrive, fields: 'webViewLink' });
    const quotedFileContent = { mimeType: 'text/plain', value: input.quoted };
    const requestBody = { content: input.text, ...(input.quoted !== undefined && { quotedFileContent }) };
    const { data } = await drive.comments.create({ fileId, fields: 'id', requestBody });
    return { comment_id: data.id, url: commentUrl(file.webViewLink, data.id ?? '') };
  },
  async settle({ client: { drive }, input }) {
    const fileId = fileIdOf(input.file);
    const { data } = await drive.comments.list({
      fileId,
      startModifiedTime: lately(),
      pageSize: 100,
      fields: `comments(${commentFields})`,
    });
    const made = data.comments?.find(({ author, content }) => author?.me === true && content === input.text);
    if (made === undefined) return undefined;
    const { data: file } = await drive.files.get({ fileId, ...anyDrive, fields: 'webViewLink' });
    return { comment_id: made.id, url: commentUrl(file.webViewLink, made.id ?? '') };
  },
});
