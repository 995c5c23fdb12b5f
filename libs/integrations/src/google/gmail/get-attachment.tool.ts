import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { clip } from '../../text.js';
import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { bytesOf } from './attachment-bytes.js';
import { readableText } from './attachment-text.js';
import { attachmentId, messageId } from './fields.js';
import { partsOf } from './parts.js';

const longest = 12_000;

export const getAttachment = google.tool({
  name: 'gmail_get_attachment',
  title: 'Open an attachment',
  description:
    'Open a file of a message: text, CSV, JSON and calendar files as text, any other (and a long text) as a file_handle that other tools take.',
  effect: 'read',
  scopes: [mail.read, mail.modify],
  requests: [
    'GET /gmail/v1/users/me/messages/{id}',
    'GET /gmail/v1/users/me/messages/{id}/attachments/{attachment}',
  ],
  input: z.object({ message_id: messageId, attachment_id: attachmentId }),
  output: z.object({
    filename: z.string(),
    mime: z.string(),
    size: z.int(),
    text: z.string().optional(),
    truncated: z.boolean().optional(),
    file_handle: z.string().optional(),
  }),
  async run({ client, input, files }) {
    const found = await client.gmail.users.messages.get({
      userId: 'me',
      id: input.message_id,
      format: 'full',
    });
    const about = partsOf(found.data.payload).attachments.find(
      (one) => one.attachment_id === input.attachment_id,
    );
    if (about === undefined)
      throw new ToolError('not_found', `The message has no attachment ${input.attachment_id}`);
    const { filename, mime, part } = about;
    const bytes = await bytesOf(client, input.message_id, part);
    const facts = { filename, mime, size: bytes.length };
    const text = await readableText(part, mime, bytes);
    if (text !== undefined && text.length <= longest) return { ...facts, text };
    const { file_handle } = await files.keep({ name: filename, mime, bytes });
    return text === undefined
      ? { ...facts, file_handle }
      : { ...facts, text: clip(text, longest), truncated: true, file_handle };
  },
});
