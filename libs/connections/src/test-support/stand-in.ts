import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Grant {
  readonly login: string;
  readonly scopes: string;
  access: string;
  refresh: string;
  dead: boolean;
}

interface Code {
  readonly login: string;
  readonly scopes: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

/** Replaces the next answers of the token endpoint; `after` lets the work be done first, `status` 0 cuts the connection. */
export interface Spoil {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly after?: boolean;
}

const client = { id: 'hub-client', secret: 'hub-secret' };
const random = (prefix: string): string => `${prefix}_${randomBytes(18).toString('hex')}`;

/** A strict provider at the wire: exact redirect, PKCE, single codes, rotating tokens; everything is counted. */
export class StandIn {
  readonly counts = { token: 0, refresh: 0, refused: 0, revoked: 0, api: 0, inFlight: 0, mostInFlight: 0 };
  readonly bearers: string[] = [];
  readonly spoils: Spoil[] = [];
  /** Replaces the next answers to requests for ending a grant. */
  readonly revocations: Spoil[] = [];
  /** Answers of the API by path; otherwise what `/user` says. */
  api: (request: IncomingMessage, login: string) => Spoil | undefined = () => undefined;
  scopesGranted: string | undefined;
  expiresIn: number | undefined = 28_800;
  /** Said of each refresh token, as GitHub does; not at all when undefined. */
  refreshExpiresIn: number | undefined;
  delay = 0;
  /** Told of each call of the token endpoint as it comes in. */
  onToken: () => void = () => undefined;
  private readonly codes = new Map<string, Code>();
  private readonly grants = new Set<Grant>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async open(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** What a person's yes on the consent page of `url` sends back: the query of the callback. */
  consent(url: string, login: string): { code: string; state: string } {
    const query = new URL(url).searchParams;
    const code = random('code');
    this.codes.set(code, {
      login,
      scopes: this.scopesGranted ?? query.get('scope') ?? '',
      challenge: query.get('code_challenge') ?? '',
      redirectUri: query.get('redirect_uri') ?? '',
    });
    return { code, state: query.get('state') ?? '' };
  }

  isAlive(login: string): boolean {
    return [...this.grants].some((grant) => grant.login === login && !grant.dead);
  }

  kill(login: string): void {
    for (const grant of this.grants) if (grant.login === login) grant.dead = true;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const path = request.url ?? '';
    if (path === '/token') return this.token(new URLSearchParams(body), response);
    if (path.startsWith('/applications/')) return this.revoke(request, body, response);
    this.counts.api += 1;
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? '';
    this.bearers.push(bearer);
    const grant = [...this.grants].find((one) => one.access === bearer && !one.dead);
    if (!grant) return reply(response, { status: 401, body: '{"message":"Bad credentials"}' });
    const said = this.api(request, grant.login);
    reply(
      response,
      said ?? { status: 200, body: JSON.stringify({ id: grant.login.length, login: grant.login }) },
    );
  }

  private async token(form: URLSearchParams, response: ServerResponse): Promise<void> {
    this.counts.token += 1;
    this.onToken();
    this.counts.inFlight += 1;
    this.counts.mostInFlight = Math.max(this.counts.mostInFlight, this.counts.inFlight);
    if (this.delay > 0) await sleep(this.delay);
    const spoil = this.spoils.shift();
    const outcome = spoil && !spoil.after ? undefined : this.grant(form);
    this.counts.inFlight -= 1;
    reply(response, spoil ?? { status: 200, body: JSON.stringify(outcome) });
  }

  private grant(form: URLSearchParams): object {
    if (form.get('client_id') !== client.id || form.get('client_secret') !== client.secret)
      return { error: 'incorrect_client_credentials', error_description: 'VENDOR TEXT' };
    return form.get('grant_type') === 'refresh_token' ? this.rotate(form) : this.redeem(form);
  }

  private redeem(form: URLSearchParams): object {
    const code = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (code?.challenge !== challenge) return { error: 'bad_verification_code' };
    if (code.redirectUri !== form.get('redirect_uri')) return { error: 'redirect_uri_mismatch' };
    const grant = { ...code, access: random('at'), refresh: random('rt'), dead: false };
    this.grants.add(grant);
    return this.pair(grant);
  }

  private rotate(form: URLSearchParams): object {
    this.counts.refresh += 1;
    const grant = [...this.grants].find((one) => one.refresh === form.get('refresh_token') && !one.dead);
    if (!grant) {
      this.counts.refused += 1;
      return { error: 'bad_refresh_token' };
    }
    grant.access = random('at');
    grant.refresh = random('rt');
    return this.pair(grant);
  }

  private pair({ access, refresh, scopes }: Grant): object {
    return {
      access_token: access,
      token_type: 'bearer',
      scope: scopes,
      ...(this.expiresIn === undefined ? {} : { expires_in: this.expiresIn, refresh_token: refresh }),
      ...(this.refreshExpiresIn !== undefined && { refresh_token_expires_in: String(this.refreshExpiresIn) }),
    };
  }

  private revoke(request: IncomingMessage, body: string, response: ServerResponse): void {
    const spoil = this.revocations.shift();
    if (spoil) return reply(response, spoil);
    const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
    if (request.headers.authorization !== basic) return reply(response, { status: 401 });
    const { access_token: token } = JSON.parse(body) as { access_token: string };
    const grant = [...this.grants].find((one) => one.access === token && !one.dead);
    if (!grant) return reply(response, { status: 404 });
    this.counts.revoked += 1;
    grant.dead = true;
    return reply(response, { status: 204 });
  }
}

function reply(response: ServerResponse, { status, body = '', headers = {} }: Spoil): void {
  if (status === 0) return void response.destroy();
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
