/**
 * What a wrapped key is for. It is bound to all of it: a key opens in its own place only. None of it is secret, and a KMS
 * writes it into its own log.
 */
export interface KeyContext {
  readonly purpose: string;
  readonly owner: string;
  readonly version: number;
}

/** A key as it may be stored. `by` names the key-encryption key that wrapped it. */
export interface WrappedKey {
  readonly by: string;
  readonly bytes: Buffer;
}

/**
 * Wraps keys of up to 4,096 bytes under a key-encryption key that never leaves its place. Each method throws KeyUnavailable when that
 * place does not answer or refuses, and SealBroken when a wrapped key does not belong to its context.
 */
export interface KeyWrapper {
  /** Names the key-encryption key without revealing it. */
  readonly id: string;
  wrap(context: KeyContext, key: Buffer): Promise<WrappedKey>;
  unwrap(context: KeyContext, wrapped: WrappedKey): Promise<Buffer>;
  /** Wraps anew under the newest version of the key-encryption key. */
  rewrap(context: KeyContext, wrapped: WrappedKey): Promise<WrappedKey>;
}

/** The place of the key-encryption key does not answer, refuses, or is not set up. `reason` is for the operator; it never holds a key. */
export class KeyUnavailable extends Error {
  override readonly name = 'KeyUnavailable';

  constructor(
    readonly id: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The key-encryption key ${id} cannot be used: ${reason}`, options);
  }
}

/** A context as a list in a fixed order, to be bound as associated data. */
export const partsOf = ({ purpose, owner, version }: KeyContext): string[] => [
  purpose,
  owner,
  String(version),
];

/** A wrapper's `rewrap` where its place cannot do it by itself. The key is in memory for as long as that takes. */
export async function wrapAnew(
  wrapper: Pick<KeyWrapper, 'wrap' | 'unwrap'>,
  context: KeyContext,
  wrapped: WrappedKey,
): Promise<WrappedKey> {
  const key = await wrapper.unwrap(context, wrapped);
  try {
    return await wrapper.wrap(context, key);
  } finally {
    key.fill(0);
  }
}
