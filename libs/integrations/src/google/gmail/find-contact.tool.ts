import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { google } from '../google.provider.js';
import { inParallel } from '../in-parallel.js';
import { mail } from '../scopes.js';
import { contactsIn } from './contacts.js';

const looked = 30;

export const findContact = google.tool({
  name: 'gmail_find_contact',
  title: 'Find an address',
  description:
    'Find the address of a person by name, from mail to and from them. Sees mail only, not the address book.',
  effect: 'read',
  scopes: [mail.read, mail.modify],
  requests: ['GET /gmail/v1/users/me/messages', 'GET /gmail/v1/users/me/messages/{id}'],
  input: z.object({
    name: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} .'@_-]{0,99}$/u, 'Write a name or a part of an address')
      .describe('Name or part of an address'),
    limit: z.int().min(1).max(20).default(5),
  }),
  output: z.object({
    people: z.array(
      z.object({ name: z.string(), email: z.string(), last_seen: z.string().optional(), count: z.int() }),
    ),
  }),
  async run({ client, input }) {
    const { messages } = client.gmail.users;
    const words = `"${input.name}"`;
    const { data } = await messages.list({
      userId: 'me',
      q: `{from:${words} to:${words} cc:${words}}`,
      maxResults: looked,
    });
    const found = await inParallel(data.messages ?? [], 10, async ({ id }) => {
      const message = await messages.get({
        userId: 'me',
        id: id ?? '',
        format: 'metadata',
        metadataHeaders: ['From', 'To', 'Cc'],
      });
      return message.data;
    });
    const people = contactsIn(found, input.name).slice(0, input.limit);
    if (people.length === 0)
      throw new ToolError(
        'not_found',
        `No mail is from or to anybody named ${input.name}. Ask for the address`,
      );
    return { people };
  },
});
