import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { outgoing } from './deliver.js';
import { body, messageId, people } from './fields.js';
import { forwardLetter } from './forward-letter.js';
import { compose } from './mime.js';
import { findSent, sendRequests, sentMail, sentRequests, sentView } from './sent.js';

export const forwardMessage = google.tool({
  name: 'gmail_forward_message',
  title: 'Forward a mail',
  description: 'Send one message on to others, with its files and a note above it. Cannot be taken back.',
  effect: 'send',
  scopes: [[mail.send, mail.read], mail.modify],
  requests: [
    'GET /gmail/v1/users/me/messages/{id}/attachments/{attachment}',
    ...sendRequests,
    ...sentRequests,
  ],
  input: z.object({
    message_id: messageId,
    to: people('Addresses').min(1),
    note: body.default('').describe('Markdown above the message'),
    include_attachments: z.boolean().default(true).describe('With its files'),
  }),
  learn: ['to'],
  output: sentMail,
  async run({ client, input, operation }) {
    const { users } = client.gmail;
    const { data: message } = await users.messages.get({
      userId: 'me',
      id: input.message_id,
      format: 'full',
    });
    const mime = await compose(await forwardLetter(client, message, input), operation);
    const { data } = await users.messages.send({
      userId: 'me',
      ...outgoing(mime, message.threadId ?? undefined),
    });
    return sentView(data);
  },
  settle: ({ client, operation }) => findSent(client, operation),
});
