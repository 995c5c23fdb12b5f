import { providerUrls } from '../../../apps/sandbox/src/provider-urls.js';
import type { Fault } from '../../../apps/sandbox/src/gateway/faults.js';
import { digestOf, type Use } from '../../../apps/sandbox/src/gateway/refreshes.js';
import type { Sandbox } from '../../../apps/sandbox/src/sandbox.js';
import { atlassianTokensOf } from '../../support/atlassian-sandbox.js';
import { googleTokensOf, tokensOf } from '../../support/sandbox.js';

export type ProviderId = 'github' | 'google' | 'atlassian';

/** What a consent gave. */
export interface Pair {
  readonly access: string;
  readonly refresh: string;
}

/** Every use of every refresh token, and how often each access token was shown, both by digest. */
export interface Counted {
  readonly uses: Readonly<Record<string, Use[]>>;
  readonly bearers: Readonly<Record<string, number>>;
}

const client = { clientId: 'skillhub-demo', clientSecret: 'skillhub-demo-secret' };
export const tokenPath = '/(access_token|token)$';

/** The sandbox in its own process, as whoever plans faults and counts sees it. */
export class ProviderDoor {
  private readonly addresses: Sandbox;
  private readonly accounts = new Map<string, string>();

  constructor(private readonly origin: string) {
    const { github, google, atlassian } = providerUrls(origin);
    // Only the addresses: the consent helpers of the tests read nothing else.
    this.addresses = {
      github: { ...github, ...client },
      google: { accounts: google.accounts, oauth: google.oauth, api: google.gmail, ...client },
      atlassian: { auth: atlassian.auth, api: atlassian.api, ...client },
      allowRedirect: () => undefined,
    } as unknown as Sandbox;
  }

  /** Says yes on the consent page as `login` and takes the tokens. */
  async agree(provider: ProviderId, login: string): Promise<Pair> {
    const tokens = await this.tokens(provider, login);
    const { access_token: access, refresh_token: refresh } = tokens;
    if (!refresh) throw new Error(`${provider} gave no refresh token: ${JSON.stringify(tokens)}`);
    return { access, refresh };
  }

  /** The id of a login's account, as the hub would store it. */
  async accountOf(provider: ProviderId, login: string): Promise<string> {
    const known = this.accounts.get(`${provider} ${login}`);
    if (known !== undefined) return known;
    const { access } = await this.agree(provider, login);
    const { github, google, atlassian } = this.addresses;
    const url = {
      github: `${github.api}/user`,
      google: `${google.api}/oauth2/v1/userinfo`,
      atlassian: `${atlassian.api}/me`,
    }[provider];
    const answer = await fetch(url, { headers: { authorization: `Bearer ${access}` } });
    const { id, sub, account_id: accountId } = (await answer.json()) as Record<string, unknown>;
    const account = String(id ?? sub ?? accountId);
    this.accounts.set(`${provider} ${login}`, account);
    return account;
  }

  /** What goes wrong with the next request for a token that holds `text`. */
  async spoil(text: string, fault: Fault): Promise<void> {
    // In a form the token travels percent-encoded.
    const holds = text.includes('/') ? encodeURIComponent(text) : text;
    await this.post('/faults', { path: tokenPath, holds, ...fault });
  }

  /** Any other fault. */
  async fault(fault: Fault): Promise<void> {
    await this.post('/faults', { ...fault });
  }

  async open(gate: string): Promise<void> {
    await this.post('/gates', { open: gate });
  }

  /** How many requests wait at each gate. */
  async waiting(): Promise<Record<string, number>> {
    return this.get('/gates');
  }

  async counted(): Promise<Counted> {
    return this.get('/refreshes');
  }

  /** The titles of all issues of a repository at GitHub. */
  async issueTitles(repo: string): Promise<string[]> {
    const { access } = await this.agree('github', 'ana-lopez');
    const titles: string[] = [];
    for (let page = 1; ; page += 1) {
      const url = `${this.addresses.github.api}/repos/${repo}/issues?state=all&per_page=100&page=${page}`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${access}` } });
      const rows = (await answer.json()) as { title: string }[];
      titles.push(...rows.map(({ title }) => title));
      if (rows.length < 100) return titles;
    }
  }

  /** How many grants and tokens were ended so far. */
  async revocations(): Promise<number> {
    return (await this.get<{ revocations: number }>('/ledger')).revocations;
  }

  private async tokens(
    provider: ProviderId,
    login: string,
  ): Promise<{ access_token: string; refresh_token?: string }> {
    if (provider === 'github') return tokensOf(this.addresses, login);
    if (provider === 'google') return googleTokensOf(this.addresses, login, 'openid email gmail.modify');
    return atlassianTokensOf(this.addresses, login);
  }

  private async get<Body>(path: string): Promise<Body> {
    return (await (await fetch(`${this.origin}/_sandbox${path}`)).json()) as Body;
  }

  private async post(path: string, body: object): Promise<void> {
    const answer = await fetch(`${this.origin}/_sandbox${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`);
  }
}

/** All uses of a refresh token and of every token that came of it, oldest first. */
export function familyOf(refresh: string, { uses }: Counted): (Use & { token: string })[] {
  const [waiting, found] = [[digestOf(refresh)], new Map<string, (Use & { token: string })[]>()];
  for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
    if (found.has(token)) continue;
    const mine = (uses[token] ?? []).map((use) => ({ ...use, token }));
    found.set(token, mine);
    waiting.push(...mine.flatMap(({ next }) => (next === undefined ? [] : [next])));
  }
  return [...found.values()].flat().toSorted((a, b) => a.at - b.at);
}
