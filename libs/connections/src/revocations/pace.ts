import { setTimeout as sleep } from 'node:timers/promises';

const most = 10_000;

/** Lets requests go one after the other, at most so many in a second for each key, and none before a pause is over. */
export class Pace {
  private readonly free = new Map<string, number>();

  constructor(private readonly perSecond: number) {}

  /** Resolves when it is this request's turn. */
  async turn(key: string): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.free.get(key) ?? 0);
    this.keep(key, at + 1_000 / this.perSecond);
    if (at > now) await sleep(at - now);
  }

  /** Whoever comes from now on waits so many seconds. */
  pause(key: string, seconds: number): void {
    this.keep(key, Math.max(this.free.get(key) ?? 0, performance.now() + seconds * 1_000));
  }

  /** Seconds until the next turn. */
  wait(key: string): number {
    return Math.max(0, ((this.free.get(key) ?? 0) - performance.now()) / 1_000);
  }

  private keep(key: string, at: number): void {
    this.free.delete(key);
    const [oldest] = this.free.keys();
    if (this.free.size >= most && oldest !== undefined) this.free.delete(oldest);
    this.free.set(key, at);
  }
}
