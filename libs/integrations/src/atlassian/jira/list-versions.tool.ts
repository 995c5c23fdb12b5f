import * as z from 'zod';

import { paging } from '../../paging.js';
import { atlassian } from '../atlassian.provider.js';
import { calls } from './calls.js';
import { project, site } from './identifiers.js';
import { nextOffset, offsetOf } from './offsets.js';

export const listVersions = atlassian.tool({
  name: 'jira_list_versions',
  title: 'List releases of a project',
  description: 'List the versions of a project, the latest first, with whether and when each is released.',
  effect: 'read',
  scopes: ['read:jira-work'],
  requests: [calls.getVersions],
  input: z.object({
    project,
    status: z.enum(['released', 'unreleased', 'archived']).optional(),
    site,
    ...paging,
  }),
  learn: ['site', 'project'],
  output: z.object({
    items: z.array(
      z.object({ id: z.string(), name: z.string(), released: z.boolean(), date: z.string().optional() }),
    ),
  }),
  async run({ client, input, after }) {
    const startAt = offsetOf(after);
    const page = await client.at(input.site).getProjectVersionsPaginated({
      projectIdOrKey: input.project,
      orderBy: '-sequence',
      startAt,
      maxResults: input.limit,
      ...(input.status && { status: input.status }),
    });
    const items = (page.values ?? []).map(({ id, name, released = false, releaseDate }) => ({
      id,
      name,
      released,
      date: releaseDate,
    }));
    return { items, next: nextOffset(startAt, items.length, page) };
  },
});
