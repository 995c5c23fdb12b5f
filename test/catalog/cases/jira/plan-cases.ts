import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { board, newIssue, project, site, values } from './places.js';

/** Boards and sprints. */
export const planCases: readonly ToolCase[] = [
  {
    tool: 'jira_list_boards',
    good: {
      says: 'lists the boards of a project',
      input: () => ({ project, site }),
      shows: (answer) => {
        assert.ok(rowsOf(answer).some(({ type, project }) => type === 'scrum' && project === 'ARM'));
      },
    },
    refusal: {
      says: 'refuses a project that is not there',
      input: () => ({ project: 'NOPE', site }),
      code: 'invalid_input',
      words: /NOPE/,
    },
  },
  {
    tool: 'jira_list_sprints',
    good: {
      says: 'lists the sprints of a board that are not over',
      input: async (world) => ({ board: await board(world), site }),
      shows: (answer) => {
        assert.ok(values(answer, 'state').includes('active'));
        assert.ok(!values(answer, 'state').includes('closed'));
      },
    },
    refusal: {
      says: 'says that a board without sprints has none',
      async input(world) {
        const boards = rowsOf(await world.call('jira_list_boards', { site }));
        return { board: boards.find(({ type }) => type === 'kanban')?.['name'], site };
      },
      code: 'invalid_input',
      words: /does not support sprints/,
    },
  },
  {
    tool: 'jira_move_issues_to_sprint',
    good: {
      says: 'puts issues into a sprint by its name, and back into the backlog',
      async input(world) {
        const sprints = await world.call('jira_list_sprints', { board: await board(world), state: ['future'], site });
        return { sprint: rowsOf(sprints)[0]?.['name'], keys: [await newIssue(world), await newIssue(world)], site };
      },
      async shows({ moved, sprint }, world) {
        const [key] = moved as string[];
        const found = await world.call('jira_search_issues', { sprint, order: 'created', limit: 50, site });
        assert.ok(values(found, 'key').includes(key));
        await world.call('jira_move_issues_to_sprint', { sprint: 'backlog', keys: [key], site });
        const left = await world.call('jira_search_issues', { sprint, order: 'created', limit: 50, site });
        assert.ok(!values(left, 'key').includes(key));
      },
    },
    refusal: {
      says: 'answers an unknown sprint with those that are open',
      input: async (world) => ({ sprint: 'Sprint of dreams', keys: [await newIssue(world)], site }),
      code: 'invalid_input',
      words: /Sprint of dreams.*Use .*Sprint/,
    },
  },
];
