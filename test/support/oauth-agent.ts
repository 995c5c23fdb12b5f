import { createHash, randomBytes } from 'node:crypto';

import type { BrowserLike } from './browser-like.js';

/** What the page of an agent's request asks and gets. */
export interface Answer {
  readonly allow: boolean;
  readonly skills?: readonly string[] | null;
  readonly writes?: boolean;
}

/** Tokens as the token endpoint hands them out. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly id_token?: string;
}

interface Begin {
  readonly resource?: string;
  readonly scope?: string;
  readonly redirectUri?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** An agent without any library: registers itself, sends browsers to the hub and trades what comes back. */
export class OauthAgent {
  clientId = '';
  private readonly verifier = randomBytes(32).toString('base64url');

  constructor(
    private readonly hub: string,
    readonly redirectUri = 'http://127.0.0.1:33418/callback',
  ) {}

  async register(more: Readonly<Record<string, unknown>> = {}): Promise<this> {
    const answer = await this.registration(more);
    const said = (await answer.json()) as { client_id: string };
    if (answer.status !== 201)
      throw new Error(`Registration answered ${answer.status} ${JSON.stringify(said)}`);
    this.clientId = said.client_id;
    return this;
  }

  registration(more: Readonly<Record<string, unknown>>): Promise<Response> {
    const body = { client_name: 'An agent', redirect_uris: [this.redirectUri], ...more };
    return fetch(`${this.hub}/oidc/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** The address to which the agent sends the browser. */
  address({ resource = `${this.hub}/mcp`, scope, redirectUri = this.redirectUri, more }: Begin = {}): string {
    const params = new URLSearchParams({
      client_id: this.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'a state',
      resource,
      ...(scope !== undefined && { scope }),
      ...more,
    });
    return `${this.hub}/oidc/auth?${params.toString()}`;
  }

  /** Takes a browser through the page; returns the address that the agent is answered at. */
  async ask(browser: BrowserLike, answer: Answer, begin: Begin = {}): Promise<URL> {
    const page = await openPage(browser, this.address(begin));
    return page.pathname.startsWith('/allow/') ? answerPage(browser, page, answer) : page;
  }

  /** From a browser's yes to tokens. */
  async connect(browser: BrowserLike, answer: Partial<Answer> = {}, begin: Begin = {}): Promise<Tokens> {
    const back = await this.ask(browser, { allow: true, skills: null, writes: true, ...answer }, begin);
    const code = back.searchParams.get('code');
    if (code === null) throw new Error(`No code: ${back.href}`);
    const said = await this.trade({ grant_type: 'authorization_code', code });
    return tokensIn(said);
  }

  /** One request to the token endpoint. */
  trade(fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}): Promise<Response> {
    const own: Record<string, string> =
      headers['authorization'] === undefined ? { client_id: this.clientId } : {};
    const code: Record<string, string> =
      fields['grant_type'] === 'authorization_code'
        ? { redirect_uri: this.redirectUri, code_verifier: this.verifier }
        : {};
    return fetch(`${this.hub}/oidc/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ ...own, ...code, ...fields }),
    });
  }

  refresh(token: string | undefined): Promise<Response> {
    return this.trade({ grant_type: 'refresh_token', refresh_token: token ?? '' });
  }
}

/** Reads tokens; throws what the endpoint said instead. */
export async function tokensIn(answer: Response): Promise<Tokens> {
  const said = (await answer.json()) as Tokens;
  if (!answer.ok) throw new Error(JSON.stringify(said));
  return said;
}

/** Opens an agent's address; returns where the browser is sent. Throws the text of an answer that sends it nowhere. */
export async function openPage(browser: BrowserLike, address: string): Promise<URL> {
  const { pathname, search, origin } = new URL(address);
  const answer = await browser.ask(pathname + search, { headers: { 'sec-fetch-site': 'cross-site' } });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`${answer.status} ${await answer.text()}`);
  return new URL(location, origin);
}

/** Answers on the page and goes on; returns where the browser ends. */
export async function answerPage(
  browser: BrowserLike,
  page: URL,
  { allow, skills = null, writes = true }: Answer,
): Promise<URL> {
  const body = allow ? { allow, skills, writes } : { allow };
  const answer = await browser.ask(`${page.pathname}/answer`, { method: 'POST', body });
  const said = (await answer.json()) as { url?: string };
  if (said.url === undefined) throw new Error(`${answer.status} ${JSON.stringify(said)}`);
  return openPage(browser, said.url);
}
