import * as z from 'zod';

import { paging } from '../../paging.js';
import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { site } from './identifiers.js';
import { filters, jqlOf, order } from './jql.js';
import { issueRow, rowFields, rowOf } from './rows.js';
import { withValues } from './values.js';

export const searchIssues = atlassian.tool({
  name: 'jira_search_issues',
  title: 'Find issues in Jira',
  description:
    'Find issues by filters that all have to hold, or by JQL. One row each: no texts (jira_get_issue), no total (jira_count_issues).',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.search, calls.suggest],
  input: z.object({ ...filters, order, site, ...paging }),
  learn: ['site', 'project', 'order'],
  output: z.object({ items: z.array(issueRow) }),
  async run({ client, input, after }) {
    const jira = client.at(input.site);
    const page = await withValues(
      jira,
      jira.searchAndReconsileIssuesUsingJqlPost({
        jql: jqlOf(input, input.order),
        fields: rowFields,
        maxResults: input.limit,
        ...(after !== undefined && { nextPageToken: after }),
      }),
    );
    const items = (page.issues ?? []).map((issue) => rowOf(jira, issue));
    // An empty page is the end, whatever its token says.
    return { items, next: items.length > 0 && page.isLast !== true ? page.nextPageToken : undefined };
  },
});
