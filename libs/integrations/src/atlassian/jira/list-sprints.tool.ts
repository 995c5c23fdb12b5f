import * as z from 'zod';

import { paging } from '../../paging.js';
import { atlassian } from '../atlassian.provider.js';
import { sprintScopes } from './agile-scopes.js';
import { calls } from './calls.js';
import { line, site } from './identifiers.js';
import { nextOffset, offsetOf } from './offsets.js';
import { instant } from './rows.js';
import { boardIdOf } from './sprints.js';

const state = z.enum(['active', 'future', 'closed']);

export const listSprints = atlassian.tool({
  name: 'jira_list_sprints',
  title: 'List sprints of a board',
  description:
    'List the sprints of a scrum board with dates and goals. For their issues use jira_search_issues.',
  effect: 'read',
  scopes: [sprintScopes],
  requests: [calls.getBoards, calls.getSprints],
  input: z.object({
    board: line(100).describe('Id or name'),
    state: z.array(state).min(1).default(['active', 'future']),
    site,
    ...paging,
  }),
  learn: ['site', 'board'],
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        state: z.string(),
        start: z.string().optional(),
        end: z.string().optional(),
        goal: z.string().optional(),
      }),
    ),
  }),
  async run({ client, input, after }) {
    const jira = client.at(input.site);
    const startAt = offsetOf(after);
    const boardId = await boardIdOf(jira, input.board);
    const page = await jira.getAllSprints({
      boardId,
      state: input.state.join(','),
      startAt,
      maxResults: input.limit,
    });
    const items = (page.values ?? []).map(({ id, name, state, startDate, endDate, goal }) => ({
      id: String(id),
      name,
      state,
      goal: goal || undefined,
      start: instant(startDate) || undefined,
      end: instant(endDate) || undefined,
    }));
    return { items, next: nextOffset(startAt, items.length, page) };
  },
});
