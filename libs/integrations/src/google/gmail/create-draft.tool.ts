import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { asDraft, openAll } from './deliver.js';
import { draftView, findDraft, newDraftRequests, writtenDraft } from './drafts.js';
import { attachments, body, people, signature, subject } from './fields.js';
import { compose } from './mime.js';

export const createDraft = google.tool({
  name: 'gmail_create_draft',
  title: 'Write a draft',
  description:
    'Write a new draft; sends nothing. Each call writes another one. For an answer in a conversation use gmail_create_reply_draft.',
  effect: 'write',
  scopes: [mail.compose, mail.modify],
  requests: [...newDraftRequests],
  input: z.object({
    to: people('Addresses').default([]),
    cc: people('Addresses').optional(),
    bcc: people('Addresses').optional(),
    subject,
    body,
    signature: signature.optional(),
    attachments: attachments.optional(),
  }),
  learn: ['to', 'cc', 'bcc', 'signature'],
  output: writtenDraft,
  async run({ client, input, files, operation }) {
    const letter = { ...input, attachments: await openAll(files, input.attachments) };
    const mime = await compose(letter, operation);
    const { data } = await client.gmail.users.drafts.create({ userId: 'me', ...asDraft(mime) });
    return draftView(data, input);
  },
  settle: ({ client, operation }) => findDraft(client, operation),
});
