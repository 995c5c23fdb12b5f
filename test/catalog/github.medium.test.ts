import { ToolError } from '@hub/kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { githubCases } from './cases/github.cases.js';
import { smoothRamps } from './cases/github/places.js';
import { rowsOf } from './cases/rows.js';
import { runCases } from './cases/run-cases.js';
import type { Fields } from './cases/tool-case.js';
import { openWire, type Wire } from './wire.js';

const repo = 'northwind/robot-arm';

let sandbox: Sandbox;
let wire: Wire;

beforeAll(async () => {
  sandbox = await startSandbox();
  wire = await openWire(sandbox, 'github', 'ana-lopez');
});

afterAll(async () => sandbox.close());

runCases(githubCases, () => wire);

describe('GitHub tools', () => {
  it('know the account by its id and login', () => {
    expect(wire.account).toEqual({ id: expect.stringMatching(/^\d+$/), label: 'ana-lopez' });
  });

  it('cut a long text, say how much is left out, and give the latest comments in their order', async () => {
    const { number } = await wire.call('github_create_issue', {
      repo,
      title: 'Long',
      body: 'x'.repeat(7_000),
    });
    for (const body of ['First', 'Second', 'Third'])
      await wire.call('github_comment', { repo, number, body });
    const issue = await wire.call('github_get_issue', { repo, number, comments: 2 });
    expect(issue['body']).toMatch(/1000 of 7000 characters left out/);
    expect(issue['earlier_comments']).toBe(1);
    expect(rowsOf(issue, 'comments').map(({ body }) => body)).toEqual(['Second', 'Third']);
  });

  it('list the root folder, and a folder whose path ends in a slash', async () => {
    const root = await wire.call('github_get_file_contents', { repo });
    expect(rowsOf(root, 'entries')).toContainEqual(expect.objectContaining({ name: 'src', kind: 'dir' }));
    const source = await wire.call('github_get_file_contents', { repo, path: 'src/' });
    expect(rowsOf(source, 'entries').map(({ name }) => name)).toContain('limits.ts');
  });

  it('show the changed files without their diffs, and name those that were not changed', async () => {
    const pull = await smoothRamps(wire);
    const listed = await wire.call('github_get_pull_request_files', pull);
    expect(rowsOf(listed)).toContainEqual({
      path: 'src/ramp.ts',
      status: 'added',
      additions: 4,
      deletions: 0,
    });
    const diffs = await wire.call('github_get_pull_request_files', { ...pull, paths: ['src/none.ts'] });
    expect(diffs['note']).toBe('Not changed by this pull request: src/none.ts');
  });

  it('go on with a list where its last page ended', async () => {
    const asked = { repo, ref: 'smooth-ramps', limit: 2 };
    const first = await wire.call('github_list_commits', asked);
    const second = await wire.call('github_list_commits', { ...asked, cursor: first['next_cursor'] });
    const shas = [...rowsOf(first), ...rowsOf(second)].map(({ sha }) => sha);
    expect(new Set(shas).size).toBe(4);
  });

  it('want either a pull request or a ref to look up checks', async () => {
    await expect(wire.call('github_get_check_results', { repo })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  const outside: Record<string, Fields> = {
    github_comment: { number: 1, body: 'Hi' },
    github_create_issue: { title: 'Hi' },
    github_create_pull_request: { head: 'x', title: 'Hi' },
    github_create_release: { tag: 'v1' },
    github_get_check_results: { number: 1 },
    github_get_file_contents: { path: 'README.md' },
    github_get_issue: { number: 1 },
    github_get_job_logs: { run_id: 1 },
    github_get_pull_request: { number: 1 },
    github_get_pull_request_files: { number: 1 },
    github_list_commits: {},
    github_list_releases: {},
    github_list_workflow_runs: {},
    github_merge_pull_request: { number: 1, expected_head_sha: '0'.repeat(40) },
    github_reply_to_review_comment: { number: 1, comment_id: 1, body: 'Hi' },
    github_rerun_failed_jobs: { run_id: 1 },
    github_review_pull_request: { number: 1, event: 'APPROVE' },
    github_update_issue: { number: 1, title: 'Hi' },
    github_update_pull_request: { number: 1, title: 'Hi' },
  };

  it.each(Object.entries(outside))('%s says plainly that a repository is not there', async (name, input) => {
    const refusal = wire.call(name, { repo: 'contoso-labs/vault', ...input });
    await expect(refusal).rejects.toBeInstanceOf(ToolError);
    await expect(refusal).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('contoso-labs/vault'),
    });
  });
});
