import { randomBytes } from 'node:crypto';

import type { Clock } from '../../gateway/clock.js';

const seconds = 1000;
const minute = 60 * seconds;
const day = 24 * 60 * minute;

export const accessSeconds = 3600;
const codeLife = 10 * minute;
const leeway = 10 * minute;
const idleLife = 90 * day;
const absoluteLife = 365 * day;

/** What a person agreed to: this client, these scopes, these sites (cloud ids). */
export interface Consent {
  login: string;
  clientId: string;
  scopes: string[];
  cloudIds: string[];
}

/** All tokens that come from one consent. */
interface Family extends Consent {
  startedAt: number;
  dead: boolean;
}

interface RefreshToken {
  family: Family;
  issuedAt: number;
  access: string;
  rotatedAt?: number;
}

/** What the token endpoint gives; `refresh` only with offline_access. */
export interface TokenPair {
  access: string;
  refresh: string | undefined;
  consent: Consent;
}

const secret = (prefix: string, bytes: number): string => prefix + randomBytes(bytes).toString('base64url');

/**
 * Codes and rotating tokens of Atlassian's 3LO: a refresh token lives 90 days unused and a year in all, its reuse is
 * forgiven for 10 minutes and kills the family afterwards; rotation ends the companion access token 10 minutes later.
 */
export class TokenFamilies {
  readonly #codes = new Map<string, Consent & { redirectUri: string; expiresAt: number }>();
  readonly #access = new Map<string, { family: Family; expiresAt: number }>();
  readonly #refresh = new Map<string, RefreshToken>();
  /** Every token ever given out, for a test that looks where they have leaked to; the last 10,000. */
  readonly issued: string[] = [];

  constructor(private readonly clock: Clock) {}

  issueCode(consent: Consent, redirectUri: string): string {
    const code = secret('', 24);
    this.#codes.set(code, { ...consent, redirectUri, expiresAt: this.clock.now() + codeLife });
    return code;
  }

  /** Spends the code; undefined when it is unknown, late, another client's or was given for another address. */
  redeem(code: string, clientId: string, redirectUri: string): TokenPair | undefined {
    const terms = this.#codes.get(code);
    this.#codes.delete(code);
    if (!terms || terms.expiresAt <= this.clock.now()) return undefined;
    if (terms.clientId !== clientId || terms.redirectUri !== redirectUri) return undefined;
    const { login, scopes, cloudIds } = terms;
    return this.#issue({ login, clientId, scopes, cloudIds, startedAt: this.clock.now(), dead: false });
  }

  /** A new pair for a refresh token that is alive or was rotated less than ten minutes ago. */
  rotate(token: string, clientId: string): TokenPair | undefined {
    const held = this.#refresh.get(token);
    if (!held || held.family.clientId !== clientId || !this.#isAlive(held)) return undefined;
    const now = this.clock.now();
    if (held.rotatedAt !== undefined && now - held.rotatedAt > leeway) {
      this.#kill(held.family);
      return undefined;
    }
    if (held.rotatedAt === undefined) {
      held.rotatedAt = now;
      const companion = this.#access.get(held.access);
      if (companion) companion.expiresAt = Math.min(companion.expiresAt, now + leeway);
    }
    return this.#issue(held.family);
  }

  /** The consent behind a live access token. */
  findByAccess(token: string): Consent | undefined {
    const held = this.#access.get(token);
    return held && held.expiresAt > this.clock.now() && !held.family.dead ? held.family : undefined;
  }

  /** Ends everything this person has agreed to, as "Connected apps" in the account's settings does. */
  revokeAll(login: string): void {
    const held = [...this.#access.values(), ...this.#refresh.values()];
    for (const { family } of held) if (family.login === login) this.#kill(family);
  }

  #isAlive({ family, issuedAt }: RefreshToken): boolean {
    const now = this.clock.now();
    return !family.dead && now - issuedAt <= idleLife && now - family.startedAt <= absoluteLife;
  }

  #kill(family: Family): void {
    family.dead = true;
  }

  #issue(family: Family): TokenPair {
    const access = secret('eyJhbGciOiJub25lIn0.', 48);
    const now = this.clock.now();
    this.#access.set(access, { family, expiresAt: now + accessSeconds * seconds });
    const refresh = family.scopes.includes('offline_access') ? secret('ATRT', 48) : undefined;
    if (refresh !== undefined) this.#refresh.set(refresh, { family, issuedAt: now, access });
    this.issued.push(access, ...(refresh === undefined ? [] : [refresh]));
    if (this.issued.length > 10_000) this.issued.splice(0, 5_000);
    return { access, refresh, consent: family };
  }
}
