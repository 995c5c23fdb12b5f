import { randomBytes } from 'node:crypto';

import type { Clock } from './clock.js';

/** How a provider's tokens look and how long they live, in seconds. */
export interface TokenRules {
  accessPrefix: string;
  refreshPrefix: string;
  accessSeconds: number;
  refreshSeconds: number;
  codeSeconds: number;
  /** Live refresh tokens per person, client and scope set; the oldest is dropped beyond it. */
  keptPairs: number;
}

/** What an authorization code stands for. */
export interface CodeTerms {
  login: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  challenge: string | undefined;
  /** False leaves out the refresh token; given when absent. */
  offline?: boolean;
  /** False keeps scopes granted earlier out of these tokens; they join when absent. */
  joinsEarlier?: boolean;
}

/** A live pair; both expire on the sandbox's clock (milliseconds since the epoch). `refresh` is empty when none was given. */
export interface Pair {
  login: string;
  clientId: string;
  scopes: string[];
  access: string;
  refresh: string;
  accessExpiresAt: number;
  refreshExpiresAt: number;
}

const secret = (prefix: string, bytes: number): string =>
  prefix + randomBytes(bytes).toString('base64url').replaceAll(/[-_]/g, 'x');

/** Authorization codes, grants and token pairs of one provider, with rotation that leaves nothing of the old pair. */
export class Grants {
  readonly #codes = new Map<string, CodeTerms & { expiresAt: number }>();
  readonly #scopes = new Map<string, Set<string>>();
  readonly #byAccess = new Map<string, Pair>();
  readonly #byRefresh = new Map<string, Pair>();
  readonly #ofPerson = new Map<string, Set<Pair>>();
  /** Every token ever given out, for a test that looks where they have leaked to; the last 10,000. */
  readonly issued: string[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly rules: TokenRules,
  ) {}

  /** Records the person's consent and gives a code; the scopes join those already granted to this client. */
  issueCode(terms: CodeTerms): string {
    const granted = new Set([...this.grantedScopes(terms.clientId, terms.login), ...terms.scopes]);
    this.#scopes.set(`${terms.clientId} ${terms.login}`, granted);
    const code = secret('', 15);
    const expiresAt = this.clock.now() + this.rules.codeSeconds * 1000;
    const scopes = terms.joinsEarlier === false ? terms.scopes : [...granted];
    this.#codes.set(code, { ...terms, scopes, expiresAt });
    return code;
  }

  /** What this person has agreed to so far at this client. */
  grantedScopes(clientId: string, login: string): string[] {
    return [...(this.#scopes.get(`${clientId} ${login}`) ?? [])];
  }

  /** The terms of a live code. It is spent by asking, also when what follows is refused. */
  takeCode(code: string): CodeTerms | undefined {
    const terms = this.#codes.get(code);
    this.#codes.delete(code);
    return terms && terms.expiresAt > this.clock.now() ? terms : undefined;
  }

  issuePair(terms: Pick<CodeTerms, 'login' | 'clientId' | 'scopes' | 'offline'>): Pair {
    const now = this.clock.now();
    const pair: Pair = {
      login: terms.login,
      clientId: terms.clientId,
      scopes: terms.scopes,
      access: secret(this.rules.accessPrefix, 27),
      refresh: terms.offline === false ? '' : secret(this.rules.refreshPrefix, 57),
      accessExpiresAt: now + this.rules.accessSeconds * 1000,
      refreshExpiresAt: now + this.rules.refreshSeconds * 1000,
    };
    this.#keep(pair);
    const scopes = pair.scopes.join(' ');
    const alike = this.#pairsOf(pair.clientId, pair.login).filter(
      (other) => other.scopes.join(' ') === scopes && this.#byRefresh.get(other.refresh) === other,
    );
    if (alike.length > this.rules.keptPairs && alike[0]) this.#drop(alike[0]);
    return pair;
  }

  /** A further access token for a live refresh token of this client, which stays as it is. */
  renew(refresh: string, clientId: string): Pair | undefined {
    const pair = this.findByRefresh(refresh);
    if (pair?.clientId !== clientId) return undefined;
    this.#forgetExpired();
    const accessExpiresAt = this.clock.now() + this.rules.accessSeconds * 1000;
    const renewed = { ...pair, access: secret(this.rules.accessPrefix, 27), accessExpiresAt };
    this.#keep(renewed);
    return renewed;
  }

  /** Trades a live refresh token of this client for a new pair; the old pair is dead afterwards. */
  rotate(refresh: string, clientId: string): Pair | undefined {
    const pair = this.#byRefresh.get(refresh);
    if (!pair || pair.clientId !== clientId || pair.refreshExpiresAt <= this.clock.now()) return undefined;
    this.#drop(pair);
    return this.issuePair(pair);
  }

  /** The pair of a live access token. */
  findByAccess(access: string): Pair | undefined {
    const pair = this.#byAccess.get(access);
    return pair && pair.accessExpiresAt > this.clock.now() ? pair : undefined;
  }

  /** The newest pair of a live refresh token. */
  findByRefresh(refresh: string): Pair | undefined {
    const pair = this.#byRefresh.get(refresh);
    return pair && pair.refreshExpiresAt > this.clock.now() ? pair : undefined;
  }

  revokePair(pair: Pair): void {
    this.#drop(pair);
  }

  /** Forgets the consent and kills every token of this person at this client. */
  revokeGrant(clientId: string, login: string): void {
    this.#scopes.delete(`${clientId} ${login}`);
    for (const pair of this.#pairsOf(clientId, login)) this.#drop(pair);
  }

  #keep(pair: Pair): void {
    const person = `${pair.clientId} ${pair.login}`;
    this.#ofPerson.set(person, (this.#ofPerson.get(person) ?? new Set()).add(pair));
    this.#byAccess.set(pair.access, pair);
    if (pair.refresh) this.#byRefresh.set(pair.refresh, pair);
    this.issued.push(...[pair.access, pair.refresh].filter((token) => token !== ''));
    if (this.issued.length > 10_000) this.issued.splice(0, 5_000);
  }

  #pairsOf(clientId: string, login: string): Pair[] {
    return [...(this.#ofPerson.get(`${clientId} ${login}`) ?? [])];
  }

  #forgetExpired(): void {
    const now = this.clock.now();
    for (const pair of this.#byAccess.values()) {
      if (pair.accessExpiresAt <= now) this.#byAccess.delete(pair.access);
    }
  }

  #drop(pair: Pair): void {
    this.#ofPerson.get(`${pair.clientId} ${pair.login}`)?.delete(pair);
    this.#byAccess.delete(pair.access);
    this.#byRefresh.delete(pair.refresh);
  }
}
