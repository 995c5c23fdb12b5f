import * as z from 'zod';

import { atlassian } from '../atlassian.provider.js';
import { planningScopes } from './agile-scopes.js';
import { calls } from './calls.js';
import { key, line, site } from './identifiers.js';
import { sprintIdOf } from './sprints.js';

export const moveIssuesToSprint = atlassian.tool({
  name: 'jira_move_issues_to_sprint',
  title: 'Move issues to a sprint',
  description: 'Put issues into an active or future sprint, or back into the backlog.',
  effect: 'write',
  idempotent: true,
  scopes: [planningScopes],
  requests: [calls.getBoards, calls.getSprints, calls.moveToSprint, calls.moveToBacklog],
  input: z.object({
    sprint: line(100).describe('Id, name or backlog'),
    keys: z.array(key).min(1).max(50),
    board: line(100).optional().describe('Id or name; where a sprint name is looked for'),
    site,
  }),
  learn: ['site', 'board'],
  output: z.object({ moved: z.array(z.string()), sprint: z.string() }),
  async run({ client, input }) {
    const { keys, board, sprint } = input;
    const jira = client.at(input.site);
    if (sprint.toLowerCase() === 'backlog') {
      await jira.moveIssuesToBacklog({ issues: keys });
      return { moved: keys, sprint: 'backlog' };
    }
    const project = keys[0]?.split('-', 1)[0] ?? '';
    const sprintId = await sprintIdOf(jira, sprint, { board, project });
    await jira.moveIssuesToSprintAndRank({ sprintId, issues: keys });
    return { moved: keys, sprint };
  },
});
