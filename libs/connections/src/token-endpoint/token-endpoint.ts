import type { Provider } from '@hub/kit';
import { type IncomingAnswer, NoAnswer, Transport } from '@hub/platform';

import { endpointUrl, type ProviderUrls, trustingConfigured, urlsOf } from '../provider-urls.js';
import { readTokenAnswer, retryAfterOf, type TokenAnswer } from './token-answer.js';

/** The hub's registration at a provider for one company. */
export interface ClientCredentials {
  readonly id: string;
  readonly secret: string;
}

interface CodeExchange {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** How asking the provider to end a grant went: `refused` is our client, `failed` may pass, `impossible` has no such way. */
export type Revocation = 'removed' | 'already_gone' | 'refused' | 'failed' | 'impossible';

/** `retryAfter`, in seconds, where the provider takes no more for now. */
export interface EndedGrant {
  readonly revocation: Revocation;
  readonly retryAfter: number | undefined;
}

const deadline = 15_000;
const largestAnswer = 64 * 1024;

/**
 * The steps that a provider's authorization server offers beside its page. Each is one attempt: 15 s, 64 KB, no redirect.
 * Addresses come from the provider's facts and configuration alone.
 */
export class TokenEndpoint {
  private readonly transport: Transport;

  constructor(private readonly urls: ProviderUrls) {
    this.transport = new Transport(largestAnswer, trustingConfigured(urls));
  }

  /** Trades an authorization code and its PKCE verifier for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5). */
  async exchange(
    provider: Provider,
    client: ClientCredentials,
    exchange: CodeExchange,
  ): Promise<TokenAnswer> {
    return this.ask(provider, client, {
      grant_type: 'authorization_code',
      code: exchange.code,
      redirect_uri: exchange.redirectUri,
      ...(provider.oauth.pkce ? { code_verifier: exchange.verifier } : {}),
    });
  }

  /** Trades a refresh token (RFC 6749 section 6). After a lost answer the old one may be spent: save what comes before using it. */
  async refresh(provider: Provider, client: ClientCredentials, refreshToken: string): Promise<TokenAnswer> {
    return this.ask(provider, client, { grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** Ends the grant behind `token` (RFC 7009, or GitHub's "Delete an app authorization", which takes access tokens only). Never throws. */
  async endGrant(provider: Provider, client: ClientCredentials, token: string): Promise<EndedGrant> {
    const { revoke } = provider.oauth;
    if (!revoke) return { revocation: 'impossible', retryAfter: undefined };
    const url = endpointUrl(urlsOf(provider, this.urls), revoke, { client_id: client.id });
    const github = revoke.style === 'github-grant';
    const encoded = github ? json({ access_token: token }) : form({ token });
    const own: Record<string, string> = revoke.style === 'token-only' ? {} : { authorization: basic(client) };
    const answer = await this.send(github ? 'DELETE' : 'POST', url, {
      headers: { ...own, ...encoded.headers },
      body: encoded.body,
    }).catch(() => undefined);
    if (answer === undefined) return { revocation: 'failed', retryAfter: undefined };
    return { revocation: revocationOf(answer), retryAfter: busyFor(answer) };
  }

  /** As `endGrant`, for whoever does not care how long to wait. */
  async revoke(provider: Provider, client: ClientCredentials, token: string): Promise<Revocation> {
    return (await this.endGrant(provider, client, token)).revocation;
  }

  /** Ends idle connections. */
  async close(): Promise<void> {
    await this.transport.close();
  }

  private async ask(
    provider: Provider,
    client: ClientCredentials,
    parameters: Record<string, string>,
  ): Promise<TokenAnswer> {
    const url = endpointUrl(urlsOf(provider, this.urls), provider.oauth.token);
    const encode = provider.oauth.tokenBody === 'json' ? json : form;
    const encoded = encode({ ...parameters, client_id: client.id, client_secret: client.secret });
    try {
      const answer = await this.send('POST', url, encoded);
      return readTokenAnswer(answer, provider.oauth);
    } catch (cause) {
      if (!(cause instanceof NoAnswer)) throw cause;
      return { kind: 'transient', reason: cause.reason, retryAfter: undefined };
    }
  }

  private async send(
    method: string,
    url: string,
    { headers, body }: { headers: Record<string, string>; body: string },
  ): Promise<IncomingAnswer> {
    return this.transport.send({
      method,
      url,
      headers: { accept: 'application/json', 'user-agent': 'skillhub', ...headers },
      body,
      signal: AbortSignal.timeout(deadline),
    });
  }
}

const basic = ({ id, secret }: ClientCredentials): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

interface Encoded {
  readonly headers: Record<string, string>;
  readonly body: string;
}

const form = (values: Record<string, string>): Encoded => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(values).toString(),
});

const json = (values: Record<string, string>): Encoded => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(values),
});

// RFC 7009 answers 200 for a token that is gone already; Google says 400 `invalid_token` instead.
function revocationOf({ status, body }: IncomingAnswer): Revocation {
  if (status >= 200 && status < 300) return 'removed';
  if (status === 404 || status === 422) return 'already_gone';
  if (status === 400 && /"invalid_token"/.test(body.toString('latin1', 0, 1_000))) return 'already_gone';
  return status === 401 || status === 403 ? 'refused' : 'failed';
}

// GitHub says that a limit is used up with 403 as well as with 429, and not always for how long.
function busyFor(answer: IncomingAnswer): number | undefined {
  const isLimited =
    answer.status === 429 || (answer.status === 403 && answer.headers['x-ratelimit-remaining'] === '0');
  return retryAfterOf(answer) ?? (isLimited ? 60 : undefined);
}
