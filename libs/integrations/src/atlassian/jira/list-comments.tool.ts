import * as z from 'zod';

import { paging } from '../../paging.js';
import { commentLength } from '../../text.js';
import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { commentRow, commentsOf } from './comments.js';
import { key, site } from './identifiers.js';
import { nextOffset, offsetOf } from './offsets.js';

export const listComments = atlassian.tool({
  name: 'jira_list_comments',
  title: 'Read the comments of an issue',
  description: 'Read the comments of an issue as Markdown, newest first unless asked otherwise.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.getComments],
  input: z.object({
    key,
    newest_first: z.boolean().default(true),
    max_chars: z.int().min(200).max(20_000).default(commentLength).describe('Longest comment'),
    site,
    ...paging,
  }),
  learn: ['site'],
  output: z.object({ items: z.array(commentRow) }),
  async run({ client, input, after }) {
    const startAt = offsetOf(after);
    const page = await client.at(input.site).getComments({
      issueIdOrKey: input.key,
      orderBy: input.newest_first ? '-created' : 'created',
      startAt,
      maxResults: input.limit,
    });
    const items = await commentsOf(page.comments, input.max_chars);
    return { items, next: nextOffset(startAt, items.length, page) };
  },
});
