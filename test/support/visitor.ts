import type { House } from './house.js';
import { BrowserLike } from './browser-like.js';

/** The demo people and their logins at the sandbox. */
export const people = {
  ana: { email: 'ana@northwind.example', login: 'ana-lopez' },
  ben: { email: 'ben@northwind.example', login: 'ben-okafor' },
  chloe: { email: 'chloe@northwind.example', login: 'chloe-martin' },
  dmitri: { email: 'dmitri@contoso.example', login: 'dmitri-volkov' },
} as const;

export type Who = keyof typeof people;

export const password = 'demo-robots-26';

/** Somebody with a browser: signs in, connects, makes keys, all over HTTP. */
export class Visitor {
  readonly browser: BrowserLike;

  constructor(
    private readonly house: House,
    readonly who: Who,
  ) {
    this.browser = new BrowserLike(house.url, house.url);
  }

  async json<Body>(path: string, options: Parameters<BrowserLike['ask']>[1] = {}): Promise<Body> {
    const answer = await this.browser.ask(path, options);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return (text === '' ? undefined : JSON.parse(text)) as Body;
  }

  async signIn(): Promise<this> {
    await this.json('/api/v1/sign-in', { method: 'POST', body: { email: people[this.who].email, password } });
    return this;
  }

  /** Goes through the provider's consent page as `login` and comes back; returns where it landed. `more` are fields of its form. */
  async connect(
    skill = 'manage-pull-requests',
    login: string = people[this.who].login,
    more: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const { url } = await this.json<{ url: string }>(`/api/v1/skills/${skill}/connect`, {
      method: 'POST',
      body: {},
    });
    const callback = await consent(url, { login, ...more });
    const { pathname, search } = new URL(callback);
    const back = await this.browser.ask(pathname + search, { headers: { 'sec-fetch-site': 'cross-site' } });
    return back.headers.get('location') ?? `${back.status}`;
  }

  /** Makes a personal key for all skills. */
  async key(): Promise<string> {
    const body = { name: 'story', skills: null };
    return (await this.json<{ key: string }>('/api/v1/keys', { method: 'POST', body })).key;
  }
}

/** Says yes on the provider's consent page with these fields, without looking at it. Returns where it sends the browser. */
async function consent(url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { origin, pathname, searchParams } = new URL(url);
  const body = new URLSearchParams({ ...Object.fromEntries(searchParams), ...fields, decision: 'allow' });
  const answer = await fetch(`${origin}${pathname}`, { method: 'POST', body, redirect: 'manual' });
  const location = answer.headers.get('location');
  if (location === null)
    throw new Error(`Consent answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  return location;
}

/** Calls a tool over REST with a key. */
export async function callTool(hub: string, key: string, tool: string, input: unknown): Promise<Response> {
  return fetch(`${hub}/api/v1/tools/${tool}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
}
