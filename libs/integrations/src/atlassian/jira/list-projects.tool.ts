import * as z from 'zod';

import { paging } from '../../paging.js';
import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { site } from './identifiers.js';
import { nextOffset, offsetOf } from './offsets.js';

export const listProjects = atlassian.tool({
  name: 'jira_list_projects',
  title: 'List projects in Jira',
  description: 'List the projects you can see, by key. Other tools take the key.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.searchProjects],
  input: z.object({ text: z.string().max(100).optional().describe('Part of key or name'), site, ...paging }),
  learn: ['site'],
  output: z.object({
    items: z.array(z.object({ key: z.string(), name: z.string(), type: z.string(), url: z.string() })),
  }),
  async run({ client, input, after }) {
    const jira = client.at(input.site);
    const startAt = offsetOf(after);
    const page = await jira.searchProjects({
      ...(input.text && { query: input.text }),
      orderBy: 'key',
      startAt,
      maxResults: input.limit,
    });
    const items = (page.values ?? []).map(({ key, name, projectTypeKey }) => ({
      key,
      name,
      type: projectTypeKey,
      url: `${jira.site.url}/browse/${key}`,
    }));
    return { items, next: nextOffset(startAt, items.length, page) };
  },
});
