import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { conversationRequests, inFull, outline } from './conversation.js';
import { threadId } from './fields.js';
import { headersOf, subjectOf } from './headers.js';
import { threadMessage, threadMessageOf } from './thread-message.js';
import { urlOf } from './urls.js';

export const getThread = google.tool({
  name: 'gmail_get_thread',
  title: 'Read a conversation',
  description:
    'Read the latest messages of a conversation, oldest first, as text without the history that each quotes. gmail_get_message reads on where a text is truncated.',
  effect: 'read',
  scopes: [mail.read, mail.modify],
  requests: [...conversationRequests, 'GET /gmail/v1/users/me/messages/{id}/attachments/{attachment}'],
  input: z.object({
    thread_id: threadId,
    max_messages: z.int().min(1).max(50).default(10).describe('How many of the latest'),
    max_chars_per_message: z.int().min(100).max(20_000).default(4_000).describe('Per text'),
    include_quoted: z.boolean().default(false).describe('With quoted history'),
  }),
  output: z.object({
    thread_id: z.string(),
    subject: z.string(),
    messages: z.array(threadMessage),
    omitted_count: z.int().optional(),
    url: z.string(),
  }),
  async run({ client, input }) {
    const all = await outline(client, input.thread_id);
    const latest = await inFull(client, all.slice(-input.max_messages));
    const messages = [];
    for (const one of latest)
      messages.push(await threadMessageOf(client, one, input.include_quoted, input.max_chars_per_message));
    return {
      thread_id: input.thread_id,
      subject: subjectOf(headersOf(latest[0]?.payload)),
      messages,
      ...(all.length > latest.length && { omitted_count: all.length - latest.length }),
      url: urlOf('all', input.thread_id),
    };
  },
});
