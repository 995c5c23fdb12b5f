import { findPaths, newPaths, removeOlder } from './folder.js';
import { restoreBackup } from './restore-backup.js';
import { takeBackup } from './take-backup.js';
import { backupUsage, readBackupWords, restoreUsage } from './words.js';

type Tell = (line: string) => void;

/** `npm run backup`: writes a backup of the database at `url` and removes files that have had their time. Throws in plain words. */
export async function backupCommand(url: string, words: readonly string[], tell: Tell): Promise<void> {
  const { folder, keysFolder, keepKeys, keepData } = readBackupWords(words, backupUsage);
  const now = new Date();
  const paths = await newPaths(folder, keysFolder, now);
  const { data, keys } = await takeBackup(url, paths);
  tell(`${sum(data)} rows of ${Object.keys(data).length} tables in ${paths.data}`);
  tell(`${sum(keys)} wrapped keys in ${paths.keys}`);
  const gone =
    (await removeOlder(keysFolder, 'keys', keepKeys, now)) +
    (await removeOlder(folder, 'data', keepData, now));
  if (gone > 0) tell(`${gone} older files were removed.`);
}

/** `npm run restore`: brings a backup back into the empty database at `url`. Throws in plain words. */
export async function restoreCommand(url: string, words: readonly string[], tell: Tell): Promise<void> {
  const { folder, keysFolder, stamp, withoutKeys } = readBackupWords(words, restoreUsage);
  const { data, keys } = await findPaths(folder, keysFolder, stamp);
  if (keys === undefined && !withoutKeys)
    throw new Error(
      `There are no keys in ${keysFolder}. Without them nobody's connection can be used again. To restore all the same, add --without-keys.`,
    );
  const chosen = { data, keys: withoutKeys ? undefined : keys };
  const counts = await restoreBackup(url, chosen);
  tell(`${sum(counts)} rows of ${Object.keys(counts).length} tables are back, from ${data}`);
  tell(chosen.keys === undefined ? 'No keys were restored.' : `The keys are those of ${chosen.keys}`);
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);
