import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { callApi, part, sandboxForTest, tokensOf } from '../../../../../test/support/sandbox.js';
import type { Sandbox } from '../../sandbox.js';

const arm = '/repos/northwind/robot-arm';
let sandbox: Sandbox;
let token: Record<string, string>;
beforeAll(async () => {
  sandbox = await sandboxForTest();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  token = {};
  for (const login of ['ana-lopez', 'ben-okafor', 'chloe-martin']) {
    token[login] = (await tokensOf(sandbox, login)).access_token;
  }
});

const as = (login: string) => (route: string, body?: unknown) =>
  callApi(sandbox, token[login] ?? '', route, body);
const headOf = async (number: number) =>
  part((await as('ana-lopez')(`GET ${arm}/pulls/${number}`)).body, 'head', 'sha');
const threadsQuery = `query($owner:String!,$name:String!,$number:Int!,$after:String){repository(owner:$owner,name:$name){pullRequest(number:$number){reviewThreads(first:50,after:$after){pageInfo{hasNextPage endCursor} nodes{id isResolved isOutdated path line comments(first:20){nodes{databaseId body author{login} createdAt url}}}}}}}`;
const threadsOf = async (number: number) => {
  const variables = { owner: 'northwind', name: 'robot-arm', number };
  const { body } = await as('ana-lopez')('POST /graphql', { query: threadsQuery, variables });
  return part(body, 'data', 'repository', 'pullRequest', 'reviewThreads', 'nodes') as Record<
    string,
    unknown
  >[];
};

it('lists the changed files of a pull request with real patches and counts', async () => {
  const { body } = await as('ana-lopez')(`GET ${arm}/pulls/8/files`);
  expect(body).toMatchObject([
    { filename: 'src/ramp.ts', status: 'added', patch: expect.stringContaining('+export function ramp') },
    { filename: 'src/trajectory.ts', status: 'modified', additions: 4, deletions: 2 },
  ]);
  const pull = await as('ana-lopez')(`GET ${arm}/pulls/8`);
  expect(pull.body).toMatchObject({
    changed_files: 2,
    additions: 8,
    deletions: 2,
    commits: 3,
    mergeable: true,
    mergeable_state: 'unstable',
  });
});

it('merges only the head that was looked at, once, and moves main', async () => {
  const ana = as('ana-lopez');
  const before = part((await ana(`GET ${arm}/git/ref/heads/main`)).body, 'object', 'sha');
  expect((await ana(`PUT ${arm}/pulls/9/merge`, { sha: before })).status).toBe(409);
  const merged = await ana(`PUT ${arm}/pulls/9/merge`, { sha: await headOf(9), merge_method: 'squash' });
  expect(merged.body).toMatchObject({ merged: true });
  expect((await ana(`PUT ${arm}/pulls/9/merge`, {})).status).toBe(405);
  const after = part((await ana(`GET ${arm}/git/ref/heads/main`)).body, 'object', 'sha');
  expect(after).toBe(part(merged.body, 'sha'));
  const file = await ana(`GET ${arm}/contents/src/limits.ts`);
  expect(Buffer.from(String(part(file.body, 'content')), 'base64').toString()).toContain('tableHeight');
  expect((await ana(`GET ${arm}/pulls/9`)).body).toMatchObject({
    merged: true,
    state: 'closed',
    changed_files: 1,
  });
  expect((await ana(`GET ${arm}/issues/3`)).body).toMatchObject({
    state: 'closed',
    state_reason: 'completed',
  });
  const log = await ana(`GET ${arm}/commits?per_page=1`);
  expect(part(log.body, 0, 'commit', 'message')).toBe('Keep the tool above the table (#9)');
});

it('keeps what others merged meanwhile, and refuses a merge that would overwrite it', async () => {
  const ana = as('ana-lopez');
  await ana(`PUT ${arm}/pulls/9/merge`, {});
  expect((await ana(`PUT ${arm}/pulls/11/merge`, { merge_method: 'merge' })).status).toBe(200);
  const limits = await ana(`GET ${arm}/contents/src/limits.ts`);
  expect(Buffer.from(String(part(limits.body, 'content')), 'base64').toString()).toContain('tableHeight');
  const text = Buffer.from('changed on main').toString('base64');
  const sha = part((await ana(`GET ${arm}/contents/src/trajectory.ts`)).body, 'sha');
  await ana(`PUT ${arm}/contents/src/trajectory.ts`, {
    message: 'Change',
    content: text,
    sha,
    branch: 'main',
  });
  expect((await ana(`GET ${arm}/pulls/8`)).body).toMatchObject({
    mergeable: false,
    mergeable_state: 'dirty',
  });
  expect((await ana(`PUT ${arm}/pulls/8/merge`, {})).status).toBe(405);
});

it('does not merge a draft', async () => {
  expect((await as('ben-okafor')(`PUT ${arm}/pulls/10/merge`, {})).status).toBe(405);
});

it('follows pushes to the branch', async () => {
  const old = await headOf(9);
  const content = Buffer.from('new').toString('base64');
  await as('ana-lopez')(`PUT ${arm}/contents/notes.md`, { message: 'Note', content, branch: 'table-limit' });
  expect(await headOf(9)).not.toBe(old);
});

