import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Provider } from '@hub/kit';
import { type Database, SealBroken } from '@hub/platform';

import type { Tokens } from '../token-endpoint/token-answer.js';
import type { ConnectionRef } from '../vault/connection-ref.js';
import { attempt, type AttemptParts, type Ending, type Renewal } from './attempt.js';
import { inParallel } from './in-parallel.js';
import { Pace } from './pace.js';
import {
  addLate,
  beginRenewal,
  claimDue,
  claimOne,
  disown,
  findOpen,
  hasten,
  keepRenewal,
  type OpenRevocation,
  type OwnedTokens,
  postpone,
  readState,
  settle,
} from './statements.js';
import type { RevocationState } from './states.js';

interface Parts extends AttemptParts {
  readonly database: Database;
  readonly providers: readonly Provider[];
}

/** What one round of attempts came to. `taken` is how many were due, `settled` how many need no further attempt. */
export interface RevocationRound {
  readonly taken: number;
  readonly settled: number;
}

const nothingElse = { expiresIn: undefined, scopes: undefined };

// Per company and provider: below what GitHub and Google allow a client, and fast enough for 10,000 in four minutes.
const perSecond = 50;
const atOnce = 16;
const patience = 3_000;

/** Tokens that are to be ended at their provider: tried at once, and then again until the provider has confirmed each of them. */
export class Revocations {
  private readonly pace = new Pace(perSecond);

  constructor(private readonly parts: Parts) {}

  /** Takes up to `limit` that are due, of one company or of all, and tries each once. Any number of processes may do so at a time. */
  async run(limit: number, companyId?: string): Promise<RevocationRound> {
    const due = await this.parts.database.execute<OpenRevocation>(claimDue, [limit, companyId ?? null]);
    const endings = await inParallel(due, atOnce, (row) => this.attempt(row));
    return { taken: due.length, settled: endings.filter(Boolean).length };
  }

  /** Tries one now. Where another process is at it, or a refresh on its way, waits for that for a moment. Returns where it stands. */
  async settle(companyId: string, id: string): Promise<RevocationState> {
    for (const until = performance.now() + patience; ; await sleep(100)) {
      const [row] = await this.parts.database.execute<OpenRevocation>(claimOne, [companyId, id]);
      if (row) await this.attempt(row);
      const [now] = await this.parts.database.execute<{ state: RevocationState }>(readState, [companyId, id]);
      if (!now || now.state !== 'open' || row || performance.now() > until) return now?.state ?? 'confirmed';
    }
  }

  /** As `settle`, also where it is not due yet. */
  async settleNow(companyId: string, id: string): Promise<RevocationState> {
    await this.parts.database.execute(hasten, [companyId, id]);
    return this.settle(companyId, id);
  }

  /** Ends a token that has no connection any more, or never had one: keeps it sealed first, then asks. Never throws for the provider's sake. */
  async end(
    ref: ConnectionRef,
    tokens: Tokens,
    { reason, accountId }: { reason: 'late' | 'unwanted'; accountId?: string | undefined },
  ): Promise<RevocationState> {
    const { access, refresh } = await this.parts.vault.seal(ref, tokens);
    const { companyId, personId, provider, connectionId } = ref;
    const named = [companyId, personId, provider, connectionId, reason];
    const values = [...named, access, refresh, tokens.expiresIn ?? null, accountId ?? null];
    const [row] = await this.parts.database.execute<{ id: string }>(addLate, values);
    return row ? this.settle(companyId, row.id) : 'open';
  }

  /**
   * Lets the tokens of somebody who is erased wait on under ids that lead to nobody, sealed to them anew. Returns how many; one that
   * cannot be opened any more counts as lost.
   */
  async disown(companyId: string, personId: string, tombstone: string): Promise<number> {
    const rows = await this.parts.database.execute<OwnedTokens>(findOpen, [companyId, personId]);
    for (const row of rows) await this.disownOne({ companyId, personId, tombstone }, row);
    return rows.length;
  }

  private async disownOne(
    { companyId, personId, tombstone }: { companyId: string; personId: string; tombstone: string },
    row: OwnedTokens,
  ): Promise<void> {
    const { vault, database } = this.parts;
    const { id, provider } = row;
    const old = { companyId, personId, provider, connectionId: row.connection_id };
    const ref = { ...old, personId: tombstone, connectionId: randomUUID() };
    const fence = [companyId, id, row.access_token];
    try {
      const accessToken = await vault.open(old, 'access_token', row.access_token);
      const refreshToken = row.refresh_token
        ? await vault.open(old, 'refresh_token', row.refresh_token)
        : undefined;
      const { access, refresh } = await vault.seal(ref, { accessToken, refreshToken, ...nothingElse });
      await database.execute(disown, [...fence, ref.personId, ref.connectionId, access, refresh]);
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause;
      await database.execute(disown, [...fence, ref.personId, ref.connectionId, null, null]);
    }
  }

  /** Whether it needs no further attempt. What the database cannot take now is tried again when the claim has run out. */
  private async attempt(row: OpenRevocation): Promise<boolean> {
    const provider = this.parts.providers.find(({ id }) => id === row.provider);
    const key = `${row.company_id}:${row.provider}`;
    const wait = this.pace.wait(key);
    if (wait > 60) return this.conclude(row, { problem: 'busy', after: wait });
    await this.pace.turn(key);
    const ending = await attempt(this.parts, provider, row, this.renewalOf(row));
    if ('problem' in ending && ending.after !== undefined) this.pace.pause(key, ending.after);
    return this.conclude(row, ending);
  }

  private async conclude(
    { company_id: companyId, id, attempts }: OpenRevocation,
    ending: Ending,
  ): Promise<boolean> {
    const fence = [companyId, id, attempts];
    if ('state' in ending) await this.parts.database.execute(settle, [...fence, ending.state]);
    else await this.parts.database.execute(postpone, [...fence, ending.problem, ending.after ?? null]);
    return 'state' in ending;
  }

  private renewalOf({ company_id: companyId, id, attempts }: OpenRevocation): Renewal {
    const fence = [companyId, id, attempts];
    const must = async (rows: Promise<unknown[]>): Promise<void> => {
      if ((await rows).length === 0) throw new Error('Another attempt has begun');
    };
    return {
      sent: () => must(this.parts.database.execute(beginRenewal, fence)),
      kept: ({ access, refresh }, expiresIn) =>
        must(this.parts.database.execute(keepRenewal, [...fence, access, refresh, expiresIn ?? null])),
    };
  }
}
