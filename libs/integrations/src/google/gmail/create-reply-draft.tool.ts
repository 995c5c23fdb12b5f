import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { asDraft } from './deliver.js';
import { draftView, findDraft, newDraftRequests, writtenDraft } from './drafts.js';
import { body, messageId, people, threadId } from './fields.js';
import { replyLetter, replyRequests } from './reply-letter.js';

export const createReplyDraft = google.tool({
  name: 'gmail_create_reply_draft',
  title: 'Draft a reply',
  description:
    'Write a draft that answers a conversation; recipients, subject and threading are filled in. Sends nothing. Each call writes another one.',
  effect: 'write',
  scopes: [[mail.compose, mail.read], mail.modify],
  requests: [...replyRequests, ...newDraftRequests],
  input: z.object({
    thread_id: threadId,
    message_id: messageId.optional().describe('Instead of the latest message'),
    body,
    reply_to: z.enum(['all', 'sender']).default('all'),
    cc_add: people('Also to').optional(),
  }),
  learn: ['reply_to', 'cc_add'],
  output: writtenDraft,
  async run({ client, input, operation }) {
    const { mime, headers } = await replyLetter(client, input, operation);
    const { data } = await client.gmail.users.drafts.create({
      userId: 'me',
      ...asDraft(mime, input.thread_id),
    });
    return draftView(data, headers);
  },
  settle: ({ client, operation }) => findDraft(client, operation),
});
