import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { findJustSent } from './just-sent.js';
import { draftId } from './fields.js';
import { ifThere } from './gone.js';
import { sentMail, sentRequests, sentView } from './sent.js';

export const sendDraft = google.tool({
  name: 'gmail_send_draft',
  title: 'Send a draft',
  description: 'Send a draft as it is. Cannot be taken back: read it with gmail_get_draft first.',
  effect: 'send',
  scopes: [mail.compose, mail.modify],
  requests: ['POST /gmail/v1/users/me/drafts/send', 'GET /gmail/v1/users/me/drafts/{id}', ...sentRequests],
  input: z.object({ draft_id: draftId }),
  output: sentMail,
  async run({ client, input }) {
    const { data } = await client.gmail.users.drafts.send({
      userId: 'me',
      requestBody: { id: input.draft_id },
    });
    return sentView(data);
  },
  // Gmail deletes a draft by sending it, so one that is there has not been sent.
  async settle({ client, input }) {
    const { drafts } = client.gmail.users;
    const left = await ifThere(drafts.get({ userId: 'me', id: input.draft_id, format: 'minimal' }));
    return left === undefined ? findJustSent(client) : undefined;
  },
});
