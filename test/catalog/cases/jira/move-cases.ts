import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { Fields, ToolCase } from '../tool-case.js';
import { newIssue, nowhere, read, site, values } from './places.js';

/** Moving issues along. */
export const moveCases: readonly ToolCase[] = [
  {
    tool: 'jira_list_transitions',
    good: {
      says: 'says where an issue can move and what that takes',
      input: async (world) => ({ key: await newIssue(world), site }),
      shows: (answer) => {
        assert.ok(values(answer, 'to_status').includes('In Progress'));
        const done = rowsOf(answer).find(({ to_status }) => to_status === 'Done');
        assert.deepEqual(done?.['required_fields'], ['Resolution']);
      },
    },
    refusal: {
      says: 'says which issue is not there',
      input: () => ({ key: nowhere, site }),
      code: 'not_found',
      words: /ARM-99999/,
    },
  },
  {
    tool: 'jira_transition_issue',
    good: {
      says: 'moves an issue by the name of the status, once',
      input: async (world) => ({
        key: await newIssue(world),
        to_status: 'done',
        resolution: 'Duplicate',
        comment: 'Same as the *other* one.',
        site,
      }),
      async shows({ key, status }, world) {
        const issue = await read(world, key);
        assert.deepEqual([status, issue['status'], issue['resolution']], ['Done', 'Done', 'Duplicate']);
        assert.equal((issue['comments'] as Fields[]).length, 1);
        const again = await world.call('jira_transition_issue', { key, to_status: 'Done', site });
        assert.equal(again['status'], 'Done');
      },
    },
    refusal: {
      says: 'answers a status that cannot be reached with those that can',
      input: async (world) => ({ key: await newIssue(world), to_status: 'In Review', site }),
      code: 'invalid_input',
      words: /In Review.*In Progress/,
    },
  },
  {
    tool: 'jira_transition_issue',
    good: {
      says: 'takes the name of a transition as well',
      input: async (world) => ({ key: await newIssue(world), to_status: 'Start work', site }),
      shows: ({ status }) => {
        assert.equal(status, 'In Progress');
      },
    },
    refusal: {
      says: 'says that a resolution is missing, with those that there are',
      input: async (world) => ({ key: await newIssue(world), to_status: 'Done', site }),
      code: 'invalid_input',
      words: /Resolution.*Won't Do/,
    },
  },
  {
    tool: 'jira_assign_issue',
    good: {
      says: 'assigns to me, and to nobody again',
      input: async (world) => ({ key: await newIssue(world), assignee: 'me', site }),
      async shows({ key }, world) {
        assert.equal((await read(world, key))['assignee'], 'Ana Lopez');
        await world.call('jira_assign_issue', { key, assignee: 'nobody', site });
        assert.equal((await read(world, key))['assignee'], null);
      },
    },
    refusal: {
      says: 'answers an unknown person with those who can be assigned',
      input: async (world) => ({ key: await newIssue(world), assignee: 'Zoe', site }),
      code: 'invalid_input',
      words: /Zoe.*Chloe Martin/,
    },
  },
  {
    tool: 'jira_add_comment',
    good: {
      says: 'comments in Markdown and mentions colleagues',
      input: async (world) => ({
        key: await newIssue(world),
        body: 'Thanks @Chloe Martin, see `@chloe` and [the notes](https://example.com/n).',
        visibility: 'Developers',
        site,
      }),
      async shows({ url, comment_id }, world) {
        const key = /browse\/(ARM-\d+)/.exec(String(url))?.[1];
        const [comment] = rowsOf(await world.call('jira_list_comments', { key, site }));
        assert.equal(comment?.['comment_id'], comment_id);
        assert.match(String(comment?.['text']), /Chloe Martin.*`@chloe`.*\[the notes\]\(https:\/\/example\.com\/n\)/);
      },
    },
    refusal: {
      says: 'refuses a role that the project does not have',
      input: async (world) => ({ key: await newIssue(world), body: 'Hi', visibility: 'Pilots', site }),
      code: 'invalid_input',
      words: /Pilots|role/i,
    },
  },
  {
    tool: 'jira_add_remote_link',
    good: {
      says: 'attaches an address once, however often it is added',
      input: async (world) => ({
        key: await newIssue(world),
        url: 'https://github.com/northwind/robot-arm/pull/12',
        title: 'Speed up and slow down smoothly',
        site,
      }),
      async shows({ id, url }, world) {
        const key = await newIssue(world);
        const first = await world.call('jira_add_remote_link', { key, url, title: 'One', site });
        const second = await world.call('jira_add_remote_link', { key, url, title: 'Two', site });
        assert.ok(typeof id === 'number');
        assert.equal(first['id'], second['id']);
      },
    },
    refusal: {
      says: 'says which issue is not there',
      input: () => ({ key: nowhere, url: 'https://example.com', title: 'Notes', site }),
      code: 'not_found',
      words: /ARM-99999/,
    },
  },
  {
    tool: 'jira_log_work',
    good: {
      says: 'logs time with a note',
      input: async (world) => ({
        key: await newIssue(world),
        time_spent: '1h 30m',
        started: '2026-11-20T09:00:00+01:00',
        note: 'Measured **three** times',
        site,
      }),
      shows: ({ time_spent, started }) => {
        assert.deepEqual([time_spent, started], ['1h 30m', '2026-11-20T08:00:00Z']);
      },
    },
    refusal: {
      says: 'says which issue is not there',
      input: () => ({ key: nowhere, time_spent: '1h', site }),
      code: 'not_found',
      words: /ARM-99999/,
    },
  },
];
