import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { Fields, ToolCase } from '../tool-case.js';
import { project, site, values } from './places.js';

/** Projects, people and versions. */
export const projectCases: readonly ToolCase[] = [
  {
    tool: 'jira_list_projects',
    good: {
      says: 'lists the projects of the site by key',
      input: () => ({ site }),
      shows: (answer) => {
        assert.deepEqual(values(answer, 'key'), ['ARM', 'FLEET', 'OPS']);
      },
    },
    refusal: {
      says: 'answers an unknown site with those of the connection',
      input: () => ({ site: 'contoso' }),
      code: 'invalid_input',
      words: /northwind-labs/,
    },
  },
  {
    tool: 'jira_get_create_fields',
    good: {
      says: 'says what an issue of a type requires and which values it takes',
      input: () => ({ project, type: 'Task', site }),
      shows: ({ types, optional }) => {
        assert.ok((types as string[]).includes('Bug'));
        const priority = (optional as Fields[]).find(({ name }) => name === 'Priority');
        assert.ok((priority?.['allowed'] as string[] | undefined)?.includes('High'));
      },
    },
    refusal: {
      says: 'answers an unknown type with those of the project',
      input: () => ({ project, type: 'Wish', site }),
      code: 'invalid_input',
      words: /Wish.*Bug/,
    },
  },
  {
    tool: 'jira_find_users',
    good: {
      says: 'finds who can be assigned in a project',
      input: () => ({ text: 'chloe', project, site }),
      shows: (answer) => {
        const [user, another] = answer['users'] as Fields[];
        assert.deepEqual([user?.['name'], user?.['active'], another], ['Chloe Martin', true, undefined]);
      },
    },
    refusal: {
      says: 'refuses a project that is not there',
      input: () => ({ text: 'chloe', project: 'NOPE', site }),
      code: 'not_found',
      words: /NOPE|such/,
    },
  },
  {
    tool: 'jira_list_versions',
    good: {
      says: 'lists what is not released yet',
      input: () => ({ project, status: 'unreleased', site }),
      shows: (answer) => {
        assert.ok(rowsOf(answer).length > 0);
        assert.ok(rowsOf(answer).every(({ released }) => released === false));
      },
    },
    refusal: {
      says: 'says which project is not there',
      input: () => ({ project: 'NOPE', site }),
      code: 'not_found',
      words: /project NOPE/,
    },
  },
];
