import { setTimeout as sleep } from 'node:timers/promises';

import type { Provider } from '@hub/kit';
import { failpoint, type Log } from '@hub/platform';

import type { Tokens } from '../token-endpoint/token-answer.js';
import type { ConnectionRef } from '../vault/connection-ref.js';
import type { KeptTokens, RefreshAttempt, SealedTokens, Vault } from '../vault/vault.js';
import type { Spool } from './spool.js';

interface Parts {
  readonly vault: Vault;
  readonly spool?: Spool;
  readonly log?: Pick<Log, 'error'>;
}

interface Renewed {
  readonly ref: ConnectionRef;
  readonly provider: Provider;
}

/** What the provider gave, in plain text and as it is stored. */
export interface Granted {
  readonly tokens: Tokens;
  readonly sealed: SealedTokens;
}

const persistFor = 60_000;

/** Makes tokens durable that a provider gives only once. While the database is away they wait here and in the spool. */
export class Persistence {
  constructor(private readonly parts: Parts) {}

  /**
   * The version they are stored under; undefined when a newer login or a disconnect has won. Throws when the database takes
   * nothing for a minute: then they are in the spool and not lost.
   */
  async persist(
    { ref, provider }: Renewed,
    attempt: RefreshAttempt,
    granted: Granted,
  ): Promise<string | undefined> {
    const until = performance.now() + persistFor;
    const { rotates, reuseLeeway } = provider.oauth.refresh;
    const kept = { ref, attempt, ...granted.sealed, ...lifeOf(provider, granted.tokens) };
    // Where the old token is spent at once, a crash before the commit would end the sign-in.
    let file = rotates && reuseLeeway === 0 ? await this.spool(kept) : undefined;
    await failpoint('refresh.answered');
    for (let wait = 100; ; wait = Math.min(wait * 2, 2_000)) {
      const stored = await this.store(kept);
      if ('version' in stored) {
        if (file !== undefined) await this.parts.spool?.remove(file);
        return stored.version;
      }
      file ??= await this.spool(kept);
      if (performance.now() > until) throw stored.cause;
      await sleep(wait);
    }
  }

  private async store(kept: KeptTokens): Promise<{ version: string | undefined } | { cause: unknown }> {
    try {
      const version = await this.parts.vault.keep(kept);
      // The lease may have ended while the database was away, and somebody else have begun: while the version has not moved nobody
      // has newer tokens, and these are the only ones there are.
      return { version: version ?? (await this.parts.vault.keepSpooled(kept)) };
    } catch (cause) {
      return { cause };
    }
  }

  // A full disk must not cost what the database can still take.
  private async spool(kept: KeptTokens): Promise<string | undefined> {
    return this.parts.spool?.put(kept).catch((cause: unknown) => {
      this.parts.log?.error({ err: cause }, 'Renewed tokens could not be written to the spool');
      return undefined;
    });
  }
}

const lifeOf = ({ oauth }: Provider, tokens: Tokens): Pick<KeptTokens, 'expiresIn' | 'leeway' | 'life'> => ({
  expiresIn: tokens.expiresIn ?? null,
  leeway: oauth.refresh.reuseLeeway,
  life: tokens.refreshExpiresIn ?? oauth.refresh.ends?.unused ?? null,
});
