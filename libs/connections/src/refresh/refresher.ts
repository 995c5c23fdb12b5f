import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Provider } from '@hub/kit';

import { notConnected, reconnectReasons, reconnectRequired, unavailable } from '../errors.js';
import type { ProviderClients } from '../provider-clients/provider-clients.js';
import type { TokenAnswer, Tokens } from '../token-endpoint/token-answer.js';
import type { ClientCredentials, TokenEndpoint } from '../token-endpoint/token-endpoint.js';
import type { ConnectionRef } from '../vault/connection-ref.js';
import type { TokenRow } from '../vault/token-row.js';
import type { RefreshAttempt, Vault } from '../vault/vault.js';
import { Breaker } from './breaker.js';
import { SingleFlight } from './single-flight.js';

/** An access token in plain text and the version of its row, so that a refusal can be matched to it. */
export interface UsableToken {
  readonly version: string;
  readonly accessToken: string;
}

interface Parts {
  readonly vault: Vault;
  readonly clients: ProviderClients;
  readonly endpoint: TokenEndpoint;
}

interface Job {
  readonly ref: ConnectionRef;
  readonly provider: Provider;
  /** The version that the caller cannot use. */
  readonly stale: string;
  /** The provider refused that token, so it is not valid whatever its lifetime says. */
  readonly rejected: boolean;
}

// One attempt with its confirmation ends well within the lease of 60 s.
const confirmAfter = 2_000;
const persistFor = 60_000;

/**
 * Renews tokens: at most one attempt at a time for a connection, in all processes together, and nothing handed out before it
 * is durable. Only the database's clock counts.
 */
export class Refresher {
  private readonly flights = new SingleFlight<UsableToken>();
  private readonly breaker = new Breaker();

  constructor(private readonly parts: Parts) {}

  /** A token newer than `stale`, or `stale` itself while it lives and cannot be renewed just now. Throws ToolError. */
  async fresh(job: Job): Promise<UsableToken> {
    const { companyId, connectionId } = job.ref;
    const key = `${companyId}:${connectionId}:${job.stale}:${job.rejected}`;
    return this.flights.run(key, () => this.renew(job));
  }

  private async renew(job: Job): Promise<UsableToken> {
    for (let wait = 25; ; wait = Math.min(wait * 2, 400)) {
      const row = await this.current(job);
      if (row.version !== job.stale) return this.usable(job.ref, row);
      if (row.refresh_token === null) return this.withoutRefresh(job, row);
      const pause = Math.max(row.retry_in ?? 0, this.breaker.wait(this.clientOf(job)));
      if (pause > 0) return this.meanwhile(job, row, pause);
      if (row.leased && outlives(job, row)) return this.usable(job.ref, row);
      const token = row.leased ? undefined : await this.attempt(job, row, row.refresh_token);
      if (token) return token;
      await sleep(wait * (0.5 + Math.random()));
    }
  }

  /** Undefined when another process was faster. What may fail on our side comes before the lease is taken. */
  private async attempt(job: Job, row: TokenRow, sealed: Buffer): Promise<UsableToken | undefined> {
    const { vault, clients } = this.parts;
    const client = await clients.credentials(job.ref.companyId, job.provider.id);
    const refreshToken = await vault.open(job.ref, 'refresh_token', sealed);
    const attempt = { id: randomUUID(), version: row.version };
    if (!(await vault.claim(job.ref, attempt))) return undefined;
    const answer = await this.ask(job, row, client, refreshToken);
    switch (answer.kind) {
      case 'granted':
        return this.keep(job, attempt, answer.tokens);
      case 'dead':
        return this.buried(job, row, attempt);
      case 'client':
        this.breaker.trip(this.clientOf(job));
        await clients.markFailing(job.ref.companyId, job.provider, answer.error);
        return this.meanwhile(job, row, await vault.postpone(job.ref, attempt, 30));
      case 'transient':
        return this.meanwhile(job, row, await vault.postpone(job.ref, attempt, answer.retryAfter));
    }
  }

