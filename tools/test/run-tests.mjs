import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import { buildStale } from '../support/build-stale.mjs';
import { untilClosed } from '../support/run.mjs';
import { summarise } from './summary.mjs';

const jest = 'node_modules/jest/bin/jest.js';
const results = '.data/test-results.json';

/** Builds what the stories need, runs Jest, and ends with a line of counts. Returns the exit code. */
export async function runTests(given) {
  if (needsBuild(given)) await buildStale();
  mkdirSync('.data', { recursive: true });
  rmSync(results, { force: true });
  const workers = `--maxWorkers=${Math.max(2, Math.min(4, availableParallelism()))}`;
  const words = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', jest];
  const options = [workers, '--json', `--outputFile=${results}`, ...given];
  // With --json Jest's own report goes to stderr and the JSON, which the file has, to stdout.
  const child = spawn(process.execPath, [...words, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await untilClosed(child);
  const { lines, isGood } = summarise(read(results));
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return isGood && code === 0 ? 0 : 1;
}

// Small and medium tests read the sources themselves.
function needsBuild(given) {
  const at = given.indexOf('--selectProjects');
  return at === -1 || given.slice(at).some((word) => word === 'story' || word === 'browser');
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
