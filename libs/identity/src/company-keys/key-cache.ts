import { createSecretKey, type KeyObject } from 'node:crypto';

interface Entry {
  readonly key: KeyObject;
  readonly timer: NodeJS.Timeout;
}

/** Unwrapped keys, each for a bounded time, outside the heap that a dump would show. When full, the oldest goes. */
export class KeyCache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly milliseconds: number,
    private readonly most: number,
  ) {}

  /** A key that is still kept; not to be held beyond the current turn of the event loop. */
  get(name: string): KeyObject | undefined {
    return this.entries.get(name)?.key;
  }

  /** Keeps a key made of `bytes`, which are overwritten. Node clears its copy when the key is gone. */
  put(name: string, bytes: Buffer): KeyObject {
    this.forget(name);
    const [oldest] = this.entries.keys();
    if (this.entries.size >= this.most && oldest !== undefined) this.forget(oldest);
    const key = createSecretKey(bytes);
    bytes.fill(0);
    const timer = setTimeout(() => this.forget(name), this.milliseconds).unref();
    this.entries.set(name, { key, timer });
    return key;
  }

  /** Lets a key go. */
  forget(name: string): void {
    clearTimeout(this.entries.get(name)?.timer);
    this.entries.delete(name);
  }
}
