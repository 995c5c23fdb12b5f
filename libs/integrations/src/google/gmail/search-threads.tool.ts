import * as z from 'zod';

import { paging } from '../../paging.js';
import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { labelName } from './fields.js';
import { idsOf } from './labels.js';
import { searchWords } from './search-query.js';
import { rowRequests, threadRow, threadRows } from './thread-row.js';

export const searchThreads = google.tool({
  name: 'gmail_search_threads',
  title: 'Find mail',
  description:
    'Find conversations with Gmail search words, newest first; without a query the newest of all. One row per conversation, without its text: gmail_get_thread has that.',
  effect: 'read',
  scopes: [mail.read, mail.modify],
  requests: ['GET /gmail/v1/users/me/threads', ...rowRequests],
  input: z.object({
    query: z.string().max(1_000).default('').describe('As in Gmail: from:ana subject:update newer_than:7d'),
    label: labelName.optional(),
    exclude_automated: z.boolean().default(false).describe('Leaves out newsletters and the like'),
    include_spam_trash: z.boolean().default(false).describe('Also in Spam and Trash'),
    ...paging,
    limit: z.int().min(1).max(25).default(10),
  }),
  learn: ['label', 'exclude_automated'],
  output: z.object({ items: z.array(threadRow), total_estimate: z.int().optional() }),
  async run({ client, input, after }) {
    const label = input.label === undefined ? undefined : await idsOf(client, { label: [input.label] });
    const { data } = await client.gmail.users.threads.list({
      userId: 'me',
      q: searchWords(input.query, input.exclude_automated),
      labelIds: label?.['label'],
      includeSpamTrash: input.include_spam_trash || undefined,
      maxResults: input.limit,
      pageToken: after,
    });
    const ids = (data.threads ?? []).flatMap(({ id }) => id ?? []);
    return {
      items: await threadRows(client, ids),
      total_estimate: data.resultSizeEstimate ?? undefined,
      next: data.nextPageToken ?? undefined,
    };
  },
});
