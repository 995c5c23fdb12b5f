import { existsSync } from 'node:fs';

const bin = (name) => `node_modules/.bin/${name}`;
const cache = '.data/check';

/** Every step of npm run check: the longest first, so that two at a time end together. */
export function steps() {
  return [
    { name: 'small tests', program: process.execPath, words: jest('small') },
    // Every project's types are read once for both: the rules that need them and their own errors.
    {
      name: 'types and lint',
      program: bin('oxlint'),
      words: ['--type-aware', '--type-check', '--deny-warnings'],
    },
    // Without its cache, which remembers an import that did not resolve when it has long been there.
    { name: 'dead code', program: bin('knip'), words: [] },
    {
      name: 'boundaries',
      program: bin('depcruise'),
      words: [...folders(), '--config', '.dependency-cruiser.mjs'],
    },
    { name: 'docstrings', program: process.execPath, words: ['tools/docstrings.mjs'] },
    { name: 'format', program: bin('prettier'), words: prettier },
    { name: '.env.example', program: process.execPath, words: ['tools/env-example.mjs', '--check'] },
  ];
}

const prettier = ['--check', '--log-level=warn', '--cache', `--cache-location=${cache}/prettier`, '.'];

function jest(project) {
  const flags = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
  return [
    ...flags,
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    project,
    '--maxWorkers=2',
    '--silent',
  ];
}

function folders() {
  return ['apps', 'libs', 'migrations', 'test', 'tools'].filter((name) => existsSync(name));
}
