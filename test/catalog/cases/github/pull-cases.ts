import assert from 'node:assert/strict';

import { rowsOf } from '../rows.js';
import type { ToolCase } from '../tool-case.js';
import { issueAsPull, pullAbout, repo, smoothRamps } from './places.js';

const readyBranch = 'gripper-soft-close';

export const pullCases: readonly ToolCase[] = [
  {
    tool: 'github_search_pull_requests',
    good: {
      says: 'finds what was merged in the last weeks, in all repositories',
      input: () => ({ merged_since: new Date(Date.now() - 25 * 86_400_000).toISOString().slice(0, 10) }),
      shows(answer) {
        const found = rowsOf(answer);
        assert.ok(found.some(({ title }) => title === "Limit the gripper's force"));
        assert.ok(new Set(found.map((row) => row['repo'])).size > 1);
        assert.ok(found.every(({ merged_at: at }) => typeof at === 'string'));
      },
    },
    refusal: {
      says: 'says that nobody of that name can be searched for',
      input: () => ({ repo, author: 'nobody-of-this-name' }),
      code: 'invalid_input',
      words: /cannot be searched/,
    },
  },
  {
    tool: 'github_get_pull_request',
    good: {
      says: 'shows where a pull request stands: mergeability, reviews, checks, size',
      input: smoothRamps,
      shows(answer) {
        const { author, base, head, merged, checks } = answer;
        assert.deepEqual([author, base, head, merged], ['ben-okafor', 'main', 'smooth-ramps', false]);
        assert.deepEqual((checks as { failed: string[] }).failed, ['test']);
        assert.equal(answer['changed_files'], 2);
      },
    },
    refusal: {
      says: 'does not take an issue for a pull request',
      input: issueAsPull,
      code: 'not_found',
      words: /pull request \d+ in northwind\/robot-arm/,
    },
  },
  {
    tool: 'github_get_pull_request_files',
    good: {
      says: 'gives the diff of a chosen file',
      input: async (world) => ({ ...(await smoothRamps(world)), paths: ['src/ramp.ts'] }),
      shows(answer) {
        const [file] = rowsOf(answer);
        assert.deepEqual([file?.['status'], file?.['truncated']], ['added', false]);
        assert.match(String(file?.['patch']), /^@@ -0,0 \+1,4 @@\n\+\/\*\* Smooth/);
      },
    },
    refusal: {
      says: 'does not take an issue for a pull request',
      input: issueAsPull,
      code: 'not_found',
      words: /pull request \d+ in northwind\/robot-arm/,
    },
  },
  {
    tool: 'github_create_pull_request',
    good: {
      says: 'opens a pull request from a pushed branch and asks for a review',
      input: () => ({
        repo,
        head: readyBranch,
        title: 'Close the gripper in two steps',
        reviewers: ['ben-okafor'],
      }),
      async shows({ number, base, note }, world) {
        assert.deepEqual([base, note], ['main', undefined]);
        const pull = await world.call('github_get_pull_request', { repo, number });
        assert.deepEqual(pull['requested_reviewers'], ['ben-okafor']);
        // GitHub takes one open pull request per branch, and this case may be played again.
        await world.call('github_update_pull_request', { repo, number, state: 'closed' });
      },
    },
    refusal: {
      says: 'refuses a branch that nobody has pushed',
      input: () => ({ repo, head: 'still-on-my-laptop', title: 'Soon' }),
      code: 'invalid_input',
      words: /head is invalid/,
    },
  },
  {
    tool: 'github_update_pull_request',
    good: {
      says: 'changes the text of a pull request and nothing else',
      input: async (world) => ({
        ...(await pullAbout(world, 'Six axes')),
        body: 'Only the types so far. The solver comes next.',
      }),
      async shows({ number, title, state }, world) {
        assert.deepEqual([title, state], ['Six axes (work in progress)', 'open']);
        const pull = await world.call('github_get_pull_request', { repo, number });
        assert.equal(pull['body'], 'Only the types so far. The solver comes next.');
      },
    },
    refusal: {
      says: 'does not open again what has been merged',
      input: async (world) => ({ ...(await pullAbout(world, 'Limit the gripper')), state: 'open' }),
      code: 'invalid_input',
      words: /has been merged/,
    },
  },
  {
    tool: 'github_merge_pull_request',
    good: {
      says: 'merges what was read, and closes the pull request with it',
      async input(world) {
        const list = await world.call('github_search_pull_requests', { repo: 'northwind/fleet-console' });
        const where = { repo: 'northwind/fleet-console', number: rowsOf(list)[0]?.['number'] };
        const { head_sha: sha } = await world.call('github_get_pull_request', where);
        return { ...where, method: 'squash', expected_head_sha: sha };
      },
      shows({ merged, sha }) {
        assert.equal(merged, true);
        assert.match(String(sha), /^[0-9a-f]{40}$/);
      },
    },
    refusal: {
      says: 'does not merge a commit that nobody has read',
      input: async (world) => ({ ...(await smoothRamps(world)), expected_head_sha: '0'.repeat(40) }),
      code: 'conflict',
      words: /Head branch was modified/,
    },
  },
];
