interface Entry {
  readonly key: Buffer;
  readonly timer: NodeJS.Timeout;
}

/** Unwrapped keys, each for a bounded time and overwritten when it leaves. When full, the oldest goes. */
export class KeyCache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly milliseconds: number,
    private readonly most: number,
  ) {}

  /** A key that is still kept; not to be held beyond the current turn of the event loop. */
  get(name: string): Buffer | undefined {
    return this.entries.get(name)?.key;
  }

  /** Keeps `key`, which belongs to the cache from now on. */
  put(name: string, key: Buffer): void {
    this.forget(name);
    const [oldest] = this.entries.keys();
    if (this.entries.size >= this.most && oldest !== undefined) this.forget(oldest);
    const timer = setTimeout(() => this.forget(name), this.milliseconds).unref();
    this.entries.set(name, { key, timer });
  }

  /** Overwrites a key and lets it go. */
  forget(name: string): void {
    const entry = this.entries.get(name);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.key.fill(0);
    this.entries.delete(name);
  }
}
