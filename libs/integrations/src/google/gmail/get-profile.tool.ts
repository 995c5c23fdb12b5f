import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';

export const getProfile = google.tool({
  name: 'gmail_get_profile',
  title: 'See which mailbox is connected',
  description: 'Say which address is connected and how much mail it holds.',
  effect: 'read',
  scopes: [mail.read, mail.compose, mail.modify],
  requests: ['GET /gmail/v1/users/me/profile'],
  input: z.object({}),
  output: z.object({ email: z.string(), messages_total: z.int(), threads_total: z.int() }),
  async run({ client }) {
    const { data } = await client.gmail.users.getProfile({ userId: 'me' });
    return { email: data.emailAddress, messages_total: data.messagesTotal, threads_total: data.threadsTotal };
  },
});
