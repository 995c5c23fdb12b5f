import { setTimeout as sleep } from 'node:timers/promises';

import {
  type Effect,
  type Provider,
  type ProviderRequest,
  type ProviderResponse,
  type Send,
  ToolError,
} from '@hub/kit';
import { NoAnswer, type Transport } from '@hub/platform';

import { reconnectReasons, reconnectRequired, unavailable } from '../errors.js';
import type { Refresher, UsableToken } from '../refresh/refresher.js';
import type { ConnectionRef } from '../vault/connection-ref.js';
import type { Vault } from '../vault/vault.js';
import type { DownloadGuard } from './downloads.js';
import type { RateWatch } from './rate-watch.js';
import { type Attempt, judge } from './retry-rules.js';
import type { UrlGuard } from './url-guard.js';

/** What of a tool decides how its requests travel. Hand in the tool itself: its compiled guard is kept beside the object. */
export interface Sending {
  readonly requests: readonly string[];
  readonly effect: Effect;
  readonly idempotent?: boolean;
  readonly downloads?: readonly string[];
}

/** A connection with its sealed token as a call's lookup has found it. `expiresIn`: seconds by the database's clock, null for never. */
export interface HoldableConnection extends ConnectionRef {
  readonly version: string;
  readonly accessToken: Buffer;
  readonly expiresIn: number | null;
}

/** A request that the tool has declared; `key` is what the provider counts it under. */
interface CheckedRequest extends Pick<ProviderRequest, 'method' | 'url' | 'headers'> {
  readonly body: ProviderRequest['body'] | undefined;
  readonly key: string;
}

/** What a tool may ask for with the credential, and what without. */
export interface Guards {
  readonly declared: UrlGuard;
  readonly download: DownloadGuard;
}

export interface HeldParts {
  readonly vault: Vault;
  readonly refresher: Refresher;
  readonly transport: Transport;
  readonly rates: RateWatch;
  readonly guardsOf: (provider: Provider, sending: Sending) => Guards;
}

/** A token this close to its end is renewed first: a call may take long, and many callers need not come at the same second. */
const margin = (): number => 60 + Math.random() * 60;

/** One person's connection, ready to send. What it holds cannot be read out. */
export class Held {
  readonly #row: HoldableConnection;
  readonly #parts: HeldParts;
  #token: Promise<UsableToken> | undefined;

  constructor(
    row: HoldableConnection,
    private readonly provider: Provider,
    parts: HeldParts,
  ) {
    this.#row = row;
    this.#parts = parts;
  }

  /**
   * The way out for one call of `sending`, until `signal` ends it. Refuses with `denied` what the tool has not declared; throws
   * `upstream`, `rate_limited`, `outcome_unknown` or `reconnect_required` where there is no answer to hand on.
   */
  send(sending: Sending, signal: AbortSignal): Send {
    const { declared, download } = this.#parts.guardsOf(this.provider, sending);
    return async ({ method, url, headers, body }) => {
      const plain = plainHeaders(headers);
      const isDeclared = declared(method, url);
      if (!plain || (!isDeclared && !(method === 'GET' && download(url))))
        throw new ToolError('denied', 'The tool tried a request that it has not declared. Nothing was sent.');
      const key = this.rateKey(url);
      const request = { method, url, headers: plain, body, key };
      if (!isDeclared) return this.persevere(request, sending, { token: undefined, signal });
      this.refuseWhenUsedUp(key);
      const answer = await this.deliver(request, sending, signal);
      this.#parts.rates.note(key, answer);
      return answer;
    };
  }

