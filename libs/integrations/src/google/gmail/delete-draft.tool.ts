import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { draftId } from './fields.js';
import { ifThere } from './gone.js';

export const deleteDraft = google.tool({
  name: 'gmail_delete_draft',
  title: 'Delete a draft',
  description: 'Delete a draft for good; there is no way back.',
  effect: 'destroy',
  scopes: [mail.compose, mail.modify],
  requests: ['DELETE /gmail/v1/users/me/drafts/{id}', 'GET /gmail/v1/users/me/drafts/{id}'],
  input: z.object({ draft_id: draftId }),
  output: z.object({ deleted: z.boolean() }),
  async run({ client, input }) {
    await client.gmail.users.drafts.delete({ userId: 'me', id: input.draft_id });
    return { deleted: true };
  },
  async settle({ client, input }) {
    const { drafts } = client.gmail.users;
    const left = await ifThere(drafts.get({ userId: 'me', id: input.draft_id, format: 'minimal' }));
    return left === undefined ? { deleted: true } : undefined;
  },
});
