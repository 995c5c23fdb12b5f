import * as z from 'zod';

import { paging } from '../../paging.js';
import { atlassian } from '../atlassian.provider.js';
import { boardScopes } from './agile-scopes.js';
import { calls } from './calls.js';
import { line, project, site } from './identifiers.js';
import { nextOffset, offsetOf } from './offsets.js';

export const listBoards = atlassian.tool({
  name: 'jira_list_boards',
  title: 'List boards',
  description: 'List boards by project or name. Only scrum boards have sprints.',
  effect: 'read',
  scopes: [boardScopes],
  requests: [calls.getBoards],
  input: z.object({
    project: project.optional(),
    name: line(100).optional().describe('Part of the name'),
    site,
    ...paging,
  }),
  learn: ['site', 'project'],
  output: z.object({
    items: z.array(
      z.object({ id: z.string(), name: z.string(), type: z.string(), project: z.string().optional() }),
    ),
  }),
  async run({ client, input, after }) {
    const startAt = offsetOf(after);
    const page = await client.at(input.site).getAllBoards({
      startAt,
      maxResults: input.limit,
      ...(input.project && { projectKeyOrId: input.project }),
      ...(input.name && { name: input.name }),
    });
    const items = (page.values ?? []).map(({ id, name, type, location }) => ({
      id: String(id),
      name,
      type,
      project: location?.projectKey,
    }));
    return { items, next: nextOffset(startAt, items.length, page) };
  },
});
