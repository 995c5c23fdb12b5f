import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';

import { run } from './run.mjs';
import { step } from './step.mjs';

/** Brings the packages of the lock file in `folder`, unless they are there; `title` is what is said meanwhile. */
export async function install(folder, title) {
  const stamp = `${folder}/node_modules/.skillhub-installed`;
  const lock = `${folder}/package-lock.json`;
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isInstalledByHand(folder, lock)) {
    const words = [
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      `--prefix=${folder}`,
    ];
    const npm = process.env.npm_execpath;
    const [program, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm, ...words] : ['npm', ...words];
    await step(title, () => run(program, rest));
  }
  writeFileSync(stamp, wanted);
}

// npm writes its own list when an install is whole, so one that is newer than the lock file belongs to it.
function isInstalledByHand(folder, lock) {
  const list = `${folder}/node_modules/.package-lock.json`;
  return existsSync(list) && statSync(list).mtimeMs > statSync(lock).mtimeMs;
}
