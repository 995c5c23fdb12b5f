import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ProjectCopy } from './copy/project-copy.js';

let copy: ProjectCopy;

beforeAll(() => {
  copy = new ProjectCopy();
});
afterAll(() => copy.close());

// Without the installing that stands before every command.
const newTool = (...words: string[]) =>
  copy.node([
    '-e',
    `import('./tools/new-tool/new-tool.mjs').then(async ({ newTool }) => { process.exitCode = await newTool(process.argv.slice(1)); })`,
    ...words,
  ]);

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
    expect(copy.changed()).toEqual([]);
  });

  it('writes one file, one line, a pin and a case, which fit into the rest', async () => {
    const { code, said } = await newTool('github', 'issues', 'close-issue');
    expect([code, said]).toEqual([0, expect.stringContaining('"close" is not among the verbs')]);
    expect(copy.changed()).toEqual([
      'libs/integrations/src/github/issues/close-issue.tool.ts',
      'libs/integrations/src/github/issues/index.ts',
      'test/catalog/cases/github.cases.ts',
      'test/catalog/tools/github_close_issue.json',
    ]);
    const index = 'libs/integrations/src/github/issues/index.ts';
    const lines = copy.read(index).split('\n');
    const line = "export * from './close-issue.tool.js';";
    expect(lines.filter((one) => one !== line).join('\n')).toBe(copy.original(index));
    expect(lines.slice(0, 2)).toEqual([line, "export * from './comment.tool.js';"]);
  }, 30_000);

  it('finds the product where a provider has several, and writes a list with its pages', async () => {
    expect(await newTool('google', 'gmail', 'list-filters')).toMatchObject({ code: 0 });
    expect(copy.read('test/catalog/tools/gmail_list_filters.json')).toContain('"cursor"');
    expect(copy.read('test/catalog/cases/gmail.cases.ts')).toContain("tool: 'gmail_list_filters'");
  }, 30_000);

  it('writes what passes the type check and the formatter', async () => {
    expect(await copy.checkTypes()).toEqual({ code: 0, said: '' });
    const tool = 'libs/integrations/src/github/issues/close-issue.tool.ts';
    expect(await copy.node(['node_modules/prettier/bin/prettier.cjs', '--check', tool])).toMatchObject({
      code: 0,
    });
  }, 60_000);

  it('leaves red what only the author of the tool can say, and nothing else', async () => {
    const red = await copy.failing('test/catalog/whole-catalogue');
    const named = new Set(red.map(([tool]) => tool));
    expect(named).toEqual(new Set(['github_close_issue', 'gmail_list_filters']));
    expect(red.map(([, title]) => title)).toEqual(
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
