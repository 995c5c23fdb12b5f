import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { asDraft } from './deliver.js';
import { draftView, findOwnDraft, writtenDraft } from './drafts.js';
import { body, draftId, people, subject } from './fields.js';
import { changedDraft } from './changed-draft.js';

export const updateDraft = google.tool({
  name: 'gmail_update_draft',
  title: 'Change a draft',
  description: 'Replace parts of a draft; what is not given stays, files too. Sends nothing.',
  effect: 'write',
  idempotent: true,
  scopes: [mail.compose, mail.modify],
  requests: [
    'GET /gmail/v1/users/me/drafts/{id}',
    'PUT /gmail/v1/users/me/drafts/{id}',
    'PUT /upload/gmail/v1/users/me/drafts/{id}',
  ],
  input: z.object({
    draft_id: draftId,
    to: people('Addresses').optional(),
    cc: people('Addresses').optional(),
    bcc: people('Addresses').optional(),
    subject: subject.optional(),
    body: body.optional(),
  }),
  learn: ['to', 'cc', 'bcc'],
  output: writtenDraft,
  async run({ client, input, operation }) {
    const { drafts } = client.gmail.users;
    const { data: before } = await drafts.get({ userId: 'me', id: input.draft_id, format: 'raw' });
    const raw = Buffer.from(before.message?.raw ?? '', 'base64url');
    const { mime, to, cc } = await changedDraft(raw, input, operation);
    const { data } = await drafts.update({
      userId: 'me',
      id: input.draft_id,
      ...asDraft(mime, before.message?.threadId ?? undefined),
    });
    return draftView(data, { to, cc });
  },
  settle: ({ client, input, operation }) => findOwnDraft(client, input.draft_id, operation),
});