  /** One request, and for a dead grant one more after a moment: a race that was lost looks the same at first. */
  private async ask(
    job: Job,
    row: TokenRow,
    client: ClientCredentials,
    refreshToken: string,
  ): Promise<TokenAnswer> {
    const { endpoint } = this.parts;
    const answer = await endpoint.refresh(job.provider, client, refreshToken);
    if (answer.kind !== 'dead' || this.isLost(job, row)) return answer;
    await sleep(confirmAfter);
    const now = await this.parts.vault.read(job.ref);
    return now?.version === row.version ? endpoint.refresh(job.provider, client, refreshToken) : answer;
  }

  /** An earlier attempt left and its answer never came: where using a token spends it, the token is gone. */
  private isLost({ provider }: Job, { attempt_age: age }: TokenRow): boolean {
    return age !== null && provider.oauth.refresh.rotates && age > provider.oauth.refresh.reuseLeeway;
  }

  private async keep(job: Job, attempt: RefreshAttempt, tokens: Tokens): Promise<UsableToken> {
    const version = await this.persist(job, attempt, tokens);
    if (version !== undefined) return { version, accessToken: tokens.accessToken };
    const row = await this.parts.vault.read(job.ref);
    if (row) return this.usable(job.ref, await this.current(job));
    const client = await this.parts.clients.credentials(job.ref.companyId, job.provider.id);
    await this.parts.endpoint.revoke(job.provider, client, tokens.accessToken);
    throw notConnected(job.provider);
  }

  // The provider has given the tokens only once. While the database is away they wait here, and so does everybody.
  private async persist(job: Job, attempt: RefreshAttempt, tokens: Tokens): Promise<string | undefined> {
    const until = performance.now() + persistFor;
    for (let wait = 100; ; wait = Math.min(wait * 2, 2_000)) {
      try {
        return await this.parts.vault.keep(job.ref, attempt, tokens, job.provider.oauth.refresh.reuseLeeway);
      } catch (cause) {
        if (performance.now() > until) throw cause;
        await sleep(wait);
      }
    }
  }

  private async buried(job: Job, row: TokenRow, attempt: RefreshAttempt): Promise<UsableToken> {
    const reason = this.isLost(job, row) ? 'lost_rotation' : 'grant_ended';
    await this.parts.vault.end(job.ref, attempt, reason);
    return this.usable(job.ref, await this.current(job));
  }

  private async withoutRefresh(job: Job, row: TokenRow): Promise<UsableToken> {
    if (lives(job, row)) return this.usable(job.ref, row);
    const reason = job.rejected ? 'access_withdrawn' : 'token_expired';
    await this.parts.vault.end(job.ref, { version: row.version }, reason);
    throw reconnectRequired(job.provider, reconnectReasons[reason]);
  }

  /** What a caller gets while renewing must wait: the old token as long as it lives. */
  private async meanwhile(job: Job, row: TokenRow, retryIn: number | undefined): Promise<UsableToken> {
    if (lives(job, row)) return this.usable(job.ref, row);
    throw unavailable(job.provider, retryIn);
  }

  private async current(job: Job): Promise<TokenRow> {
    const row = await this.parts.vault.read(job.ref);
    if (!row) throw notConnected(job.provider);
    if (row.status !== 'active') throw reconnectRequired(job.provider, row.status_reason);
    return row;
  }

  private async usable(ref: ConnectionRef, row: TokenRow): Promise<UsableToken> {
    const accessToken = await this.parts.vault.open(ref, 'access_token', row.access_token);
    return { version: row.version, accessToken };
  }

  private clientOf({ ref, provider }: Job): string {
    return `${ref.companyId}:${provider.id}`;
  }
}

const lives = (job: Job, row: TokenRow): boolean =>
  !job.rejected && (row.expires_in === null || row.expires_in > 5);

// While somebody else renews it, an old token goes on working unless the provider ends it then.
const outlives = (job: Job, row: TokenRow): boolean =>
  !job.provider.oauth.refresh.killsAccessToken && lives(job, row);
