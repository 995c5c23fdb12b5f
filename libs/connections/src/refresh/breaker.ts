const most = 10_000;
const pause = 60_000;

/** Stops asking with a client registration that the provider has just refused, so that one mistake is not repeated per person. */
export class Breaker {
  private readonly closedUntil = new Map<string, number>();

  /** Seconds until `key` may be tried again; 0 when it may be now. */
  wait(key: string): number {
    const left = (this.closedUntil.get(key) ?? 0) - performance.now();
    if (left <= 0) this.closedUntil.delete(key);
    return Math.max(0, left / 1_000);
  }

  trip(key: string): void {
    const [oldest] = this.closedUntil.keys();
    if (this.closedUntil.size >= most && oldest !== undefined) this.closedUntil.delete(oldest);
    this.closedUntil.set(key, performance.now() + pause);
  }
}
