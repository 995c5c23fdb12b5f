import { ToolError } from '@hub/kit';
import { github } from '@hub/integrations';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Answer, GithubWire, repo } from './github-wire.js';

let wire: GithubWire;

beforeAll(async () => {
  wire = await GithubWire.start();
});

afterAll(async () => wire.close());

describe('GitHub tools over HTTP', () => {
  it('know the account by its id and login', async () => {
    const client = github.client(wire.options);
    expect(await github.account(client)).toEqual({ id: expect.stringMatching(/^\d+$/), label: 'ana-lopez' });
  });

  it('open, read, change, discuss and find an issue', async () => {
    const { number } = await wire.call('github_create_issue', {
      repo,
      title: 'Login fails',
      body: 'x'.repeat(7_000),
    });
    await wire.call('github_comment', { repo, number, body: 'First' });
    await wire.call('github_comment', { repo, number, body: 'Second' });
    await wire.call('github_comment', { repo, number, body: 'Third' });
    const issue = await wire.call('github_get_issue', { repo, number, comments: 2 });
    expect(issue).toMatchObject({
      title: 'Login fails',
      author: 'ana-lopez',
      state: 'open',
      earlier_comments: 1,
    });
    expect(issue['body']).toMatch(/1000 of 7000 characters left out/);
    expect((issue['comments'] as Answer[]).map(({ body }) => body)).toEqual(['Second', 'Third']);
    expect(
      await wire.call('github_update_issue', { repo, number, state: 'closed', state_reason: 'completed' }),
    ).toMatchObject({ state: 'closed' });
    const found = await wire.call('github_search_issues', { repo, state: 'closed' });
    expect(found['items']).toEqual([expect.objectContaining({ number, repo, title: 'Login fails' })]);
  });

  it('open, read, find, change and merge a pull request', async () => {
    const { number } = await wire.call('github_create_pull_request', {
      repo,
      base: 'main',
      head: 'feature/one',
      title: 'One',
    });
    const pull = await wire.call('github_get_pull_request', { repo, number });
    expect(pull).toMatchObject({
      number,
      title: 'One',
      base: 'main',
      head: 'feature/one',
      author: 'ana-lopez',
      merged: false,
    });
    expect(
      (await wire.call('github_search_pull_requests', { repo, author: 'ana-lopez' }))['items'],
    ).toHaveLength(1);
    await wire.call('github_update_pull_request', { repo, number, title: 'Two' });
    await expect(
      wire.call('github_merge_pull_request', { repo, number, expected_head_sha: '0'.repeat(40) }),
    ).rejects.toBeInstanceOf(ToolError);
    expect(
      await wire.call('github_merge_pull_request', { repo, number, expected_head_sha: pull['head_sha'] }),
    ).toMatchObject({ merged: true });
  });

  it('read a file in parts and a folder', async () => {
    const file = { repo, path: 'src/one.ts', ref: 'feature/one' };
    expect(await wire.call('github_get_file_contents', { ...file, end_line: 2 })).toMatchObject({
      text: 'one\ntwo',
      next_line: 3,
    });
    expect((await wire.call('github_get_file_contents', { ...file, path: 'src' }))['entries']).toEqual([
      expect.objectContaining({ name: 'one.ts', kind: 'file' }),
    ]);
  });

  it('list the root folder, with and without a path that ends in a slash', async () => {
    const root = await wire.call('github_get_file_contents', { repo, ref: 'feature/one' });
    expect(root['entries']).toContainEqual(expect.objectContaining({ name: 'src', kind: 'dir' }));
    expect(
      await wire.call('github_get_file_contents', { repo, ref: 'feature/one', path: 'src/' }),
    ).toMatchObject({
      entries: [{ name: 'one.ts' }],
    });
  });

  it('list commits, repositories and releases', async () => {
    const commits = await wire.call('github_list_commits', { repo, ref: 'feature/one', limit: 1 });
    expect(commits['items']).toEqual([
      expect.objectContaining({ title: 'Add one', sha: expect.stringMatching(/^.{7}$/) }),
    ]);
    expect((await wire.call('github_search_repositories', { owner: 'octo-org' }))['items']).toHaveLength(1);
    const release = await wire.call('github_create_release', { repo, tag: 'v1.0.0', notes: 'First' });
    expect(release).toMatchObject({ tag: 'v1.0.0', draft: true });
    expect((await wire.call('github_list_releases', { repo }))['items']).toHaveLength(1);
  });

  it('read the unresolved review threads of a pull request and say what is left out', async () => {
    const discussion = await wire.call('github_get_pull_request_discussion', { repo, number: 9 });
    expect(discussion['items']).toEqual([
      expect.objectContaining({ thread_id: 'T1', line: 3, outdated: true }),
    ]);
    expect(discussion['note']).toBe('1 resolved threads are left out');
  });

  it('read the end of the logs of failed jobs', async () => {
    expect(await wire.call('github_get_job_logs', { repo, run_id: 7, tail_lines: 1 })).toMatchObject({
      jobs: [{ name: 'test', log: 'two', omitted_lines: 1 }],
    });
  });

  it('show the changed files, and the diffs of those that are named', async () => {
    const listed = await wire.call('github_get_pull_request_files', { repo, number: 9 });
    expect(listed['items']).toEqual([{ path: 'src/a.ts', status: 'modified', additions: 2, deletions: 1 }]);
    const diffs = await wire.call('github_get_pull_request_files', {
      repo,
      number: 9,
      paths: ['src/a.ts', 'b.ts'],
    });
    expect(diffs).toMatchObject({
      items: [{ truncated: false }],
      note: 'Not changed by this pull request: b.ts',
    });
  });

  it('submit a review, unless a comment is on a line that takes none', async () => {
    const comment = { path: 'src/a.ts', body: 'Why?' };
    const review = { repo, number: 9, event: 'COMMENT' };
    expect(
      await wire.call('github_review_pull_request', { ...review, comments: [{ ...comment, line: 12 }] }),
    ).toMatchObject({ review_id: 90 });
    await expect(
      wire.call('github_review_pull_request', { ...review, comments: [{ ...comment, line: 40 }] }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ field: 'comments.0.line', problem: 'Line 40 is not in the diff; lines on RIGHT: 10-12' }],
    });
  });

  it('search code with short fragments', async () => {
    expect(await wire.call('github_search_code', { query: 'login' })).toEqual({
      items: [{ repo, path: 'src/a.ts', fragments: ['x'.repeat(300)], url: 'https://github.example/a' }],
    });
  });

  it('reply in a review thread and resolve it, or say that it was not resolved', async () => {
    const reply = { repo, number: 9, comment_id: 11, body: 'Because' };
    const answer = { comment_id: 12, url: 'https://github.example/12' };
    expect(await wire.call('github_reply_to_review_comment', reply)).toEqual({ ...answer, resolved: false });
    expect(await wire.call('github_reply_to_review_comment', { ...reply, resolve: true })).toEqual({
      ...answer,
      resolved: true,
    });
  });

  it('run failed jobs again', async () => {
    expect(await wire.call('github_rerun_failed_jobs', { repo, run_id: 7 })).toEqual({ ok: true });
  });

  it('see the checks of a branch and the runs of a repository', async () => {
    expect(await wire.call('github_get_check_results', { repo, ref: 'feature/one' })).toMatchObject({
      passed: 0,
      failed: [],
    });
    expect(await wire.call('github_list_workflow_runs', { repo })).toMatchObject({ items: [] });
    await expect(wire.call('github_get_check_results', { repo })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  const outside: Record<string, Answer> = {
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
    const refusal = wire.call(name, { repo: 'octo-org/nowhere', ...input });
    await expect(refusal).rejects.toBeInstanceOf(ToolError);
    await expect(refusal).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('octo-org/nowhere'),
    });
  });
});
