import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { inParallel } from '../in-parallel.js';
import { mail } from '../scopes.js';
import { draftRequests } from './drafts.js';
import { dateOf, headersOf, subjectOf } from './headers.js';
import { peopleIn } from './message-view.js';

export const listDrafts = google.tool({
  name: 'gmail_list_drafts',
  title: 'See my drafts',
  description: 'List drafts, newest first, without their text: gmail_get_draft has that.',
  effect: 'read',
  scopes: [mail.compose, mail.read, mail.modify],
  requests: [...draftRequests],
  input: z.object({ query: z.string().max(1_000).optional().describe('Gmail search words'), ...paging }),
  output: z.object({
    items: z.array(
      z.object({
        draft_id: z.string(),
        thread_id: z.string(),
        to: z.array(z.string()),
        subject: z.string(),
        updated: z.string().optional(),
      }),
    ),
  }),
  async run({ client, input, after }) {
    const { drafts } = client.gmail.users;
    const { data } = await drafts.list({
      userId: 'me',
      q: input.query,
      maxResults: input.limit,
      pageToken: after,
    });
    const items = await inParallel(data.drafts ?? [], 10, async ({ id }) => {
      const { message = {} } = (await drafts.get({ userId: 'me', id: id ?? '', format: 'metadata' })).data;
      const headers = headersOf(message.payload);
      return {
        draft_id: id,
        thread_id: message.threadId,
        to: peopleIn(headers.get('to')),
        subject: subjectOf(headers),
        updated: dateOf(message),
      };
    });
    return { items, next: data.nextPageToken ?? undefined };
  },
});
