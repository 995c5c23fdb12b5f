import * as z from 'zod';

import { google } from '../google.provider.js';

export const getProfile = google.tool({
  name: 'gmail_get_profile',
  title: 'See which mailbox is connected',
  description: 'Say which address mail is sent from and whose mail is read.',
  effect: 'read',
  // Asked of the sign-in and not of Gmail, so that a connection that may only send knows it too.
  scopes: [],
  requests: ['GET /v1/userinfo'],
  input: z.object({}),
  output: z.object({ email: z.string() }),
  run: ({ client }) => client.userinfo(),
});
