// Runs on Node 20 with nothing installed: brings the packages, then the Node that came with them.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { isNodeNewEnough, needNewNode } from '../node-version.mjs';
import { end } from './ending.mjs';
import { endWithParent } from './end-with-parent.mjs';
import { install } from './install.mjs';
import { untilClosed } from './run.mjs';

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
    await install('.', 'Installing packages, about a minute');
    const ours = `${root}node_modules/.bin/node`;
    if (!isNodeNewEnough && existsSync(ours)) return await end(await again(ours));
    needNewNode();
    return await end((await main()) ?? 0);
  } catch (error) {
    process.stderr.write(`\n${[error.message, error.output].filter(Boolean).join('\n')}\n`);
    return end(1);
  }
}

// The child lives on this process's channel: it ends when the channel closes, however this process ends.
async function again(node) {
  const env = { ...process.env, SKILLHUB_BEGAN: String(performance.timeOrigin) };
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  // It ends servers of its own first.
  const code = await untilClosed(child, 20_000);
  return typeof code === 'number' ? code : 1;
}
