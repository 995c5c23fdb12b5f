import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { key, line, site } from './identifiers.js';
import { accountIdOf } from './people.js';
import { browse } from './rows.js';

export const assignIssue = atlassian.tool({
  name: 'jira_assign_issue',
  title: 'Assign an issue',
  description: 'Give an issue to a person by name, to yourself (me) or to nobody.',
  effect: 'write',
  idempotent: true,
  scopes: [['write:jira-work', 'read:jira-user']],
  requests: [calls.assignIssue, calls.getMyself, calls.findAssignableUsers],
  input: z.object({ key, assignee: line(100).describe('Name, email, account id, me or nobody'), site }),
  learn: ['site', 'assignee'],
  output: z.object({ key: z.string(), assignee: z.string(), url: z.string() }),
  async run({ client, input }) {
    const { key, assignee } = input;
    const jira = client.at(input.site);
    const isNobody = assignee.toLowerCase() === 'nobody';
    const accountId = isNobody ? null : await accountIdOf(jira, assignee, { issueKey: key });
    // jira.js's type does not know that null means nobody, as Jira's description says.
    await jira.assignIssue({ issueIdOrKey: key, accountId: accountId as string });
    return { key, assignee, url: browse(jira, key) };
  },
});
