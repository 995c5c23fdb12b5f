import { setTimeout as sleep } from 'node:timers/promises';

import type { Provider } from '@hub/kit';

import { notConnected, reconnectReasons, reconnectRequired, unavailable } from '../errors.js';
import type { ConnectionRef } from '../vault/connection-ref.js';
import type { TokenRow } from '../vault/token-row.js';
import { type AttemptParts, Attempts, type Outcome } from './attempts.js';
import { SingleFlight } from './single-flight.js';

/** An access token in plain text and the version of its row, so that a refusal can be matched to it. */
export interface UsableToken {
  readonly version: string;
  readonly accessToken: string;
}

interface Job {
  readonly ref: ConnectionRef;
  readonly provider: Provider;
  /** The version that the caller cannot use. */
  readonly stale: string;
  /** The provider refused that token, so it is not valid whatever its lifetime says. */
  readonly rejected: boolean;
}

// Seconds that a caller waits for the provider app's turn: a call has little more.
const patience = 10;

/** Renews tokens for callers who cannot go on without. Only the database's clock counts. */
export class Refresher {
  private readonly flights = new SingleFlight<UsableToken>();
  private readonly attempts: Attempts;

  constructor(private readonly parts: AttemptParts) {
    this.attempts = new Attempts(parts);
  }

  /** A token newer than `stale`, or `stale` itself while it lives and cannot be renewed just now. Throws ToolError. */
  async fresh(job: Job): Promise<UsableToken> {
    const { companyId, connectionId } = job.ref;
    const key = `${companyId}:${connectionId}:${job.stale}:${job.rejected}`;
    return this.flights.run(key, () => this.renew(job));
  }

  private async renew(job: Job): Promise<UsableToken> {
    for (let wait = 25; ; wait = Math.min(wait * 2, 400)) {
      const row = await this.current(job);
      const token = (await this.without(job, row)) ?? (await this.attempted(job, row));
      if (token) return token;
      await sleep(wait * (0.5 + Math.random()));
    }
  }

  /** The token where nothing is to be asked of the provider, or not now. */
  private async without(job: Job, row: TokenRow): Promise<UsableToken | undefined> {
    if (row.version !== job.stale) return this.usable(job, row);
    if (row.refresh_token === null) return this.withoutRefresh(job, row);
    if (row.retry_in !== null && row.retry_in > 0) return this.meanwhile(job, row, row.retry_in);
    return row.leased && outlives(job, row) ? this.usable(job, row) : undefined;
  }

  /** Undefined when another process is at it or was faster: then it is looked again. */
  private async attempted(job: Job, row: TokenRow): Promise<UsableToken | undefined> {
    if (row.leased || row.refresh_token === null) return undefined;
    const outcome = await this.attempt(job, row, row.refresh_token);
    switch (outcome.kind) {
      case 'renewed':
        return outcome;
      case 'overtaken':
        return undefined;
      case 'gone':
        throw notConnected(job.provider);
      case 'dead':
        return this.usable(job, await this.current(job));
      case 'later':
        return this.meanwhile(job, row, outcome.retryIn);
    }
  }

  /** What may fail on our side comes before the lease is taken. */
  private async attempt(job: Job, row: TokenRow, sealed: Buffer): Promise<Outcome> {
    const { vault, clients, pace } = this.parts;
    const { ref, provider } = job;
    const client = await clients.credentials(ref.companyId, provider.id);
    const token = { version: row.version, field: 'refresh_token', sealed } as const;
    const refreshToken = await vault.openOrEnd(ref, provider, token);
    const slots = await pace.reserve({ companyId: ref.companyId, provider: provider.id }, 1, patience);
    if (slots.granted === 0) return { kind: 'later', retryIn: slots.wait };
    if (slots.wait > 0.002) await sleep(slots.wait * 1_000);
    return this.attempts.make({ ref, provider, row, client, refreshToken, slots });
  }

  private async withoutRefresh(job: Job, row: TokenRow): Promise<UsableToken> {
    if (lives(job, row)) return this.usable(job, row);
    const reason = job.rejected ? 'access_withdrawn' : 'token_expired';
    await this.parts.vault.end(job.ref, { version: row.version }, reason);
    throw reconnectRequired(job.provider, reconnectReasons[reason]);
  }

  /** What a caller gets while renewing must wait: the old token as long as it lives. */
  private async meanwhile(job: Job, row: TokenRow, retryIn: number | undefined): Promise<UsableToken> {
    if (lives(job, row)) return this.usable(job, row);
    throw unavailable(job.provider, retryIn);
  }

  private async current(job: Job): Promise<TokenRow> {
    const row = await this.parts.vault.read(job.ref);
    if (!row) throw notConnected(job.provider);
    if (row.status !== 'active') throw reconnectRequired(job.provider, row.status_reason);
    return row;
  }

  private async usable(
    { ref, provider }: Job,
    { version, access_token: sealed }: TokenRow,
  ): Promise<UsableToken> {
    const token = { version, field: 'access_token', sealed } as const;
    return { version, accessToken: await this.parts.vault.openOrEnd(ref, provider, token) };
  }
}

const lives = (job: Job, row: TokenRow): boolean =>
  !job.rejected && (row.expires_in === null || row.expires_in > 5);

// While somebody else renews it, an old token goes on working unless the provider ends it then.
const outlives = (job: Job, row: TokenRow): boolean =>
  !job.provider.oauth.refresh.killsAccessToken && lives(job, row);
