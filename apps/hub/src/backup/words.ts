import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** Where to, or from where. */
export interface BackupWords {
  readonly folder: string;
  readonly keysFolder: string;
  readonly keepKeys: number;
  readonly keepData: number;
  /** Which backup, by the time in its name; the newest when undefined. */
  readonly stamp: string | undefined;
  readonly withoutKeys: boolean;
}

/** What to type. */
export const backupUsage =
  'npm run backup -- FOLDER [--keys-folder FOLDER] [--keep-keys DAYS] [--keep-data DAYS]';
export const restoreUsage =
  'npm run restore -- FOLDER [--keys-folder FOLDER] [--at 20260131T235959Z] [--without-keys]';

/** Reads the words behind `npm run backup --` or `npm run restore --`. Throws an Error that says `usage`. */
export function readBackupWords(words: readonly string[], usage: string): BackupWords {
  const { positionals, values } = parsed(words, usage);
  const [folder, ...others] = positionals;
  const keepKeys = Number(values['keep-keys'] ?? 7);
  const keepData = Number(values['keep-data'] ?? Number.POSITIVE_INFINITY);
  if (folder === undefined || others.length > 0 || !(keepKeys >= 0) || !(keepData >= 0))
    throw new Error(usage);
  const {
    'keys-folder': keysFolder = join(folder, 'keys'),
    at: stamp,
    'without-keys': withoutKeys = false,
  } = values;
  return { folder, keysFolder, keepKeys, keepData, stamp, withoutKeys };
}

function parsed(words: readonly string[], usage: string) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    'keys-folder': text,
    'keep-keys': text,
    'keep-data': text,
    at: text,
    'without-keys': flag,
  };
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    throw new Error(`${(cause as Error).message}\n${usage}`, { cause });
  }
}
