import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { northwind } from '../../apps/sandbox/src/github/seed/northwind.js';
import type { RepositorySeed } from '../../apps/sandbox/src/github/seed/seed.js';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { findRow, rowsOf } from './cases/rows.js';
import type { Fields } from './cases/tool-case.js';
import { expectHarmless, type HostileDesk, openDesk } from './hostile-desk.js';
import { brokenOut, tricky, unseen } from './hostile-words.js';

const by = 'ben-okafor';
const repo = 'northwind/hostile';
const oneLine = `${'x'.repeat(3_000_000)}the end`;
const lineEnds = 3_900_000;
const manyLines = `${'"\t"\n'.repeat(9_000)}the end\n`;
const megabyte = `${'word '.repeat(200_000)}the end`;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

const changed = Object.fromEntries(
  numbers(500).map((number) => [`src/part-${number}/file-${number}.ts`, `export const part = ${number};\n`]),
);

const hostile: RepositorySeed = {
  owner: 'northwind',
  name: 'hostile',
  description: `Made by a stranger ${unseen}`,
  private: false,
  language: 'TypeScript',
  topics: [],
  labels: [],
  steps: [
    {
      kind: 'commit',
      by,
      daysAgo: 9,
      message: `Start ${unseen}\r\nbroken: out`,
      files: {
        'one-line.js': oneLine,
        'small-line.js': oneLine.slice(-900_000),
        'line-ends.txt': '\n'.repeat(lineEnds),
        'lines.txt': manyLines,
      },
    },
    {
      kind: 'issue',
      by,
      daysAgo: 8,
      title: 'Long',
      body: megabyte,
      comments: numbers(60).map((number) => ({
        by,
        daysAgo: 7 - number / 100,
        body: `number ${number} ${'word '.repeat(400)}`,
      })),
    },
    { kind: 'issue', by, daysAgo: 6, title: 'Huge', body: '', comments: [{ by, daysAgo: 5, body: megabyte }] },
    ...tricky.map(([, words]) => ({ kind: 'issue' as const, by, daysAgo: 4, title: `Trick ${words}`, body: words })),
    {
      kind: 'pull',
      by,
      daysAgo: 3,
      branch: 'everything',
      title: 'Change everything',
      body: unseen,
      commits: [{ by, daysAgo: 3, message: 'Everything', files: { ...changed, 'src/wall.ts': manyLines } }],
    },
  ],
};

let sandbox: Sandbox;
let desk: HostileDesk;

beforeAll(async () => {
  const repositories = [...northwind.repositories, hostile];
  sandbox = await startSandbox({ seed: { ...northwind, repositories } });
  desk = await openDesk(sandbox, ['github']);
}, 60_000);
afterAll(async () => {
  await desk.close();
  await sandbox.close();
});

const onCursor = ({ next_cursor: cursor }: Fields) => (typeof cursor === 'string' ? { cursor } : undefined);
const issueAbout = async (text: string): Promise<Fields> => {
  const row = await findRow(desk, ['github_search_issues', { repo, text, state: 'all' }]);
  return { repo, number: row['number'] };
};

describe('a pull request of 500 files', () => {
  let pull: Fields;
  beforeAll(async () => {
    const row = await findRow(desk, ['github_search_pull_requests', { repo }]);
    pull = { repo, number: row['number'] };
  });

  it('is read in one view, and its list of files page after page', async () => {
    const view = await desk.measure('github_get_pull_request', pull);
    expectHarmless(view);
    expect(view.content['changed_files']).toBe(501);
    expectHarmless(await desk.measure('github_get_pull_request_files', { ...pull, limit: 50 }));
    const pages = await desk.follow('github_get_pull_request_files', { ...pull, limit: 50 }, onCursor);
    const paths = pages.flatMap((page) => rowsOf(page).map(({ path }) => path));
    expect(new Set(paths)).toEqual(new Set([...Object.keys(changed), 'src/wall.ts']));
    expect(paths).toHaveLength(501);
  }, 30_000);

  it('has its diffs read to their end in parts', async () => {
    const asked = { ...pull, paths: ['src/wall.ts'] };
    expectHarmless(await desk.measure('github_get_pull_request_files', asked));
    const parts = await desk.follow('github_get_pull_request_files', asked, (answer) => {
      const { next_offset: offset } = rowsOf(answer)[0] ?? {};
      return offset === undefined ? undefined : { offset };
    });
    const patch = parts.map((part) => String(rowsOf(part)[0]?.['patch'])).join('');
    expect(parts.length).toBeGreaterThan(2);
    expect(patch.split('\n').filter((line) => line.startsWith('+'))).toHaveLength(9_001);
  }, 30_000);
});

