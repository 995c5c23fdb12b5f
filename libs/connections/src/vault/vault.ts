import { hostname } from 'node:os';

import type { CompanyKeys } from '@hub/identity';
import type { Provider } from '@hub/kit';
import { type Database, SealBroken, type Statement } from '@hub/platform';

import { type ReconnectReason, reconnectReasons, reconnectRequired } from '../errors.js';
import type { Tokens } from '../token-endpoint/token-answer.js';
import { type ConnectionRef, placeOf } from './connection-ref.js';
import {
  claimRefresh,
  endConnection,
  keepRefreshed,
  keepSpooled,
  postponeRefresh,
  readTokens,
  type TokenRow,
} from './token-row.js';

/** One attempt to refresh: the version it started from and its own id, the two that fence what it writes. */
export interface RefreshAttempt {
  readonly id: string;
  readonly version: string;
}

/** Tokens as they are stored. */
export interface SealedTokens {
  readonly access: Buffer;
  readonly refresh: Buffer | null;
}

/** One sealed token and the version of its row. */
interface SealedToken {
  readonly version: string;
  readonly field: 'access_token' | 'refresh_token';
  readonly sealed: Buffer;
}

/** Sealed tokens with everything that making them durable needs. Seconds; `life` is how long the sign-in lasts, null if unknown. */
export interface KeptTokens extends SealedTokens {
  readonly ref: ConnectionRef;
  readonly attempt: RefreshAttempt;
  readonly expiresIn: number | null;
  readonly leeway: number;
  readonly life: number | null;
}

/** The one place where tokens lie: sealed to their company, person, provider, connection and field. */
export class Vault {
  private readonly owner = `${hostname()}:${process.pid}`;

  constructor(
    private readonly database: Database,
    private readonly keys: CompanyKeys,
  ) {}

  async read(ref: ConnectionRef): Promise<TokenRow | undefined> {
    const values = [ref.companyId, ref.connectionId, ref.personId, ref.provider];
    const [row] = await this.database.execute<TokenRow>(readTokens, values);
    return row;
  }

  async seal(ref: ConnectionRef, tokens: Tokens): Promise<SealedTokens> {
    return (await this.sealer(ref))(tokens);
  }

  /** What seals tokens of this connection even while database and key service are away: to be had before they are asked for. */
  async sealer(ref: ConnectionRef): Promise<(tokens: Tokens) => SealedTokens> {
    // One for each of the two, so that both are counted.
    const [access, refresh] = [await this.keys.sealer(ref.companyId), await this.keys.sealer(ref.companyId)];
    return ({ accessToken, refreshToken }) => ({
      access: access(placeOf(ref, 'access_token'), accessToken),
      refresh: refreshToken === undefined ? null : refresh(placeOf(ref, 'refresh_token'), refreshToken),
    });
  }

  /** Throws SealBroken when the bytes belong to any other place. */
  async open(ref: ConnectionRef, field: 'access_token' | 'refresh_token', sealed: Buffer): Promise<string> {
    return this.keys.open(ref.companyId, placeOf(ref, field), sealed);
  }

  /**
   * As `open` for a token in use. One that does not open never will: the connection is ended with an event, so that its owner and the
   * auditors are told. Throws ToolError `reconnect_required`.
   */
  async openOrEnd(
    ref: ConnectionRef,
    provider: Provider,
    { version, field, sealed }: SealedToken,
  ): Promise<string> {
    try {
      return await this.open(ref, field, sealed);
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause;
      await this.end(ref, { version }, 'unreadable');
      throw reconnectRequired(provider, reconnectReasons.unreadable);
    }
  }

  /**
   * Takes the lease for one refresh; false when somebody else holds it, was faster, or the provider asked to wait. `isTrial`: the
   * provider app was known to fail, and this is to find out whether it still does.
   */
  async claim(ref: ConnectionRef, attempt: RefreshAttempt, isTrial = false): Promise<boolean> {
    const { companyId, connectionId, provider } = ref;
    const values = [companyId, connectionId, attempt.version, this.owner, attempt.id, isTrial, provider];
    return (await this.database.execute(claimRefresh, values)).length > 0;
  }

  /** Makes refreshed tokens durable; returns their version, undefined when a newer login or a disconnect won. */
  async keep(kept: KeptTokens): Promise<string | undefined> {
    return this.store(keepRefreshed, kept);
  }

  /** As `keep`, for tokens that another process had received: they count although its lease has ended. */
  async keepSpooled(kept: KeptTokens): Promise<string | undefined> {
    return this.store(keepSpooled, kept);
  }

  private async store(statement: Statement, kept: KeptTokens): Promise<string | undefined> {
    const { ref, attempt, access, refresh, expiresIn, leeway, life } = kept;
    const values = [...this.fence(ref, attempt), ref.personId, access, refresh, expiresIn, leeway, life];
    const [row] = await this.database.execute<{ version: string }>(statement, values);
    return row?.version;
  }

  /** Gives the lease back; nobody tries again before `seconds` (by default ever longer and random). Returns the wait. */
  async postpone(ref: ConnectionRef, attempt: RefreshAttempt, seconds?: number): Promise<number | undefined> {
    const values = [...this.fence(ref, attempt), seconds ?? null];
    const [row] = await this.database.execute<{ retry_in: number }>(postponeRefresh, values);
    return row?.retry_in;
  }

  /** Marks the connection as one to renew; without `id` because the provider refused a token that has no refresh. */
  async end(
    ref: ConnectionRef,
    attempt: { readonly version: string; readonly id?: string },
    reason: ReconnectReason,
  ): Promise<void> {
    const values = [
      ref.companyId,
      ref.connectionId,
      attempt.version,
      attempt.id ?? null,
      ref.personId,
      reason,
      reconnectReasons[reason],
    ];
    await this.database.execute(endConnection, values);
  }

  private fence(ref: ConnectionRef, attempt: RefreshAttempt): string[] {
    return [ref.companyId, ref.connectionId, attempt.version, attempt.id];
  }
}
