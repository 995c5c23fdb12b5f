import type { Database } from '@hub/platform';

import type { Revocations } from './revocations/revocations.js';
import { lockTokens, promote, takeAway } from './revocations/statements.js';
import type { RevocationReason } from './revocations/states.js';

/** Whose connections go, which, why, and who did it (null: the hub itself). */
export interface TakingAway {
  readonly companyId: string;
  readonly ids: readonly string[];
  /** Only theirs. */
  readonly personId?: string | undefined;
  readonly reason: RevocationReason;
  readonly by: string | null;
}

/** A connection that was taken away. `revocationId` is undefined where there was no token to end. */
export interface TakenAway {
  readonly personId: string;
  readonly provider: string;
  readonly revocationId: string | undefined;
}

/**
 * Takes connections away in one transaction: from its end on calls are refused, and their tokens wait to be ended at the provider.
 * Ids that are unknown, foreign or gone already are left out of what is returned.
 */
export async function takeAwayConnections(database: Database, asked: TakingAway): Promise<TakenAway[]> {
  return withoutDeadlock(() => takeAwayOnce(database, asked));
}

/** Ends a connection here at once and then at the provider. Undefined for one that is not theirs, else whether the provider has confirmed. */
export async function disconnect(
  { database, revocations }: { database: Database; revocations: Revocations },
  asked: TakingAway,
): Promise<boolean | undefined> {
  const [gone] = await takeAwayConnections(database, asked);
  if (!gone) return undefined;
  if (gone.revocationId === undefined) return false;
  return (await revocations.settle(asked.companyId, gone.revocationId)) === 'confirmed';
}

interface GoneRow {
  readonly person_id: string;
  readonly provider: string;
  readonly is_default: boolean;
  readonly id: string | null;
}

async function takeAwayOnce(
  database: Database,
  { companyId, ids, personId, reason, by }: TakingAway,
): Promise<TakenAway[]> {
  return database.executeTogether(async (client) => {
    await client.query(lockTokens, [companyId, ids]);
    const values = [companyId, reason, by, ids, personId ?? null];
    const { rows } = await client.query<GoneRow>(takeAway, values);
    for (const { is_default: wasDefault, person_id: owner, provider } of rows)
      if (wasDefault) await client.query(promote, [companyId, owner, provider]);
    return rows.map((row) => ({
      personId: row.person_id,
      provider: row.provider,
      revocationId: row.id ?? undefined,
    }));
  });
}

const deadlock = '40P01';

// A login or a refresh may hold the same rows the other way round; whoever PostgreSQL stops begins again.
async function withoutDeadlock<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await work();
    } catch (cause) {
      if (repeats === 3 || (cause as { code?: unknown }).code !== deadlock) throw cause;
    }
  }
}