it('takes one review with its line comments, and answers the request for it', async () => {
  const review = {
    event: 'REQUEST_CHANGES',
    body: 'See below',
    comments: [{ path: 'src/ramp.ts', line: 3, body: 'Why 3?' }],
  };
  const made = await as('ana-lopez')(`POST ${arm}/pulls/8/reviews`, review);
  expect(made.body).toMatchObject({ state: 'CHANGES_REQUESTED', user: { login: 'ana-lopez' } });
  expect(part((await as('ana-lopez')(`GET ${arm}/pulls/8`)).body, 'requested_reviewers')).toEqual([]);
  expect((await threadsOf(8)).at(-1)).toMatchObject({ path: 'src/ramp.ts', line: 3, isResolved: false });
});

it.each([
  ['a line outside the diff', { path: 'src/trajectory.ts', line: 900 }, 'Line could not be resolved'],
  ['a file that did not change', { path: 'README.md', line: 1 }, 'Path could not be resolved'],
])('refuses a review with %s as a whole', async (_what, place, message) => {
  const good = { path: 'src/ramp.ts', line: 3, body: 'fine' };
  const review = { event: 'COMMENT', body: 'x', comments: [good, { ...place, body: 'x' }] };
  const before = (await threadsOf(8)).length;
  const refused = await as('ana-lopez')(`POST ${arm}/pulls/8/reviews`, review);
  expect([refused.status, refused.body]).toMatchObject([422, { errors: [message] }]);
  expect(await threadsOf(8)).toHaveLength(before);
});

it('does not let people approve their own pull request', async () => {
  const refused = await as('ben-okafor')(`POST ${arm}/pulls/8/reviews`, { event: 'APPROVE' });
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { errors: ['Can not approve your own pull request'] },
  ]);
});

it('shows review threads, takes a reply and resolves', async () => {
  const [open, done] = await threadsOf(8);
  expect(open).toMatchObject({ path: 'src/trajectory.ts', line: 17, isResolved: false, isOutdated: false });
  expect(done).toMatchObject({ isResolved: true, isOutdated: true, line: null });
  const comment = String(part(open, 'comments', 'nodes', 0, 'databaseId'));
  const reply = await as('ana-lopez')(`POST ${arm}/pulls/8/comments/${comment}/replies`, { body: 'Agreed' });
  expect(reply.body).toMatchObject({ in_reply_to_id: Number(comment), path: 'src/trajectory.ts' });
  const query =
    'mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { id isResolved } } }';
  const resolved = await as('ana-lopez')('POST /graphql', { query, variables: { id: open?.['id'] } });
  expect(resolved.body).toEqual({
    data: { resolveReviewThread: { thread: { id: open?.['id'], isResolved: true } } },
  });
});

it('tells which GraphQL field it does not have', async () => {
  const { body } = await as('ana-lopez')('POST /graphql', { query: '{ viewer { login shoeSize } }' });
  expect(part(body, 'errors', 0, 'message')).toBe("Field 'shoeSize' doesn't exist on type 'User'");
});

it('opens a pull request, and names what is wrong with a bad one', async () => {
  const ana = as('ana-lopez');
  const sha = part((await ana(`GET ${arm}/git/ref/heads/main`)).body, 'object', 'sha');
  await ana(`POST ${arm}/git/refs`, { ref: 'refs/heads/notes', sha });
  const pull = { title: 'Notes', head: 'notes', base: 'main' };
  const messageOf = async (changes: object) =>
    part((await ana(`POST ${arm}/pulls`, { ...pull, ...changes })).body, 'errors', 0);
  expect(await messageOf({})).toMatchObject({ message: 'No commits between main and notes' });
  expect(await messageOf({ head: 'nowhere' })).toMatchObject({ field: 'head', code: 'invalid' });
  expect(await messageOf({ title: ' ' })).toMatchObject({ field: 'title', code: 'missing_field' });
  await ana(`PUT ${arm}/contents/notes.md`, { message: 'Note', content: 'bmV3', branch: 'notes' });
  const made = await ana(`POST ${arm}/pulls`, pull);
  expect([made.status, made.body]).toMatchObject([201, { additions: 1, changed_files: 1 }]);
  expect(await messageOf({})).toMatchObject({
    message: 'A pull request already exists for northwind:notes.',
  });
  sandbox.clock.advance(60);
  const checks = await ana(`GET ${arm}/commits/notes/check-runs`);
  expect(part(checks.body, 'check_runs', 0)).toMatchObject({ status: 'completed', conclusion: 'success' });
});

it('shows why a check failed', async () => {
  const checks = await as('ana-lopez')(`GET ${arm}/commits/smooth-ramps/check-runs`);
  const failed = (part(checks.body, 'check_runs') as Record<string, unknown>[]).find(
    (one) => one['conclusion'] === 'failure',
  );
  expect(failed).toMatchObject({ name: 'test', output: { annotations_count: 1 } });
  const notes = await as('ana-lopez')(`GET ${arm}/check-runs/${String(failed?.['id'])}/annotations`);
  expect(notes.body).toMatchObject([{ path: 'src/trajectory.ts', annotation_level: 'failure' }]);
});
