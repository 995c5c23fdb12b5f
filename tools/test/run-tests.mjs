import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildStale } from '../support/build-stale.mjs';
import { onEnd } from '../support/ending.mjs';
import { install } from '../support/install.mjs';
import { untilClosed } from '../support/run.mjs';
import { readTypescript } from '../support/typescript.mjs';
import { keepResults } from './kept-results.mjs';
import { summarise } from './summary.mjs';

const jest = 'node_modules/jest/bin/jest.js';

/** Builds what the stories need, runs Jest, and ends with a line of counts. Returns the exit code. */
export async function runTests(given) {
  const projects = projectsOf(given);
  if ((projects.includes('story') || projects.includes('browser')) && !(await isBuilt())) return 1;
  if (projects.some((name) => name !== 'small' && name !== 'specs')) await holdServer();
  if (projects.includes('story') || projects.includes('medium')) await installClients();
  const folder = mkdtempSync(join(tmpdir(), 'jest-'));
  const results = join(folder, 'results.json');
  const workers = `--maxWorkers=${Math.max(2, Math.min(4, availableParallelism()))}`;
  const words = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', jest];
  const options = [workers, '--json', `--outputFile=${results}`, ...given];
  // With --json Jest's own report goes to stderr and the JSON, which the file has, to stdout.
  const child = spawn(process.execPath, [...words, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await untilClosed(child);
  const report = read(results);
  keepResults(report);
  const { lines, isGood } = summarise(report);
  rmSync(folder, { recursive: true });
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return isGood && code === 0 ? 0 : 1;
}

// Without them the tests that need them say so in their names.
async function installClients() {
  try {
    await install('test/clients', 'Installing the clients of others');
  } catch (error) {
    process.stdout.write(`${error.output ?? error.message}\n`);
  }
}

async function isBuilt() {
  try {
    await buildStale();
    return true;
  } catch (error) {
    process.stdout.write(`\n${error.message}\n${error.output ?? ''}\n\n0 passed, 1 failed\n`);
    return false;
  }
}

function projectsOf(given) {
  const all = ['small', 'medium', 'specs', 'story', 'browser'];
  const at = given.indexOf('--selectProjects');
  return at === -1 ? all : all.filter((name) => given.slice(at).includes(name));
}

// Jest joins this server. Interrupted, it would leave one of its own behind.
async function holdServer() {
  if (process.env.DATABASE_URL) return;
  readTypescript();
  const { startPostgres } = await import('../../libs/platform/src/postgres/index.ts');
  const server = await startPostgres({ dataDirectory: '.data/test-postgres', test: true });
  onEnd(() => server.stop());
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
