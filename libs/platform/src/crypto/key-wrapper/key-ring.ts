import {
  type KeyContext,
  KeyUnavailable,
  type KeyWrapper,
  type WrappedKey,
  wrapAnew,
} from './key-wrapper.js';

/** The key-encryption key that wraps, and those that still open what they wrapped before: the way from one to another. */
export class KeyRing implements KeyWrapper {
  private readonly openers: ReadonlyMap<string, KeyWrapper>;

  constructor(
    private readonly current: KeyWrapper,
    others: readonly KeyWrapper[] = [],
  ) {
    this.openers = new Map([...others, current].map((one) => [one.id, one]));
  }

  /** The current key-encryption key. */
  get id(): string {
    return this.current.id;
  }

  /** Whether it holds the key-encryption key of that name. */
  has(id: string): boolean {
    return this.openers.has(id);
  }

  /** Wraps with the current key-encryption key. */
  async wrap(context: KeyContext, key: Buffer): Promise<WrappedKey> {
    return this.current.wrap(context, key);
  }

  /** Unwraps with whichever key-encryption key has wrapped it. */
  async unwrap(context: KeyContext, wrapped: WrappedKey): Promise<Buffer> {
    const opener = this.openers.get(wrapped.by);
    if (opener) return opener.unwrap(context, wrapped);
    throw new KeyUnavailable(wrapped.by, 'it is not among KEY_WRAPPER and KEY_ALSO_OPENS');
  }

  /** Wraps anew with the current key-encryption key, whichever it was before. */
  async rewrap(context: KeyContext, wrapped: WrappedKey): Promise<WrappedKey> {
    return wrapped.by === this.id ? this.current.rewrap(context, wrapped) : wrapAnew(this, context, wrapped);
  }
}
