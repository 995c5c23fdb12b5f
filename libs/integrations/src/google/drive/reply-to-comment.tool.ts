import * as z from 'zod';

import { google } from '../google.provider.js';
import { drive } from '../scopes.js';
import { lately } from './comments.js';
import { commentFields } from './fields.js';
import { fileIdOf } from './file-id.js';
import { commentId, file } from './inputs.js';

export const replyToComment = google.tool({
  name: 'drive_reply_to_comment',
  title: 'Answer or resolve a comment',
  description:
    'Reply to a comment, resolve it, or both. Each call adds another reply. Resolve only what is settled.',
  effect: 'write',
  scopes: [drive.file, drive.all],
  requests: [
    'GET /drive/v3/files/{file}/comments/{comment}',
    'POST /drive/v3/files/{file}/comments/{comment}/replies',
  ],
  input: z
    .object({
      file,
      comment_id: commentId,
      text: z.string().min(1).max(10_000).optional().describe('plain text'),
      resolve: z.boolean().default(false),
    })
    .refine(({ text, resolve }) => text !== undefined || resolve, 'Give a text, or resolve'),
  output: z.object({ reply_id: z.string(), resolved: z.boolean() }),
  async run({ client: { drive }, input }) {
    const { data } = await drive.replies.create({
      fileId: fileIdOf(input.file),
      commentId: input.comment_id,
      fields: 'id,action',
      requestBody: { content: input.text ?? '', ...(input.resolve && { action: 'resolve' }) },
    });
    return { reply_id: data.id, resolved: data.action === 'resolve' };
  },
  async settle({ client: { drive }, input }) {
    const { data } = await drive.comments.get({
      fileId: fileIdOf(input.file),
      commentId: input.comment_id,
      fields: commentFields,
    });
    const since = lately();
    const made = data.replies?.findLast(
      ({ author, content, createdTime }) =>
        author?.me === true && (content ?? '') === (input.text ?? '') && (createdTime ?? '') >= since,
    );
    return made && { reply_id: made.id, resolved: made.action === 'resolve' };
  },
});
