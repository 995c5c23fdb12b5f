import { digestOf, Refreshes } from './refreshes.js';

/** One API request as it was answered. */
export interface Recorded {
  at: string;
  method: string;
  path: string;
  status: number;
  login: string | null | undefined;
}

const most = 20_000;

/** What clients did, for a test to count. Tokens appear as digests. Keeps the last 20,000 requests. */
export class Ledger {
  readonly refreshes = new Refreshes();
  #requests: Recorded[] = [];
  #counts = {
    tokenCalls: 0,
    refusedTokenCalls: 0,
    mostTokenCallsAtOnce: 0,
    refreshes: 0,
    refusedRefreshes: 0,
    revocations: 0,
  };
  #refreshesOf = new Map<string, number>();
  #refreshesByLogin = new Map<string, number>();
  #revoked: { kind: 'token' | 'grant'; login: string }[] = [];
  #tokenCallsNow = 0;

  recorded(request: Recorded): void {
    this.#requests.push(request);
    if (this.#requests.length > most) this.#requests.splice(0, most / 2);
  }

  /** Counts a call of the token endpoint until its `end`. */
  tokenCall(): { end: (refused: boolean) => void } {
    const counts = this.#counts;
    counts.tokenCalls++;
    counts.mostTokenCallsAtOnce = Math.max(counts.mostTokenCallsAtOnce, ++this.#tokenCallsNow);
    return {
      end: (refused) => {
        this.#tokenCallsNow--;
        if (refused) counts.refusedTokenCalls++;
      },
    };
  }

  /** `login` is undefined when the refresh token was no good, `next` is the one that the client has from now on. */
  refreshed(token: string, login: string | undefined, next?: string): void {
    this.refreshes.decided(token, login === undefined ? undefined : (next ?? token));
    if (login === undefined) this.#counts.refusedRefreshes++;
    else {
      this.#counts.refreshes++;
      this.#refreshesByLogin.set(login, (this.#refreshesByLogin.get(login) ?? 0) + 1);
    }
    const name = digestOf(token);
    this.#refreshesOf.set(name, (this.#refreshesOf.get(name) ?? 0) + 1);
  }

  /** How often this refresh token was presented, with success or not. */
  refreshesOf(token: string): number {
    return this.#refreshesOf.get(digestOf(token)) ?? 0;
  }

  revoked(kind: 'token' | 'grant', login: string): void {
    this.#counts.revocations++;
    this.#revoked.push({ kind, login });
  }

  /** Everything as plain data; `refreshesOf` counts the uses of each refresh token. */
  snapshot() {
    return {
      ...this.#counts,
      refreshesOf: Object.fromEntries(this.#refreshesOf),
      refreshesByLogin: Object.fromEntries(this.#refreshesByLogin),
      revoked: [...this.#revoked],
      requests: [...this.#requests],
    };
  }

  reset(): void {
    const fresh = new Ledger();
    this.#requests = [];
    this.#refreshesOf = new Map();
    this.#refreshesByLogin = new Map();
    this.#revoked = [];
    this.#counts = fresh.#counts;
    this.refreshes.reset();
  }
}
