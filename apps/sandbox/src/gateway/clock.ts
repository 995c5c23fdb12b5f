/** The sandbox's time: the machine's, moved by as much as a test asked for. Milliseconds. */
export class Clock {
  #offset = 0;

  now(): number {
    return Date.now() + this.#offset;
  }

  /** Now, in GitHub's form. */
  iso(): string {
    return isoSecond(this.now());
  }

  /** Moves time forward, or back when negative. */
  advance(seconds: number): void {
    this.#offset += seconds * 1000;
  }

  reset(): void {
    this.#offset = 0;
  }
}

/** A moment as `2026-11-23T09:30:00Z`. */
export const isoSecond = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
