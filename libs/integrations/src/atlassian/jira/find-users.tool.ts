import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { key, line, project, site } from './identifiers.js';

export const findUsers = atlassian.tool({
  name: 'jira_find_users',
  title: 'Find people in Jira',
  description:
    'Find people by name or email; with a project or an issue only those who can be assigned there.',
  effect: 'read',
  scopes: ['read:jira-user'],
  requests: [calls.findUsers, calls.findAssignableUsers],
  input: z.object({
    text: line(100).describe('Beginning of name or email'),
    project: project.optional(),
    key: key.optional(),
    site,
  }),
  learn: ['site', 'project'],
  output: z.object({
    users: z.array(
      z.object({
        account_id: z.string(),
        name: z.string(),
        email: z.string().optional(),
        active: z.boolean(),
      }),
    ),
  }),
  async run({ client, input }) {
    const jira = client.at(input.site);
    const query = { query: input.text, maxResults: 20 };
    const place = input.key === undefined ? { project: input.project } : { issueKey: input.key };
    const isPlaced = input.key !== undefined || input.project !== undefined;
    const found = await (isPlaced ? jira.findAssignableUsers({ ...query, ...place }) : jira.findUsers(query));
    return {
      users: found
        .filter(({ accountType }) => accountType !== 'app')
        .map(({ accountId, displayName, emailAddress, active }) => ({
          account_id: accountId,
          name: displayName,
          email: emailAddress === '' ? undefined : emailAddress,
          active,
        })),
    };
  },
});
