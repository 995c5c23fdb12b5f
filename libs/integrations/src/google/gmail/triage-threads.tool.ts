import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { google } from '../google.provider.js';
import { mail } from '../scopes.js';
import { threadId } from './fields.js';
import { actions, triage } from './triage.js';

const atOnce = 50;

export const triageThreads = google.tool({
  name: 'gmail_triage_threads',
  title: 'Sort many conversations',
  description:
    'Do one thing to up to 50 conversations, named by id or found by Gmail search words. more_matches: the query finds more, call again.',
  effect: 'write',
  idempotent: true,
  scopes: [mail.modify],
  requests: [
    'GET /gmail/v1/users/me/threads',
    'GET /gmail/v1/users/me/threads/{id}',
    'POST /gmail/v1/users/me/threads/{id}/modify',
  ],
  input: z.object({
    action: z.enum(actions),
    thread_ids: z.array(threadId).min(1).max(atOnce).optional().describe('Either these'),
    query: z.string().min(1).max(1_000).optional().describe('or this, as in gmail_search_threads'),
  }),
  output: z.object({
    changed: z.int(),
    unchanged: z.int(),
    failed: z.array(z.object({ id: z.string(), reason: z.string() })).optional(),
    more_matches: z.boolean().optional(),
  }),
  async run({ client, input }) {
    const { thread_ids: ids, query: q } = input;
    if ((ids === undefined) === (q === undefined))
      throw new ToolError('invalid_input', 'Give either thread_ids or query', {
        problems: [{ field: 'thread_ids', problem: 'Either these or query, not both' }],
      });
    if (ids !== undefined) return triage(client, [...new Set(ids)], input.action);
    const { data } = await client.gmail.users.threads.list({ userId: 'me', q, maxResults: atOnce });
    const found = (data.threads ?? []).flatMap(({ id }) => id ?? []);
    const done = await triage(client, found, input.action);
    return { ...done, ...(data.nextPageToken && { more_matches: true }) };
  },
});
