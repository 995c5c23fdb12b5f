import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { outgoing } from './deliver.js';
import { body, messageId, people, threadId } from './fields.js';
import { replyLetter, replyRequests } from './reply-letter.js';
import { findSent, sendRequests, sentMail, sentRequests, sentView } from './sent.js';

export const replyToThread = google.tool({
  name: 'gmail_reply_to_thread',
  title: 'Send a reply',
  description:
    'Answer a conversation now; it cannot be taken back. Recipients, subject and threading are filled in. To let the person look first use gmail_create_reply_draft.',
  effect: 'send',
  scopes: [[mail.send, mail.read], mail.modify],
  requests: [...replyRequests, ...sendRequests, ...sentRequests],
  input: z.object({
    thread_id: threadId,
    message_id: messageId.optional().describe('Instead of the latest message'),
    body,
    reply_to: z.enum(['all', 'sender']).default('all'),
    cc_add: people('Also to').optional(),
  }),
  learn: ['reply_to', 'cc_add'],
  output: sentMail.extend({ to: z.array(z.string()).optional(), cc: z.array(z.string()).optional() }),
  async run({ client, input, operation }) {
    const { mime, headers } = await replyLetter(client, input, operation);
    const { data } = await client.gmail.users.messages.send({
      userId: 'me',
      ...outgoing(mime, input.thread_id),
    });
    return { ...sentView(data), to: headers.to, ...(headers.cc.length > 0 && { cc: headers.cc }) };
  },
  settle: ({ client, operation }) => findSent(client, operation),
});
