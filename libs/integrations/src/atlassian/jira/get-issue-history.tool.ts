import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { paging } from '../../paging.js';
import { calls } from './calls.js';
import { changesBefore } from './changes.js';
import { day, key, line, site } from './identifiers.js';

export const getIssueHistory = atlassian.tool({
  name: 'jira_get_issue_history',
  title: 'See what has changed in an issue',
  description:
    'Who changed which field of an issue from what to what, newest first. Comments are not changes: jira_list_comments has them.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.getChangeLogs],
  input: z.object({
    key,
    fields: z.array(line(60)).max(10).optional().describe('Only these, such as status'),
    since: day.optional(),
    site,
    ...paging,
  }),
  learn: ['site'],
  output: z.object({
    items: z.array(
      z.object({ when: z.string(), who: z.string(), field: z.string(), from: z.string(), to: z.string() }),
    ),
  }),
  async run({ client, input, after }) {
    const { changes, next } = await changesBefore(client.at(input.site), input, after);
    return { items: changes, next };
  },
});
