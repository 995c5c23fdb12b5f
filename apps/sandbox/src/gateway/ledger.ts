import { createHash } from 'node:crypto';

/** One API request as it was answered. */
export interface Recorded {
  at: string;
  method: string;
  path: string;
  status: number;
  login: string | null | undefined;
}

const most = 20_000;
const digest = (token: string): string => createHash('sha256').update(token).digest('hex').slice(0, 12);

/** What clients did, for a test to count. Tokens appear as digests. Keeps the last 20,000 requests. */
export class Ledger {
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

  /** `login` is undefined when the refresh token was no good. */
  refreshed(token: string, login: string | undefined): void {
    if (login === undefined) this.#counts.refusedRefreshes++;
    else this.#counts.refreshes++;
    const name = digest(token);
    this.#refreshesOf.set(name, (this.#refreshesOf.get(name) ?? 0) + 1);
  }

  revoked(_kind: 'token' | 'grant', _login: string): void {
    this.#counts.revocations++;
  }

  /** Everything as plain data; `refreshesOf` counts the uses of each refresh token. */
  snapshot() {
    return {
      ...this.#counts,
      refreshesOf: Object.fromEntries(this.#refreshesOf),
      requests: [...this.#requests],
    };
  }

  reset(): void {
    const fresh = new Ledger();
    this.#requests = [];
    this.#refreshesOf = new Map();
    this.#counts = fresh.#counts;
  }
}
