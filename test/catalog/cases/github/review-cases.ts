import assert from 'node:assert/strict';

import { findRow, fresh, rowsOf } from '../rows.js';
import type { CaseWorld, Fields, ToolCase } from '../tool-case.js';
import { issueAsPull, smoothRamps } from './places.js';

/** Opens a thread on the first line of a new file; the review's words are its own, so that it can be found. */
async function reviewOn(world: CaseWorld): Promise<Fields> {
  const pull = await smoothRamps(world);
  const comment = { path: 'src/ramp.ts', line: 1, body: fresh('Is this the usual smoothstep?') };
  return { ...pull, event: 'COMMENT', comments: [comment] };
}

const commentIn = ({ comments }: Fields): Fields => (comments as Fields[])[0] ?? {};

export const reviewCases: readonly ToolCase[] = [
  {
    tool: 'github_get_pull_request_discussion',
    good: {
      says: 'shows the threads that wait for an answer and counts the resolved ones',
      input: smoothRamps,
      shows(answer) {
        const thread = rowsOf(answer).find(({ path }) => path === 'src/trajectory.ts');
        assert.equal(thread?.['resolved'], false);
        assert.match(String(commentIn(thread ?? {})['body']), /peak speed/);
        assert.match(String(answer['note']), /\d resolved threads are left out/);
      },
    },
    refusal: {
      says: 'does not take an issue for a pull request',
      input: issueAsPull,
      code: 'not_found',
      words: /pull request/,
    },
  },
  {
    tool: 'github_review_pull_request',
    good: {
      says: 'submits a review with a comment on a line of the diff',
      input: reviewOn,
      async shows({ state }, world) {
        assert.equal(state, 'COMMENTED');
        const threads = await world.call('github_get_pull_request_discussion', await smoothRamps(world));
        const own = rowsOf(threads).filter((one) => commentIn(one)['author'] === 'ana-lopez');
        assert.ok(own.some(({ path, line }) => path === 'src/ramp.ts' && line === 1));
      },
    },
    refusal: {
      says: 'names the lines that take a comment when one is outside the diff',
      input: async (world) => ({
        ...(await smoothRamps(world)),
        event: 'COMMENT',
        comments: [{ path: 'src/ramp.ts', line: 400, body: 'Why?' }],
      }),
      code: 'invalid_input',
      words: /comments\.0\.line: Line 400 is not in the diff; lines on RIGHT: 1-4/,
    },
  },
  {
    tool: 'github_reply_to_review_comment',
    good: {
      says: 'answers in a thread and resolves it',
      async input(world) {
        const review = await reviewOn(world);
        await world.call('github_review_pull_request', review);
        const words = commentIn(review)['body'];
        const pull = await smoothRamps(world);
        const asked = ['github_get_pull_request_discussion', { ...pull, limit: 50 }] as const;
        const thread = await findRow(world, asked, (one) => commentIn(one)['body'] === words);
        return { ...pull, comment_id: commentIn(thread)['comment_id'], body: 'It is.', resolve: true };
      },
      shows({ resolved, note }) {
        assert.deepEqual([resolved, note], [true, undefined]);
      },
    },
    refusal: {
      says: 'refuses a comment of no thread of this pull request',
      input: async (world) => ({ ...(await smoothRamps(world)), comment_id: 1, body: 'Hello?' }),
      code: 'not_found',
      words: /pull request \d+ in northwind\/robot-arm/,
    },
  },
];
