import assert from 'node:assert/strict';

import type { ToolCase } from './tool-case.js';

const repo = 'northwind/robot-arm';

/** The GitHub tools, as Ana Lopez uses them. */
export const githubCases: readonly ToolCase[] = [
  {
    tool: 'github_create_issue',
    good: {
      says: 'opens an issue with its labels',
      input: () => ({ repo, title: 'Gripper squeaks', labels: ['bug'] }),
      shows: async ({ number }, world) => {
        const issue = await world.call('github_get_issue', { repo, number });
        assert.deepEqual(issue['labels'], ['bug']);
      },
    },
    refusal: {
      says: 'refuses an assignee who does not work there',
      input: () => ({ repo, title: 'Gripper squeaks', assignees: ['dmitri-volkov'] }),
      code: 'invalid_input',
      words: /assignees/,
    },
  },
];