describe('a file of a repository', () => {
  const asText = (parts: readonly Fields[]) =>
    parts
      .map(({ text, next_line: line, next_char: char }) => `${String(text)}${line && !char ? '\n' : ''}`)
      .join('');
  const onLine = ({ next_line: line, next_char: char = 1 }: Fields): Fields | undefined =>
    line === null || line === undefined ? undefined : { start_line: line, start_char: char };

  it.each([
    ['a line of 3 MB', 'one-line.js', oneLine],
    ['a line of 900 KB', 'small-line.js', oneLine.slice(-900_000)],
    ['thousands of lines', 'lines.txt', manyLines.trimEnd()],
  ])('is read to its end in parts: %s', async (_name, path, whole) => {
    expectHarmless(await desk.measure('github_get_file_contents', { repo, path }));
    const parts = await desk.follow('github_get_file_contents', { repo, path }, onLine);
    expect(asText(parts) === whole).toBe(true);
  }, 60_000);

  it('is read in parts where it is nothing but line ends', async () => {
    const path = 'line-ends.txt';
    const first = await desk.measure('github_get_file_contents', { repo, path });
    expectHarmless(first);
    expect(first.content).toMatchObject({ total_lines: lineEnds, next_line: expect.any(Number) });
    const last = await desk.measure('github_get_file_contents', { repo, path, start_line: lineEnds - 1 });
    expectHarmless(last);
    expect(last.content).toMatchObject({ text: '\n', next_line: null });
  }, 30_000);
});

describe('an issue', () => {
  it('of 1 MB is read to its end in parts', async () => {
    const asked = { ...(await issueAbout('Long')), comments: 0, max_chars: 15_000 };
    expectHarmless(await desk.measure('github_get_issue', asked));
    const left = /\n\[\d+ of \d+ characters left out: ask with offset (\d+)\]$/;
    const parts = await desk.follow('github_get_issue', asked, ({ body }) => {
      const offset = left.exec(String(body))?.[1];
      return offset === undefined ? undefined : { offset: Number(offset) };
    });
    const text = parts.map(({ body }) => String(body).replace(left, '')).join('');
    expect(text === megabyte).toBe(true);
  }, 30_000);

  it('gives its latest comments, and leads to all the earlier ones', async () => {
    const asked = { ...(await issueAbout('Long')), comments: 50 };
    expectHarmless(await desk.measure('github_get_issue', asked));
    const parts = await desk.follow('github_get_issue', asked, ({ next_skip: skip }) =>
      skip === undefined ? undefined : { skip_comments: skip },
    );
    const read = parts.flatMap((part) => rowsOf(part, 'comments').toReversed());
    const found = read.map(({ body }) => Number(/\d+/.exec(String(body))?.[0]));
    expect(found).toEqual(numbers(60).toReversed());
  }, 30_000);

  it('with a comment of 1 MB says what it leaves out', async () => {
    const answer = await desk.measure('github_get_issue', await issueAbout('Huge'));
    expectHarmless(answer);
    expect(rowsOf(answer.content, 'comments')[0]?.['body']).toMatch(/of 1000007 characters left out: ask with/);
  });

  it('shows nothing hidden, and none of its words leaves its place', async () => {
    const found = await desk.measure('github_search_issues', { repo, limit: 50 });
    expectHarmless(found);
    expect(rowsOf(found.content).length).toBeGreaterThan(tricky.length);
    expect(brokenOut(found.text)).toEqual([]);
    for (const { number } of rowsOf(found.content)) {
      const issue = await desk.measure('github_get_issue', { repo, number });
      expectHarmless(issue);
      expect(brokenOut(issue.text, 1)).toEqual([]);
    }
    expectHarmless(await desk.measure('github_list_commits', { repo }));
    expectHarmless(await desk.measure('github_search_repositories', { query: 'hostile' }));
  }, 30_000);
});
