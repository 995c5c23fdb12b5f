import { execFile } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const copied = [
  'libs',
  'test',
  'tools',
  'package.json',
  'tsconfig.json',
  'jest.config.mjs',
  '.prettierrc.json',
];

let folder: string;
let before: Map<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-tool-'));
  for (const path of copied) cpSync(path, join(folder, path), { recursive: true });
  for (const path of ['apps', 'migrations']) mkdirSync(join(folder, path));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  before = files();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every file of the copy with its text. */
const files = (): Map<string, string> =>
  new Map(
    globSync('{libs,test,tools}/**/*', { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

/** Runs Node in the copy; ends with the exit code and all that was said. */
const node = (...words: string[]): Promise<{ code: number; said: string }> =>
  new Promise((ended) => {
    execFile(process.execPath, words, { cwd: folder }, (error, out, problems) =>
      ended({ code: error ? Number(error.code) : 0, said: out + problems }),
    );
  });

// Without the installing that stands before every command.
const newTool = (...words: string[]) =>
  node(
    '-e',
    `import('./tools/new-tool/new-tool.mjs').then(async ({ newTool }) => { process.exitCode = await newTool(process.argv.slice(1)); })`,
    ...words,
  );

const changed = (): string[] =>
  [...files()].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);

describe('npm run new:tool', () => {
  it.each([
    [['github', 'issues'], 'npm run new:tool github issues close-issue'],
    [
      ['gitlab', 'issues', 'close-issue'],
      'There is no provider "gitlab": it is one of atlassian, github, google',
    ],
    [['github', 'issue', 'close-issue'], 'no folder of tools "issue": it has checks, issues'],
    [['github', 'issues', 'closeIssue'], '"closeIssue" is no name: write verb-noun in lower case'],
    [['github', 'issues', '../close-issue'], '"../close-issue" is no name'],
    [
      ['github', 'issues', 'get-issue'],
      'libs/integrations/src/github/issues/get-issue.tool.ts is there already',
    ],
    [['jira', 'issues', `get-${'very-'.repeat(12)}long`], 'There is no provider "jira"'],
    [['atlassian', 'jira', `get-${'very-'.repeat(12)}long`], 'is longer than 60 characters'],
  ])('refuses %j and says what is wrong', async (words, problem) => {
    const { code, said } = await newTool(...words);
    expect([code, said]).toEqual([1, expect.stringContaining(problem)]);
    expect(said).toMatch(/^Nothing was written/);
    expect(changed()).toEqual([]);
  });

  it('writes one file, one line, a pin and a case, which fit into the rest', async () => {
    const { code, said } = await newTool('github', 'issues', 'close-issue');
    expect([code, said]).toEqual([0, expect.stringContaining('"close" is not among the verbs')]);
    expect(changed().toSorted()).toEqual([
      'libs/integrations/src/github/issues/close-issue.tool.ts',
      'libs/integrations/src/github/issues/index.ts',
      'test/catalog/cases/github.cases.ts',
      'test/catalog/tools/github_close_issue.json',
    ]);
    const index = 'libs/integrations/src/github/issues/index.ts';
    const lines = (files().get(index) ?? '').split('\n');
    const line = "export * from './close-issue.tool.js';";
    expect(lines.filter((one) => one !== line).join('\n')).toBe(before.get(index));
    expect(lines.slice(0, 2)).toEqual([line, "export * from './comment.tool.js';"]);
  }, 30_000);

  it('finds the product where a provider has several, and writes a list with its pages', async () => {
    expect(await newTool('google', 'gmail', 'list-filters')).toMatchObject({ code: 0 });
    const after = files();
    expect(after.get('test/catalog/tools/gmail_list_filters.json')).toContain('"cursor"');
    expect(after.get('test/catalog/cases/gmail.cases.ts')).toContain("tool: 'gmail_list_filters'");
  }, 30_000);

  it('writes what passes the type check and the formatter', async () => {
    const written = changed().filter((path) => path.endsWith('.ts'));
    const project = { extends: './tsconfig.json', files: written, include: [] };
    writeFileSync(join(folder, 'tsconfig.written.json'), JSON.stringify(project));
    expect(await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.written.json')).toMatchObject({
      said: '',
    });
    const tool = 'libs/integrations/src/github/issues/close-issue.tool.ts';
    expect(await node('node_modules/prettier/bin/prettier.cjs', '--check', tool)).toMatchObject({ code: 0 });
  }, 60_000);

  it('leaves red what only the author of the tool can say, and nothing else', async () => {
    const rules = [
      '--selectProjects',
      'small',
      '--testPathPatterns',
      'test/catalog/(?:pins|rules)',
      '--json',
    ];
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...rules];
    const { said } = await node('--disable-warning=ExperimentalWarning', ...jest);
    const [json = ''] = /^\{.*\}$/m.exec(said) ?? [];
    const { testResults } = JSON.parse(json) as {
      testResults: { assertionResults: { status: string; title: string; ancestorTitles: string[] }[] }[];
    };
    const red = testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed'),
    );
    const named = new Set(red.map(({ ancestorTitles }) => ancestorTitles[0]));
    expect(named).toEqual(new Set(['github_close_issue', 'gmail_list_filters']));
    expect(red.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('belongs to a skill'),
        expect.stringContaining('asks for scopes'),
        expect.stringContaining('declares every request'),
        expect.stringContaining('may be repeated or can be looked for'),
      ]),
    );
  }, 60_000);

  it('does not overwrite what it has written', async () => {
    const { code, said } = await newTool('github', 'issues', 'close-issue');
    expect([code, said]).toEqual([1, expect.stringContaining('close-issue.tool.ts is there already')]);
  });
});
