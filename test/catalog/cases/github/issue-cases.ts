import assert from 'node:assert/strict';

import { fresh, rowsOf } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { foreign, issueAbout, repo } from './places.js';

const noSuchNumber = 987_654;

export const issueCases: readonly ToolCase[] = [
  {
    tool: 'github_search_issues',
    good: {
      says: 'finds the open bugs that customers have reported',
      input: () => ({ repo, labels: ['bug', 'customer'] }),
      shows(answer) {
        const titles = rowsOf(answer).map(({ title }) => title);
        assert.ok(titles.includes('Arm jerks at the start and end of a straight move'));
        assert.ok(rowsOf(answer).every(({ state }) => state === 'open'));
      },
    },
    refusal: {
      says: 'does not say of a foreign repository whether it is there',
      input: () => ({ repo: foreign }),
      code: 'invalid_input',
      words: /cannot be searched/,
    },
  },
  {
    tool: 'github_get_issue',
    good: {
      says: 'reads an issue with its latest comments and says how many are older',
      input: async (world) => ({ ...(await issueAbout(world, 'Arm jerks')), comments: 1 }),
      shows(answer) {
        assert.equal(answer['author'], 'ana-lopez');
        assert.match(String(answer['body']), /demos\/pick-and-place\.yml/);
        assert.equal(rowsOf(answer, 'comments').length, 1);
        assert.ok(Number(answer['earlier_comments']) >= 1);
      },
    },
    refusal: {
      says: 'names the issue that is not there',
      input: () => ({ repo, number: noSuchNumber }),
      code: 'not_found',
      words: /issue or pull request 987654 in northwind\/robot-arm/,
    },
  },
  {
    tool: 'github_create_issue',
    good: {
      says: 'opens an issue with its labels and who works on it',
      input: () => ({
        repo,
        title: fresh('Gripper squeaks at 40 N'),
        body: 'Only when it is cold.',
        labels: ['bug'],
        assignees: ['ben-okafor'],
      }),
      async shows({ number }, world) {
        const issue = await world.call('github_get_issue', { repo, number });
        assert.deepEqual([issue['labels'], issue['assignees']], [['bug'], ['ben-okafor']]);
      },
    },
    refusal: {
      says: 'refuses an assignee who does not work there',
      input: () => ({ repo, title: 'Gripper squeaks', assignees: ['dmitri-volkov'] }),
      code: 'invalid_input',
      words: /assignees is invalid/,
    },
  },
  {
    tool: 'github_update_issue',
    good: {
      says: 'closes an issue with the reason and adds a label to those it has',
      async input(world) {
        const title = fresh('Belt slips on the test bench');
        const { number } = await world.call('github_create_issue', { repo, title, labels: ['bug'] });
        return { repo, number, state: 'closed', state_reason: 'not_planned', add_labels: ['customer'] };
      },
      async shows({ number, state, labels }, world) {
        assert.deepEqual([state, labels], ['closed', ['bug', 'customer']]);
        const issue = await world.call('github_get_issue', { repo, number });
        assert.equal(issue['state_reason'], 'not_planned');
      },
    },
    refusal: {
      says: 'refuses to hand an issue to somebody who does not work there',
      input: async (world) => ({
        ...(await issueAbout(world, 'Arm jerks')),
        assignees: ['dmitri-volkov'],
      }),
      code: 'invalid_input',
      words: /assignees is invalid/,
    },
  },
  {
    tool: 'github_comment',
    good: {
      says: 'adds to the conversation of an issue',
      input: async (world) => ({ ...(await issueAbout(world, 'Arm jerks')), body: 'Seen on A4-07 too.' }),
      async shows({ comment_id: id }, world) {
        const issue = await world.call('github_get_issue', await issueAbout(world, 'Arm jerks'));
        const comment = rowsOf(issue, 'comments').find((one) => one['comment_id'] === id);
        assert.deepEqual([comment?.['author'], comment?.['body']], ['ana-lopez', 'Seen on A4-07 too.']);
      },
    },
    refusal: {
      says: 'names the conversation that is not there',
      input: () => ({ repo, number: noSuchNumber, body: 'Hello?' }),
      code: 'not_found',
      words: /issue or pull request 987654/,
    },
  },
];
