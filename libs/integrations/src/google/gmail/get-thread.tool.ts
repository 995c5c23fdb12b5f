import * as z from 'zod';

import { latestOf } from '../../text.js';
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
    'Read the latest messages of a conversation, oldest first, as text without the history that each quotes. next_skip leads to earlier ones; gmail_get_message reads on where a text is truncated.',
  effect: 'read',
  scopes: [mail.read, mail.modify],
  requests: [...conversationRequests, 'GET /gmail/v1/users/me/messages/{id}/attachments/{attachment}'],
  input: z.object({
    thread_id: threadId,
    max_messages: z.int().min(1).max(50).default(10).describe('How many of the latest'),
    skip: z.int().min(0).default(0).describe('Latest ones left out'),
    max_chars_per_message: z.int().min(100).max(20_000).default(4_000).describe('Per text'),
    include_quoted: z.boolean().default(false).describe('With quoted history'),
  }),
  output: z.object({
    thread_id: z.string(),
    subject: z.string(),
    messages: z.array(threadMessage),
    omitted_count: z.int().optional(),
    next_skip: z.int().optional(),
    url: z.string(),
  }),
  async run({ client, input }) {
    const all = await outline(client, input.thread_id);
    const end = Math.max(0, all.length - input.skip);
    const latest = await inFull(client, all.slice(Math.max(0, end - input.max_messages), end));
    const read = [];
    for (const one of latest)
      read.push(await threadMessageOf(client, one, input.include_quoted, input.max_chars_per_message));
    const messages = latestOf(read);
    const earlier = end - messages.length;
    return {
      thread_id: input.thread_id,
      subject: subjectOf(headersOf(latest[0]?.payload)),
      messages,
      ...(earlier > 0 && { omitted_count: earlier, next_skip: all.length - earlier }),
      url: urlOf('all', input.thread_id),
    };
  },
});