  private async deliver(
    request: CheckedRequest,
    sending: Sending,
    signal: AbortSignal,
  ): Promise<ProviderResponse> {
    const token = await this.token(signal);
    const answer = await this.persevere(request, sending, { token, signal });
    if (answer.status !== 401 || this.isScopeRefusal(answer)) return answer;
    // 401 says that nothing was done, so even a send may go once more with a new token.
    this.#token = this.renewed(token.version, true);
    const renewed = await within(this.#token, signal, this.provider);
    const second = await this.persevere(request, sending, { token: renewed, signal });
    if (second.status !== 401) return second;
    throw reconnectRequired(this.provider, reconnectReasons.access_withdrawn);
  }

  // Atlassian says 401 for a permission that is missing: renewing the token would not bring it.
  private isScopeRefusal({ body }: ProviderResponse): boolean {
    const { scopeRefusal } = this.provider.oauth;
    return scopeRefusal !== undefined && scopeRefusal.test(body.toString('utf8', 0, 2_000));
  }

  private async persevere(
    request: CheckedRequest,
    sending: Sending,
    { token, signal }: { token: UsableToken | undefined; signal: AbortSignal },
  ): Promise<ProviderResponse> {
    const { effect, idempotent } = sending;
    for (let repeats = 0; ; repeats += 1) {
      const attempt = await this.once(request, token, signal);
      const verdict = judge(attempt, { method: request.method, effect, idempotent, repeats });
      if (verdict.do === 'answer') return attempt as ProviderResponse;
      if ('status' in attempt) this.#parts.rates.note(request.key, attempt);
      if (verdict.do === 'fail') throw this.failure(verdict.code, verdict.retryAfter);
      await sleep(verdict.milliseconds, undefined, { signal }).catch(() => {
        throw this.failure('upstream');
      });
    }
  }

  private async once(
    request: CheckedRequest,
    token: UsableToken | undefined,
    signal: AbortSignal,
  ): Promise<Attempt> {
    if (signal.aborted) return new NoAnswer('timeout', false);
    const { method, url, body } = request;
    const headers = token
      ? { ...request.headers, authorization: `Bearer ${token.accessToken}` }
      : request.headers;
    try {
      return await this.#parts.transport.send({ method, url, headers, body, signal });
    } catch (cause) {
      if (cause instanceof NoAnswer) return cause;
      throw cause;
    }
  }

  private token(signal: AbortSignal): Promise<UsableToken> {
    const { version, expiresIn } = this.#row;
    const isStale = expiresIn !== null && expiresIn < margin();
    this.#token ??= isStale ? this.renewed(version, false) : this.opened();
    return isStale ? within(this.#token, signal, this.provider) : this.#token;
  }

  private async opened(): Promise<UsableToken> {
    const { version, accessToken: sealed } = this.#row;
    const token = { version, field: 'access_token', sealed } as const;
    return { version, accessToken: await this.#parts.vault.openOrEnd(this.#row, this.provider, token) };
  }

  private renewed(stale: string, rejected: boolean): Promise<UsableToken> {
    return this.#parts.refresher.fresh({ ref: this.#row, provider: this.provider, stale, rejected });
  }

  // Providers count by kind of work (GitHub: core, search, graphql), and the first word of a path tells them apart.
  private rateKey(url: string): string {
    const [, kind = ''] = /^https?:\/\/[^/]+(?:\/api\/v3)?\/([^/?]*)/.exec(url) ?? [];
    return `${this.#row.companyId}:${this.#row.connectionId}:${kind}`;
  }

  private refuseWhenUsedUp(key: string): void {
    const wait = this.#parts.rates.wait(key);
    if (wait !== undefined) throw this.failure('rate_limited', wait);
  }

  private failure(code: 'upstream' | 'rate_limited' | 'outcome_unknown', retryAfter?: number): ToolError {
    const facts = retryAfter === undefined ? {} : { retryAfter };
    const { title } = this.provider;
    if (code === 'rate_limited')
      return new ToolError(code, `${title} takes no more requests of this account for now.`, facts);
    if (code === 'upstream') return unavailable(this.provider, retryAfter);
    return new ToolError(
      code,
      `${title} did not confirm. Look there before trying again: it may have been done.`,
    );
  }
}

/** What `work` gives, unless the call's time ends first; the work itself goes on for others who share it. */
async function within<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
  provider: Provider,
): Promise<Result> {
  work.catch(() => undefined);
  if (signal.aborted) throw unavailable(provider, 1);
  let stop = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(unavailable(provider, 1));
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, ended]).finally(() => signal.removeEventListener('abort', stop));
}

const credential = /^(?:authorization|cookie|host)$/i;

/** The headers without what only the hub may say; undefined when a line break would make more of one. */
function plainHeaders(headers: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const plain: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name] ?? '';
    if (/[\r\n\0]/.test(name + value)) return undefined;
    if (!credential.test(name)) plain[name] = value;
  }
  return plain;
}
