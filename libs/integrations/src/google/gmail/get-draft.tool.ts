import * as z from 'zod';

import { cut } from '../../text.js';
import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { draftId } from './fields.js';
import { headersOf, subjectOf } from './headers.js';
import { attachment, peopleIn, some } from './message-view.js';
import { partsOf } from './parts.js';
import { readText } from './read-message.js';
import { urlOf } from './urls.js';

export const getDraft = google.tool({
  name: 'gmail_get_draft',
  title: 'Read a draft',
  description: 'Read a draft whole, as it would be sent. Read it before you change or send it.',
  effect: 'read',
  scopes: [mail.compose, mail.read, mail.modify],
  requests: [
    'GET /gmail/v1/users/me/drafts/{id}',
    'GET /gmail/v1/users/me/messages/{id}/attachments/{attachment}',
  ],
  input: z.object({ draft_id: draftId }),
  output: z.object({
    draft_id: z.string(),
    thread_id: z.string(),
    to: z.array(z.string()),
    cc: z.array(z.string()).optional(),
    bcc: z.array(z.string()).optional(),
    subject: z.string(),
    text: z.string(),
    attachments: z.array(attachment).optional(),
    url: z.string(),
  }),
  async run({ client, input }) {
    const { data } = await client.gmail.users.drafts.get({
      userId: 'me',
      id: input.draft_id,
      format: 'full',
    });
    const message = data.message ?? {};
    const headers = headersOf(message.payload);
    const { text } = await readText(client, message, { quoted: true, markdown: false });
    return {
      draft_id: data.id,
      thread_id: message.threadId,
      to: peopleIn(headers.get('to')),
      ...some('cc', peopleIn(headers.get('cc'))),
      ...some('bcc', peopleIn(headers.get('bcc'))),
      subject: subjectOf(headers),
      text: cut(text, 12_000),
      ...some('attachments', partsOf(message.payload).attachments),
      url: urlOf('drafts', message.id),
    };
  },
});
