import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Provider } from '@hub/kit';
import { failpoint, type Log } from '@hub/platform';

import type { ReconnectReason } from '../errors.js';
import type { ProviderClients } from '../provider-clients/provider-clients.js';
import type { Revocations } from '../revocations/revocations.js';
import type { TokenAnswer } from '../token-endpoint/token-answer.js';
import type { ClientCredentials, TokenEndpoint } from '../token-endpoint/token-endpoint.js';
import type { ConnectionRef } from '../vault/connection-ref.js';
import type { TokenRow } from '../vault/token-row.js';
import type { RefreshAttempt, Vault } from '../vault/vault.js';
import type { Pace, ProviderApp, Slots } from './pace.js';
import { type Granted, Persistence } from './persistence.js';
import type { Spool } from './spool.js';
import { Trials } from './trials.js';

/** What attempts are made with. `spool` is absent where nothing survives a crash anyway, as in some tests. */
export interface AttemptParts {
  readonly vault: Vault;
  readonly clients: ProviderClients;
  readonly endpoint: TokenEndpoint;
  readonly pace: Pace;
  readonly revocations: Pick<Revocations, 'end'>;
  readonly spool?: Spool;
  readonly log?: Pick<Log, 'error'>;
}

/** A token to renew: `row` as it was read, `refreshToken` in plain text, `slots` the leave under which it is asked. */
export interface Renewable {
  readonly ref: ConnectionRef;
  readonly provider: Provider;
  readonly row: Pick<TokenRow, 'version' | 'attempt_age'>;
  readonly client: ClientCredentials;
  readonly refreshToken: string;
  readonly slots: Pick<Slots, 'failing'>;
}

/**
 * How an attempt ended. `overtaken`: somebody else was faster, look again; `gone`: the connection is no more, and the fresh token
 * was given back; `later`: nothing changed, not before `retryIn` seconds.
 */
export type Outcome =
  | { readonly kind: 'renewed'; readonly version: string; readonly accessToken: string }
  | { readonly kind: 'overtaken' | 'gone' | 'dead' }
  | { readonly kind: 'later'; readonly retryIn: number | undefined };

// One attempt with its confirmation ends well within the lease of 60 s.
const confirmAfter = 2_000;

/**
 * Single attempts to renew a token: at most one at a time for a connection in all processes together, and nothing handed out
 * before it is durable.
 */
export class Attempts {
  private readonly persistence: Persistence;
  private readonly trials = new Trials();

  constructor(private readonly parts: AttemptParts) {
    this.persistence = new Persistence(parts);
  }

  /** One attempt, from the lease to the outcome. The lease is committed before anything is sent. */
  async make(renewable: Renewable): Promise<Outcome> {
    const turn = await this.trials.enter(nameOf(renewable.ref));
    if (!turn) return { kind: 'later', retryIn: 1 };
    const { waited, leave } = turn;
    if (waited) {
      leave(undefined);
      return { kind: 'overtaken' };
    }
    let failed: false | undefined;
    const heard = ({ kind }: TokenAnswer): void => {
      // A failure is noted before the next one's turn, and a success needs not wait for its tokens to be durable.
      if (kind === 'granted' || kind === 'dead') leave(true);
      else failed = false;
    };
    return this.makeNow(renewable, heard).finally(() => leave(failed));
  }

  /** Whether the provider app was seen to work lately, so that many may be renewed at once. */
  areProven(app: ProviderApp): boolean {
    return this.trials.works(nameOf(app));
  }

  private async makeNow(renewable: Renewable, heard: (answer: TokenAnswer) => void): Promise<Outcome> {
    const { ref, row, slots } = renewable;
    const attempt = { id: randomUUID(), version: row.version };
    // What comes must be kept even if the database goes meanwhile, so everything that needs it comes first.
    const seal = await this.parts.vault.sealer(ref);
    if (!(await this.parts.vault.claim(ref, attempt, slots.failing))) return { kind: 'overtaken' };
    await failpoint('refresh.claimed');
    const answer = await this.ask(renewable);
    heard(answer);
    await failpoint('refresh.read');
    if (answer.kind === 'granted') {
      const { tokens } = answer;
      return this.keep(renewable, attempt, { tokens, sealed: seal(tokens) });
    }
    return this.take(renewable, attempt, answer);
  }

  /** One request, and for a dead grant one more after a moment: a race that was lost looks the same at first. */
  private async ask(renewable: Renewable): Promise<TokenAnswer> {
    const { ref, provider, row, client, refreshToken } = renewable;
    const { endpoint, vault } = this.parts;
    const answer = await endpoint.refresh(provider, client, refreshToken);
    if (answer.kind !== 'dead' || isLost(renewable)) return answer;
    await sleep(confirmAfter);
    const now = await vault.read(ref);
    return now?.version === row.version ? endpoint.refresh(provider, client, refreshToken) : answer;
  }

  private async take(
    renewable: Renewable,
    attempt: RefreshAttempt,
    answer: Exclude<TokenAnswer, { kind: 'granted' }>,
  ): Promise<Outcome> {
    const { vault, clients, pace } = this.parts;
    const { ref, provider } = renewable;
    const app = { companyId: ref.companyId, provider: provider.id };
    switch (answer.kind) {
      case 'dead':
        await vault.end(ref, attempt, reasonOf(renewable));
        return { kind: 'dead' };
      case 'client':
        await pace.refused(app);
        await clients.markFailing(ref.companyId, provider, answer.error);
        return { kind: 'later', retryIn: await vault.postpone(ref, attempt, 30) };
      case 'transient':
        await pace.failed(app, answer.retryAfter);
        return { kind: 'later', retryIn: await vault.postpone(ref, attempt, answer.retryAfter) };
    }
  }

  private async keep(renewable: Renewable, attempt: RefreshAttempt, granted: Granted): Promise<Outcome> {
    const { vault, pace, revocations } = this.parts;
    const { ref, provider, slots } = renewable;
    const { tokens } = granted;
    const version = await this.persistence.persist(renewable, attempt, granted);
    await failpoint('refresh.committed');
    if (slots.failing) await pace.healed({ companyId: ref.companyId, provider: provider.id });
    if (version !== undefined) return { kind: 'renewed', version, accessToken: tokens.accessToken };
    if (await vault.read(ref)) return { kind: 'overtaken' };
    await revocations.end(ref, tokens, { reason: 'late' });
    return { kind: 'gone' };
  }
}

const nameOf = ({ companyId, provider }: ProviderApp): string => `${companyId}:${provider}`;

/** An earlier attempt left and its answer never came: where using a token spends it, the token is gone. */
function isLost({ provider, row: { attempt_age: age } }: Renewable): boolean {
  const { rotates, reuseLeeway } = provider.oauth.refresh;
  return age !== null && rotates && age > reuseLeeway;
}

const reasonOf = (renewable: Renewable): ReconnectReason =>
  isLost(renewable) ? 'lost_rotation' : 'grant_ended';
