import { spawnSync } from 'node:child_process';
import { chown, lstat, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { PostgresBinaries } from './binaries.js';

/** How to start a PostgreSQL program: it refuses to run as root. */
export interface RunAs {
  /** Words before the program, empty unless a user namespace is needed. */
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

const nobody = 65534;

/**
 * As an ordinary user: plainly. As root: as the directory's owner where that user can reach it. Else in a user namespace
 * that dresses the caller up as nobody, for PostgreSQL also wants a user with a name. Gives `directory` to whoever runs.
 */
export async function runAs(directory: string, binaries: PostgresBinaries): Promise<RunAs> {
  const dressedUp = { prefix: ['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`] };
  if (process.getuid?.() !== 0) return canRun({}, directory, binaries) ? { prefix: [] } : dressedUp;
  const { uid, gid } = await lstat(directory);
  const user = uid === 0 ? { uid: nobody, gid: nobody } : { uid, gid };
  if (canRun(user, directory, binaries) && (await give(directory, user))) return { prefix: [], ...user };
  await give(directory, { uid: 0, gid: 0 });
  return dressedUp;
}

function canRun(
  user: { uid?: number; gid?: number },
  directory: string,
  binaries: PostgresBinaries,
): boolean {
  const test = 'id -un && test -x "$1" && "$2" --version';
  const words = ['-c', test, 'sh', dirname(directory), binaries.postgres];
  return spawnSync('sh', words, { ...user, cwd: '/' }).status === 0;
}

async function give(path: string, to: { uid: number; gid: number }): Promise<boolean> {
  const { uid } = await lstat(path);
  if (uid === to.uid) return true;
  try {
    await chown(path, to.uid, to.gid);
    for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
      if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), to.uid, to.gid);
    }
    return true;
  } catch {
    return false;
  }
}
