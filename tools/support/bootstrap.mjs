// Runs on Node 20 with nothing installed: brings the packages, then the Node that came with them.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { isNodeNewEnough, needNewNode } from '../node-version.mjs';
import { end } from './ending.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { run, untilClosed } from './run.mjs';
import { step } from './step.mjs';

// Every command runs in the project's folder, wherever it was typed.
const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs `prepare` at once, then `main` with everything installed and under the right Node, in this process or in one
 * that it starts anew. Ends the process: with the number that `main` returns, or with what went wrong in plain words.
 */
export async function bootstrap(main, prepare = async () => {}) {
  process.chdir(root);
  endWithParent();
  try {
    await prepare();
    await install();
    const ours = `${root}node_modules/.bin/node`;
    if (!isNodeNewEnough && existsSync(ours)) return await end(await again(ours));
    needNewNode();
    return await end((await main()) ?? 0);
  } catch (error) {
    process.stderr.write(`\n${[error.message, error.output].filter(Boolean).join('\n')}\n`);
    return end(1);
  }
}

async function install() {
  const stamp = 'node_modules/.skillhub-installed';
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isInstalledByHand()) {
    const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    const npm = process.env.npm_execpath;
    const [program, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm, ...words] : ['npm', ...words];
    await step('Installing packages, about a minute', () => run(program, rest));
  }
  writeFileSync(stamp, wanted);
}

// npm writes its own list when an install is whole, so one that is newer than the lock file belongs to it.
function isInstalledByHand() {
  const list = 'node_modules/.package-lock.json';
  return existsSync(list) && statSync(list).mtimeMs > statSync('package-lock.json').mtimeMs;
}

// The child lives on this process's channel: it ends when the channel closes, however this process ends.
async function again(node) {
  const env = { ...process.env, SKILLHUB_BEGAN: String(performance.timeOrigin) };
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  // It ends servers of its own first.
  const code = await untilClosed(child, 20_000);
  return typeof code === 'number' ? code : 1;
}
