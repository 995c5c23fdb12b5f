import * as z from 'zod';

import { clip } from '../../text.js';
import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { messageId } from './fields.js';
import { namesOf } from './labels.js';
import { wholeEnvelope, wholeEnvelopeOf } from './message-view.js';
import { readText } from './read-message.js';

export const getMessage = google.tool({
  name: 'gmail_get_message',
  title: 'Read one mail',
  description:
    'Read one message whole, with quoted history; a long one in parts, from next_offset on. For a conversation use gmail_get_thread.',
  effect: 'read',
  scopes: [mail.read, mail.modify],
  requests: [
    'GET /gmail/v1/users/me/messages/{id}',
    'GET /gmail/v1/users/me/messages/{id}/attachments/{attachment}',
    'GET /gmail/v1/users/me/labels',
  ],
  input: z.object({
    message_id: messageId,
    offset: z.int().min(0).max(1_000_000).default(0).describe('In characters'),
    max_chars: z.int().min(100).max(20_000).default(12_000).describe('Of the text'),
    as: z.enum(['text', 'markdown']).default('text').describe('markdown says where links lead'),
  }),
  output: z.object({
    ...wholeEnvelope,
    text: z.string(),
    total_chars: z.int(),
    next_offset: z.int().optional(),
    truncated: z.boolean().optional(),
  }),
  async run({ client, input }) {
    const { data } = await client.gmail.users.messages.get({
      userId: 'me',
      id: input.message_id,
      format: 'full',
    });
    const { text, truncated } = await readText(client, data, {
      quoted: true,
      markdown: input.as === 'markdown',
    });
    const part = clip(text.slice(input.offset), input.max_chars);
    const end = input.offset + part.length;
    const names = await namesOf(client, data.labelIds ?? []);
    return {
      ...wholeEnvelopeOf(data, names(data.labelIds ?? [])),
      text: part,
      total_chars: text.length,
      ...(end < text.length && { next_offset: end }),
      ...(truncated && end >= text.length && { truncated }),
    };
  },
});
