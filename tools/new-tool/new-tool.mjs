import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { run } from '../support/run.mjs';
import { namesOf } from './names.mjs';
import { caseText, toolText } from './texts.mjs';
import { withCase, withLine } from './insert.mjs';

/** Writes the tool, its line in the folder's index, its case and its pin; nothing at all when something is wrong. Returns the exit code. */
export async function newTool(words) {
  const names = await namesOf(words);
  if (names.problems.length > 0) return complain(names.problems);
  const { index, cases } = names.paths;
  const texts = new Map([
    [names.paths.tool, await toolText(names)],
    [index, withLine(readFileSync(index, 'utf8'), names)],
    [cases, withCase(readFileSync(cases, 'utf8'), caseText(names))],
  ]);
  for (const [path, text] of texts) writeFileSync(path, text);
  await writePin(names.tool);
  if (!existsSync(names.paths.pin)) throw new Error(`${names.paths.pin} was not written`);
  process.stdout.write(farewell(names));
  return 0;
}

function complain(problems) {
  process.stderr.write(`Nothing was written.\n${problems.map((problem) => `- ${problem}`).join('\n')}\n`);
  return 1;
}

const jest = [
  '--disable-warning=ExperimentalWarning',
  '--experimental-vm-modules',
  'node_modules/jest/bin/jest.js',
];
const pins = [
  '--selectProjects',
  'small',
  '--testPathPatterns',
  'test/catalog/whole-catalogue',
  '--testNamePattern',
];

// By the test that holds the pins, so that there is one way to make them; and this one pin only.
async function writePin(tool) {
  const env = { ...process.env, UPDATE_PINS: '1', CI: '' };
  await run(process.execPath, [...jest, ...pins, ` ${tool} `], { env });
}

function farewell({ tool, paths, remarks }) {
  const next = [
    `Write ${paths.tool}: docs/integrations.md says how.`,
    `Write its case in ${paths.cases}; move it to its neighbours.`,
    'Name it in the skills that should have it.',
    'UPDATE_PINS=1 npm run check: what is still red says what is missing.',
  ];
  return [
    `${tool} has a tool, a line in ${paths.index}, a case and a pin. None of them is finished.`,
    ...remarks.map((remark) => `- ${remark}`),
    ...next.map((step, at) => `${at + 1}. ${step}`),
    '',
  ].join('\n');
}
