import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { repo, smoothRamps } from './cases/github/places.js';
import { findRow, fresh, rowsOf } from './cases/rows.js';
import type { Fields } from './cases/tool-case.js';
import { tools } from './published.js';
import { openWire, type Wire } from './wire.js';

let sandbox: Sandbox;
let ana: Wire;

beforeAll(async () => {
  sandbox = await startSandbox();
  ana = await openWire(sandbox, 'github', 'ana-lopez');
});
afterAll(async () => sandbox.close());

const operation = () => crypto.randomUUID();
const look = (tool: string, input: Fields, by = ana) => by.settle(tool, input, operation());
const unsure = { code: 'outcome_unknown' };

/** Not done, done, and found as it was answered. */
async function settles(tool: string, input: Fields): Promise<Fields> {
  expect(await look(tool, input)).toBeUndefined();
  const answer = await ana.call(tool, input);
  expect(await look(tool, input)).toEqual(answer);
  return answer;
}

const newIssue = () => ana.call('github_create_issue', { repo, title: fresh('Lost') });

describe('a change at GitHub', () => {
  it('can be settled by looking unless it may be repeated', () => {
    const open = tools.filter(
      (tool) =>
        tool.name.startsWith('github_') && tool.effect !== 'read' && !tool.idempotent && !('settle' in tool),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('is found where an issue was opened, by its words; of two alike neither is taken', async () => {
    const input = { repo, title: fresh('Lost'), body: 'The same words.\r\nIn two lines. ' };
    await settles('github_create_issue', input);
    expect(await look('github_create_issue', { ...input, body: 'Other words' })).toBeUndefined();
    const ben = await openWire(sandbox, 'github', 'ben-okafor');
    expect(await look('github_create_issue', input, ben)).toBeUndefined();
    await ana.call('github_create_issue', input);
    await expect(look('github_create_issue', input)).rejects.toMatchObject(unsure);
  });

  it('is found where a comment was made, by its words', async () => {
    const input = { repo, number: (await newIssue())['number'], body: 'The same words' };
    await settles('github_comment', input);
    await ana.call('github_comment', input);
    await expect(look('github_comment', input)).rejects.toMatchObject(unsure);
  });

  it('is found where a pull request was opened, with those who were not asked to review', async () => {
    const input = { repo, head: 'gripper-soft-close', title: fresh('Close it') };
    const asking = { ...input, reviewers: ['ben-okafor'] };
    const { number } = await settles('github_create_pull_request', asking);
    const more = { ...input, reviewers: ['ben-okafor', 'chloe-martin'] };
    expect(await look('github_create_pull_request', more)).toMatchObject({
      number,
      note: 'Not asked to review: chloe-martin',
    });
    await ana.call('github_update_pull_request', { repo, number, state: 'closed' });
    await expect(look('github_create_pull_request', input)).rejects.toMatchObject(unsure);
  });

  it('is seen on the pull request where it was merged, if at the head that was asked for', async () => {
    const console = 'northwind/fleet-console';
    const { number } = await findRow(ana, ['github_search_pull_requests', { repo: console }]);
    const { head_sha: sha } = await ana.call('github_get_pull_request', { repo: console, number });
    const input = { repo: console, number, expected_head_sha: sha };
    await settles('github_merge_pull_request', input);
    const other = { ...input, expected_head_sha: '0'.repeat(40) };
    expect(await look('github_merge_pull_request', other)).toBeUndefined();
  });

  it('is found where a review was given, by its words and its comments', async () => {
    const pull = await smoothRamps(ana);
    await settles('github_review_pull_request', { ...pull, event: 'APPROVE', body: fresh('Good') });
    const comment = { path: 'src/ramp.ts', line: 1, body: fresh('Why?') };
    const wordless = { ...pull, event: 'COMMENT', comments: [comment] };
    await settles('github_review_pull_request', wordless);
    await settles('github_review_pull_request', {
      ...wordless,
      comments: [{ ...comment, body: fresh('How?') }],
    });
  });

  it('is found where a review comment was answered, with what became of the thread', async () => {
    const pull = await smoothRamps(ana);
    const body = fresh('Which one?');
    const comments = [{ path: 'src/ramp.ts', line: 2, body }];
    await ana.call('github_review_pull_request', { ...pull, event: 'COMMENT', comments });
    const discussion = ['github_get_pull_request_discussion', { ...pull, limit: 50 }] as const;
    const own = await findRow(ana, discussion, (one) => rowsOf(one, 'comments')[0]?.['body'] === body);
    const reply = { ...pull, comment_id: rowsOf(own, 'comments')[0]?.['comment_id'], body: 'That one.' };
    await settles('github_reply_to_review_comment', reply);
    expect(await look('github_reply_to_review_comment', { ...reply, resolve: true })).toMatchObject({
      resolved: false,
      note: expect.stringContaining('not resolved'),
    });
    await settles('github_reply_to_review_comment', { ...reply, body: 'Settled then.', resolve: true });
  });

  it('is seen on the workflow run where failed jobs were started again, by the same person', async () => {
    const failed = { repo, branch: 'smooth-ramps', status: 'failure' };
    const { run_id } = await findRow(ana, ['github_list_workflow_runs', failed]);
    await settles('github_rerun_failed_jobs', { repo, run_id });
    const ben = await openWire(sandbox, 'github', 'ben-okafor');
    expect(await look('github_rerun_failed_jobs', { repo, run_id }, ben)).toBeUndefined();
  });

  it('is found where a release was drafted or published, by its tag', async () => {
    const [drafted, published] = [fresh('v9').replace(' ', '-'), fresh('v10').replace(' ', '-')];
    await settles('github_create_release', { repo, tag: drafted });
    expect(await look('github_create_release', { repo, tag: drafted, publish: true })).toBeUndefined();
    await settles('github_create_release', { repo, tag: published, notes: 'New', publish: true });
  });
});
