import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const oldest = 60_000;
let joined = 0;

// The code of a system error, such as ENOENT.
function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error && 'code' in error ? error.code : undefined;
}

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Runs `work` while no other process does the same for this directory. A holder that died does not block. */
export async function alone<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const path = join(directory, 'lock');
  while (!(await take(path))) {
    if (await isStale(path)) await rm(path, { force: true });
    else await sleep(25);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new Error(`Cannot write ${path}: does its folder belong to another user?`, { cause: error });
  }
}

async function isStale(path: string): Promise<boolean> {
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  const since = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  // A pid may have been given to another process since, hence the age as well.
  return since > oldest || (holder > 0 && !isAlive(holder));
}

/** Notes that this process uses the server in `directory`. The answer leaves again, and says whether it was the last. */
export async function enrol(directory: string): Promise<() => Promise<boolean>> {
  const users = join(directory, 'users');
  const me = `${process.pid}-${joined++}`;
  await mkdir(users, { recursive: true });
  await writeFile(join(users, me), '');
  return async () => {
    await rm(join(users, me), { force: true });
    for (const user of await readdir(users)) {
      if (isAlive(Number.parseInt(user))) return false;
      await rm(join(users, user), { force: true });
    }
    return true;
  };
}
