import type { ProviderResponse } from '@hub/kit';

import { secondsToWait } from './retry-rules.js';

const most = 10_000;

/** Remembers which connections have used up their rate at the provider, so that no request is wasted on a sure refusal. */
export class RateWatch {
  private readonly openAgain = new Map<string, number>();

  /** Seconds until a request of `key` is worth sending; undefined when it is now. */
  wait(key: string): number | undefined {
    const until = this.openAgain.get(key);
    if (until === undefined) return undefined;
    const left = until - performance.now();
    if (left > 0) return Math.ceil(left / 1_000);
    this.openAgain.delete(key);
    return undefined;
  }

  /** Notes what an answer says about the rate. */
  note(key: string, answer: ProviderResponse): void {
    if (answer.headers['x-ratelimit-remaining'] !== '0') return;
    const seconds = secondsToWait(answer);
    if (seconds === undefined) return;
    const [oldest] = this.openAgain.keys();
    if (this.openAgain.size >= most && oldest !== undefined) this.openAgain.delete(oldest);
    // A day is the longest window that a provider has; a larger number is a mistake.
    this.openAgain.set(key, performance.now() + Math.min(seconds, 86_400) * 1_000);
  }
}
