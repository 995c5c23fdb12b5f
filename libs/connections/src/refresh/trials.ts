import { setTimeout as sleep } from 'node:timers/promises';

const tenMinutes = 600_000;
const most = 10_000;

/** A turn to ask a provider app. `waited`: it came late, so the leave by which it was to be asked is over. */
export interface Turn {
  readonly waited: boolean;
  /** Ends it; says whether the provider app was seen to work, undefined when nothing was learned. May be called again. */
  readonly leave: (works: boolean | undefined) => void;
}

/**
 * Until a provider app was seen to work, this process asks it one thing at a time: should its registration be refused, that is learned
 * once and not by everybody who waits. After the first success everybody goes at once, for ten minutes.
 */
export class Trials {
  private readonly proven = new Map<string, number>();
  private readonly trying = new Map<string, Promise<void>>();

  /** Waits for its turn, at most `patience` milliseconds; undefined when that was too short. */
  async enter(app: string, patience = 10_000): Promise<Turn | undefined> {
    const until = performance.now() + patience;
    let waited = false;
    for (let running = this.trying.get(app); !this.works(app) && running; running = this.trying.get(app)) {
      waited = true;
      const left = until - performance.now();
      if (left <= 0) return undefined;
      await Promise.race([running, sleep(left, undefined, { ref: false })]);
    }
    const leave = this.works(app) ? (works: boolean | undefined) => this.learn(app, works) : this.begin(app);
    return { waited, leave };
  }

  /** Whether the provider app was seen to work lately. */
  works(app: string): boolean {
    return (this.proven.get(app) ?? 0) > performance.now();
  }

  private begin(app: string): Turn['leave'] {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.trying.set(app, promise);
    return (works) => {
      this.learn(app, works);
      if (this.trying.get(app) === promise) this.trying.delete(app);
      resolve();
    };
  }

  private learn(app: string, works: boolean | undefined): void {
    if (works === undefined) return;
    this.proven.delete(app);
    if (!works) return;
    const [oldest] = this.proven.keys();
    if (this.proven.size >= most && oldest !== undefined) this.proven.delete(oldest);
    this.proven.set(app, performance.now() + tenMinutes);
  }
}
