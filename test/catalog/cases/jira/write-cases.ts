import assert from 'node:assert/strict';

import type { Fields, ToolCase } from '../tool-case.js';
import { newIssue, project, read, site } from './places.js';

/** Creating, changing and linking issues. */
export const writeCases: readonly ToolCase[] = [
  {
    tool: 'jira_create_issue',
    good: {
      says: 'resolves people, types, priorities and fields by name',
      input: () => ({
        project,
        type: 'Story',
        summary: 'Tell when the gripper slips',
        description: 'Asked for by @Chloe Martin.\n\n- [ ] measure `List<Force>`\n- [x] agree',
        assignee: 'ben okafor',
        labels: ['gripper'],
        priority: 'High',
        fields: { 'story points': 5, Team: 'Motion' },
        site,
      }),
      async shows({ key, url }, world) {
        assert.ok(String(url).endsWith(`/browse/${String(key)}`));
        const issue = await read(world, key);
        assert.deepEqual([issue['type'], issue['priority'], issue['assignee']], ['Story', 'High', 'Ben Okafor']);
        assert.match(String(issue['description']), /Chloe Martin[\s\S]*- \[ \] measure `List<Force>`\n- \[x\] agree/);
        const fields = (issue['custom_fields'] as Fields[]).map(({ name, value }) => `${String(name)}: ${String(value)}`);
        assert.deepEqual(fields.toSorted(), ['Story Points: 5', 'Team: Motion']);
      },
    },
    refusal: {
      says: 'answers an assignee who does not work there with those who do',
      input: () => ({ project, summary: 'Gripper squeaks', assignee: 'Dmitri Volkov', site }),
      code: 'invalid_input',
      words: /assignee: “Dmitri Volkov” does not exist.*Ben Okafor/,
    },
  },
  {
    tool: 'jira_create_issue',
    good: {
      says: 'puts a sub-task below its issue',
      input: async (world) => ({
        project,
        type: 'Sub-task',
        summary: 'Oil it',
        parent: await newIssue(world),
        assignee: 'me',
        site,
      }),
      async shows({ key }, world) {
        const { parent, assignee } = (await read(world, key)) as { parent?: Fields; assignee?: string };
        assert.deepEqual([parent?.['summary'], assignee], ['Gripper squeaks', 'Ana Lopez']);
      },
    },
    refusal: {
      says: 'asks who is meant where several have the name',
      input: () => ({ project, summary: 'Gripper squeaks', assignee: 'Ben', site }),
      code: 'needs_input',
      words: /Ben Okafor.*Benedita Reis|Benedita Reis.*Ben Okafor/,
    },
  },
  {
    tool: 'jira_update_issue',
    good: {
      says: 'changes what is named and leaves the rest',
      async input(world) {
        const key = await newIssue(world, { labels: ['gripper', 'noise'], priority: 'Low' });
        return { key, add_labels: ['hardware'], remove_labels: ['noise'], fields: { 'Story Points': 2 }, site };
      },
      async shows({ key, changed }, world) {
        assert.deepEqual(changed, ['add_labels', 'remove_labels', 'fields']);
        const issue = await read(world, key);
        assert.deepEqual((issue['labels'] as string[]).toSorted(), ['gripper', 'hardware']);
        assert.deepEqual([issue['priority'], issue['summary']], ['Low', 'Gripper squeaks']);
      },
    },
    refusal: {
      says: 'answers a priority that does not exist with those that do',
      input: async (world) => ({ key: await newIssue(world), priority: 'Urgent', site }),
      code: 'invalid_input',
      words: /Priority.*Highest, High, Medium/,
    },
  },
  {
    tool: 'jira_update_issue',
    good: {
      says: 'replaces a text with tables and nested lists',
      input: async (world) => ({
        key: await newIssue(world, { description: 'old' }),
        description: '| Axis | Force |\n| --- | --- |\n| 1 | 40 |\n\n- outer\n  - inner',
        site,
      }),
      async shows({ key }, world) {
        const { description } = await read(world, key);
        assert.match(String(description), /\| Axis \| Force \|\n\| -+ \| -+ \|\n\| 1 +\| 40 +\|\n\n- outer\n {2,4}- inner/);
      },
    },
    refusal: {
      says: 'answers a field that does not exist with those that do',
      input: async (world) => ({ key: await newIssue(world), fields: { Weight: 3 }, site }),
      code: 'invalid_input',
      words: /Weight.*Story Points/,
    },
  },
  {
    tool: 'jira_link_issues',
    good: {
      says: 'links in the direction that its words say',
      input: async (world) => ({
        from: await newIssue(world),
        to: await newIssue(world),
        type: 'is blocked by',
        site,
      }),
      async shows({ from, to, relation }, world) {
        assert.equal(relation, 'is blocked by');
        const [[blocked], [blocking]] = (await Promise.all([read(world, from), read(world, to)])).map(
          ({ links }) => links as Fields[],
        ) as [Fields[], Fields[]];
        assert.deepEqual([blocked?.['type'], blocked?.['key']], ['is blocked by', to]);
        assert.deepEqual([blocking?.['type'], blocking?.['key']], ['blocks', from]);
      },
    },
    refusal: {
      says: 'answers an unknown relation with those that there are',
      input: async (world) => ({ from: await newIssue(world), to: await newIssue(world), type: 'destroys', site }),
      code: 'invalid_input',
      words: /destroys.*Blocks/,
    },
  },
];
