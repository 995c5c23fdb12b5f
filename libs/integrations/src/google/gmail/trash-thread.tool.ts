import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { threadId } from './fields.js';

export const trashThread = google.tool({
  name: 'gmail_trash_thread',
  title: 'Move a conversation to Trash',
  description:
    'Move a conversation to Trash, where Gmail keeps it for 30 days, or take it back out with restore.',
  effect: 'destroy',
  idempotent: true,
  scopes: [mail.modify],
  requests: ['POST /gmail/v1/users/me/threads/{id}/trash', 'POST /gmail/v1/users/me/threads/{id}/untrash'],
  input: z.object({ thread_id: threadId, restore: z.boolean().default(false).describe('Takes it back out') }),
  output: z.object({ thread_id: z.string(), in_trash: z.boolean() }),
  async run({ client, input }) {
    const { threads } = client.gmail.users;
    const which = { userId: 'me', id: input.thread_id };
    await (input.restore ? threads.untrash(which) : threads.trash(which));
    return { thread_id: input.thread_id, in_trash: !input.restore };
  },
});
