import type { IncomingHttpHeaders } from 'node:http';

import { createEmulator } from 'emulate';
import { Pool } from 'undici';

const apiRoots = /^\/(repos|users|user|orgs|organizations|teams|repositories|search|gists)(\/|\{|$)/;
const tokensPerPerson = 200;
const callsPerToken = 4900;

/** An answer of emulate with its addresses already replaced. */
export interface UpstreamAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** The part of emulate's seed that we use. */
export interface UpstreamSeed {
  users: { login: string; name: string; email: string; bio: string; company: string; location: string }[];
  orgs: {
    login: string;
    name: string;
    description: string;
    members: { login: string; role: 'admin' | 'member' }[];
  }[];
  repos: {
    owner: string;
    name: string;
    description: string;
    private: boolean;
    language: string;
    topics: string[];
    auto_init: boolean;
  }[];
}

/**
 * emulate behind the gateway: it keeps the data and never sees a token of ours.
 * Each person has many seeded tokens, used in turn, because emulate stops each one after 5,000 calls.
 */
export class Upstream {
  readonly #calls = new Map<string, number>();
  readonly #addresses: RegExp;

  private constructor(
    private readonly pool: Pool,
    private readonly stop: () => Promise<void>,
    /** `own` is the origin that emulate writes into its answers. */
    private readonly urls: { api: string; web: string; own: string },
  ) {
    this.#addresses = new RegExp(`${urls.own}([^\\s"<>]*)`, 'g');
  }

  static async start(seed: UpstreamSeed, urls: { api: string; web: string }): Promise<Upstream> {
    const numbers = Array.from({ length: tokensPerPerson }, (_, index) => index);
    const tokens = Object.fromEntries(
      seed.users.flatMap(({ login }) => numbers.map((n) => [tokenOf(login, n), { login, scopes: ['repo'] }])),
    );
    const emulator = await createEmulator({
      service: 'github',
      port: 0,
      seed: { tokens, github: { ...seed } },
    });
    const pool = new Pool(`http://127.0.0.1:${new URL(emulator.url).port}`, { connections: 8 });
    return new Upstream(pool, () => emulator.close(), { ...urls, own: emulator.url });
  }

  /** One call as this person; never throws for an HTTP status. */
  async call(
    login: string,
    method: string,
    path: string,
    sending: { body?: unknown; accept?: string | undefined } = {},
  ): Promise<UpstreamAnswer> {
    const { body, accept } = sending;
    const sent = body === undefined && /^(POST|PUT|PATCH)$/.test(method) ? {} : body;
    const response = await this.pool.request({
      method,
      path,
      headers: {
        authorization: `Bearer ${this.#nextToken(login)}`,
        ...(accept ? { accept } : {}),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: sent === undefined ? null : JSON.stringify(sent),
    });
    return this.#answerOf(response.statusCode, response.headers, await response.body.text());
  }

  #answerOf(status: number, headers: IncomingHttpHeaders, text: string): UpstreamAnswer {
    const entries = Object.entries(headers).map(([name, value]) => [name, this.#address(String(value))]);
    return {
      status,
      headers: Object.fromEntries(entries) as Record<string, string>,
      text: this.#address(text),
    };
  }

  /** Like `call`, as parsed JSON; throws when the answer is not a success. */
  async json<T>(login: string, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call(login, method, path, { body });
    if (answer.status >= 300) throw new UpstreamFailure(`${method} ${path}`, answer);
    return (answer.text ? JSON.parse(answer.text) : undefined) as T;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
    await this.stop();
  }

  #nextToken(login: string): string {
    const count = this.#calls.get(login) ?? 0;
    this.#calls.set(login, count + 1);
    return tokenOf(login, Math.floor(count / callsPerToken) % tokensPerPerson);
  }

  #address(text: string): string {
    const { api, web, own } = this.urls;
    return text
      .replaceAll(this.#addresses, (_whole, path: string) => (apiRoots.test(path) ? api : web) + path)
      .replaceAll(new URL(own).host, new URL(web).host);
  }
}

/** emulate refused what the sandbox itself asked for. */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure';
  constructor(
    call: string,
    readonly answer: UpstreamAnswer,
  ) {
    super(`${call} answered ${answer.status}: ${answer.text.slice(0, 200)}`);
  }
}

const tokenOf = (login: string, number: number): string => `up:${login}:${number}`;
