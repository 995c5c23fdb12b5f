import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The two files of a backup. `keys` is undefined where it was left out or has been removed since. */
export interface BackupPaths {
  readonly data: string;
  readonly keys: string | undefined;
}

const form = /^skillhub-(\d{8}T\d{6}Z)\.(data|keys)\.gz$/;

/** Names for a backup of this moment: the keys lie in a folder of their own. Makes both folders. */
export async function newPaths(
  folder: string,
  keysFolder: string,
  at: Date,
): Promise<Required<BackupPaths> & { keys: string }> {
  for (const one of [folder, keysFolder]) await mkdir(one, { recursive: true, mode: 0o700 });
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  return {
    data: join(folder, `skillhub-${stamp}.data.gz`),
    keys: join(keysFolder, `skillhub-${stamp}.keys.gz`),
  };
}

/** The newest data, or those of `stamp`, and the newest keys. Throws when there are no data. */
export async function findPaths(folder: string, keysFolder: string, stamp?: string): Promise<BackupPaths> {
  const data = (await filesOf(folder, 'data'))
    .filter((one) => stamp === undefined || one.stamp === stamp)
    .at(-1);
  if (!data) throw new Error(`There is no backup${stamp === undefined ? '' : ` of ${stamp}`} in ${folder}.`);
  const keys = (await filesOf(keysFolder, 'keys')).at(-1);
  return { data: data.path, keys: keys?.path };
}

/** Removes files of one part that are older than so many days; returns how many. The newest stays in any case. */
export async function removeOlder(
  folder: string,
  part: 'data' | 'keys',
  days: number,
  now: Date,
): Promise<number> {
  const limit = now.getTime() - days * 86_400_000;
  const old = (await filesOf(folder, part)).slice(0, -1).filter(({ at }) => at < limit);
  for (const { path } of old) await rm(path);
  return old.length;
}

async function filesOf(folder: string, part: string): Promise<{ path: string; stamp: string; at: number }[]> {
  const names = await readdir(folder).catch(() => []);
  const found = names.flatMap((name) => {
    const [, stamp = '', kind] = form.exec(name) ?? [];
    const iso = stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
    return kind === part ? [{ path: join(folder, name), stamp, at: Date.parse(iso) }] : [];
  });
  return found.toSorted((a, b) => a.at - b.at);
}
