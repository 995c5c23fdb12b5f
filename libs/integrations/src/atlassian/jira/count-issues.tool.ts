import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { site } from './identifiers.js';
import { filters, whereOf } from './jql.js';
import { withValues } from './values.js';

export const countIssues = atlassian.tool({
  name: 'jira_count_issues',
  title: 'Count issues in Jira',
  description: 'Count the issues that filters or JQL find, approximately: the last seconds may be missing.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.countIssues, calls.suggest],
  input: z.object({ ...filters, site }),
  learn: ['site', 'project'],
  output: z.object({ count: z.int(), jql: z.string() }),
  async run({ client, input }) {
    const jira = client.at(input.site);
    const jql = whereOf(input);
    const { count } = await withValues(jira, jira.countIssues({ jql }));
    return { count, jql };
  },
});
