import { existsSync } from 'node:fs';

const bin = (name) => `node_modules/.bin/${name}`;
const cache = '.data/check';

/** Every step of npm run check: the longest first, so that two at a time end together. */
export function steps() {
  const web = 'apps/web/tsconfig.json';
  return [
    { name: 'types', ...tsc('tsconfig.json', 'server') },
    { name: 'small tests', program: process.execPath, words: jest('small') },
    ...(existsSync(web) ? [{ name: 'types of the web app', ...tsc(web, 'web') }] : []),
    // Without its cache, which remembers an import that did not resolve when it has long been there.
    { name: 'dead code', program: bin('knip'), words: [] },
    { name: 'lint', program: bin('oxlint'), words: ['--type-aware', '--deny-warnings'] },
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

function tsc(project, name) {
  const words = [
    '-p',
    project,
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    `${cache}/${name}.tsbuildinfo`,
  ];
  return { program: bin('tsc'), words };
}

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
