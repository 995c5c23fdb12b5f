import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { Fields, ToolCase } from '../tool-case.js';
import { attachment, newIssue, nowhere, project, site, values } from './places.js';

/** Finding and reading issues. */
export const readCases: readonly ToolCase[] = [
  {
    tool: 'jira_search_issues',
    good: {
      says: 'finds the open issues of a project, page by page',
      input: () => ({ project, state: 'open', order: 'created', limit: 3, site }),
      async shows(answer, world) {
        assert.equal(rowsOf(answer).length, 3);
        for (const { key, url, status } of rowsOf(answer)) {
          assert.match(String(key), /^ARM-\d+$/);
          assert.ok(String(url).endsWith(`/browse/${String(key)}`));
          assert.notEqual(status, 'Done');
        }
        assert.equal(answer['has_more'], true);
        const input = { project, state: 'open', order: 'created', limit: 3, site };
        const next = await world.call('jira_search_issues', { ...input, cursor: answer['next_cursor'] });
        assert.equal(new Set([...values(answer, 'key'), ...values(next, 'key')]).size, 6);
      },
    },
    refusal: {
      says: 'answers an unknown status with those that there are',
      input: () => ({ project, status: 'Deployed', site }),
      code: 'invalid_input',
      words: /status.*Deployed.*In Progress/,
    },
  },
  {
    tool: 'jira_search_issues',
    good: {
      says: 'finds what the open sprint holds for a person',
      input: () => ({ sprint: 'open', assignee: 'me', order: 'rank', site: 'northwind.atlassian.net' }),
      shows: (answer) => {
        assert.ok(rowsOf(answer).length > 0);
        assert.deepEqual([...new Set(values(answer, 'assignee'))], ['Ana Lopez']);
      },
    },
    refusal: {
      says: 'asks which site is meant where there are two',
      input: () => ({ assignee: 'me' }),
      code: 'needs_input',
      words: /northwind, northwind-labs/,
    },
  },
  {
    tool: 'jira_count_issues',
    good: {
      says: 'counts what filters and JQL find together',
      input: () => ({ project, type: 'Bug', jql: 'priority in (High, Highest)', site }),
      async shows({ count }, world) {
        const all = await world.call('jira_count_issues', { project, site });
        assert.ok(Number(count) > 0 && Number(count) < Number(all['count']));
      },
    },
    refusal: {
      says: 'says what is wrong with JQL',
      input: () => ({ jql: 'colour = blue', site }),
      code: 'invalid_input',
      words: /colour/,
    },
  },
  {
    tool: 'jira_get_issue',
    good: {
      says: 'reads the text, the fields and the comments of an issue as Markdown',
      async input(world) {
        const description = '## Steps\n\n1. Close the gripper\n2. **Listen**\n\n`force > 40`';
        const key = await newIssue(world, { description, fields: { 'Story Points': 3 }, labels: ['gripper'] });
        await world.call('jira_add_comment', { key, body: 'It is the *left* finger.', site });
        return { key, include: ['comments', 'transitions'], site };
      },
      shows: (answer) => {
        assert.match(String(answer['description']), /^## Steps\n\n1\. Close the gripper\n2\. \*\*Listen\*\*\n\n`force > 40`$/);
        assert.deepEqual(answer['labels'], ['gripper']);
        assert.deepEqual(answer['custom_fields'], [{ name: 'Story Points', value: '3' }]);
        const [comment] = answer['comments'] as Fields[];
        assert.match(String(comment?.['text']), /the [*_]left[*_] finger/);
        assert.ok((answer['transitions'] as Fields[]).some(({ to_status }) => to_status === 'In Progress'));
      },
    },
    refusal: {
      says: 'says which issue is not there',
      input: () => ({ key: nowhere, site }),
      code: 'not_found',
      words: /issue ARM-99999/,
    },
  },
  {
    tool: 'jira_get_issue_history',
    good: {
      says: 'says who changed what, the newest first',
      async input(world) {
        const key = await newIssue(world);
        await world.call('jira_update_issue', { key, summary: 'Gripper squeaks when cold', site });
        await world.call('jira_transition_issue', { key, to_status: 'In Progress', site });
        return { key, site };
      },
      shows: (answer) => {
        const [status, summary] = rowsOf(answer);
        assert.deepEqual([status?.['field'], status?.['from'], status?.['to']], ['status', 'To Do', 'In Progress']);
        assert.deepEqual([summary?.['who'], summary?.['to']], ['Ana Lopez', 'Gripper squeaks when cold']);
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
    tool: 'jira_list_comments',
    good: {
      says: 'lists the comments, the newest first, page by page',
      async input(world) {
        const key = await newIssue(world);
        for (const body of ['one', 'two', 'three']) await world.call('jira_add_comment', { key, body, site });
        return { key, limit: 2, site };
      },
      shows: (answer) => {
        assert.deepEqual(values(answer, 'text'), ['three', 'two']);
        assert.equal(answer['has_more'], true);
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
    tool: 'jira_get_attachment',
    good: {
      says: 'keeps what is no text and answers with a handle',
      input: async (world) => ({ attachment_id: await attachment(world, /^image\//), site }),
      shows: ({ file_handle, text, size }) => {
        assert.ok(typeof file_handle === 'string' && text === undefined && Number(size) > 0);
      },
    },
    refusal: {
      says: 'says which attachment is not there',
      input: () => ({ attachment_id: '999999', site }),
      code: 'not_found',
      words: /attachment 999999/,
    },
  },
  {
    tool: 'jira_get_attachment',
    good: {
      says: 'reads a text',
      input: async (world) => ({ attachment_id: await attachment(world, /^text\//), site }),
      shows: ({ file_handle, text }) => {
        assert.ok(file_handle === undefined && typeof text === 'string' && text.length > 0);
      },
    },
    refusal: {
      says: 'refuses an attachment of a site that the grant does not cover',
      input: () => ({ attachment_id: '10000', site: 'contoso' }),
      code: 'invalid_input',
      words: /northwind, northwind-labs/,
    },
  },
];
