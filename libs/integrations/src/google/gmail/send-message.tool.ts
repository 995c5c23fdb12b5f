import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { openAll, outgoing } from './deliver.js';
import { alias, attachments, body, people, signature, subject } from './fields.js';
import { compose } from './mime.js';
import { findSent, sendRequests, sentMail, sentRequests, sentView } from './sent.js';

export const sendMessage = google.tool({
  name: 'gmail_send_message',
  title: 'Send a new mail',
  description:
    'Send a new mail now; it cannot be taken back. To let the person look first use gmail_create_draft, to answer gmail_reply_to_thread.',
  effect: 'send',
  scopes: [mail.send, mail.compose, mail.modify],
  requests: [...sendRequests, ...sentRequests],
  input: z.object({
    to: people('Addresses').min(1),
    cc: people('Addresses').optional(),
    bcc: people('Addresses').optional(),
    subject,
    body,
    from_alias: alias.optional(),
    signature: signature.optional(),
    attachments: attachments.optional(),
  }),
  learn: ['to', 'cc', 'from_alias', 'signature'],
  output: sentMail,
  async run({ client, input, files, operation }) {
    const letter = {
      ...input,
      from: input.from_alias,
      attachments: await openAll(files, input.attachments),
    };
    const mime = await compose(letter, operation);
    const { data } = await client.gmail.users.messages.send({ userId: 'me', ...outgoing(mime) });
    return sentView(data);
  },
  settle: ({ client, operation }) => findSent(client, operation),
});
