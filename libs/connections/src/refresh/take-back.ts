import type { Log } from '@hub/platform';

import type { Vault } from '../vault/vault.js';
import type { Spool } from './spool.js';

interface Parts {
  readonly vault: Vault;
  readonly spool: Spool;
  readonly log?: Pick<Log, 'error'>;
}

/**
 * Takes tokens out of the spool into the database, those that lie there for `age` milliseconds. One that a newer login or a
 * disconnect has overtaken is dropped. Returns how many are left because the database takes none.
 */
export async function takeBack({ vault, spool, log }: Parts, age: number): Promise<number> {
  const found = await spool.list(age);
  for (const [place, { file, kept }] of found.entries()) {
    try {
      for (const one of kept) await vault.keepSpooled(one);
      await spool.discard(file);
    } catch (cause) {
      log?.error({ err: cause, files: found.length - place }, 'Renewed tokens wait in the spool');
      return found.length - place;
    }
  }
  return 0;
}
