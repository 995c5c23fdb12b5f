import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const ivLength = 12;
const tagLength = 16;

/**
 * Encrypts with AES-256-GCM under a random 96-bit IV (NIST SP 800-38D section 8.2.2) and binds the result to `context`:
 * opening needs the very same parts. Returns IV, tag and ciphertext in one buffer. `key` is 32 bytes;
 * as a KeyObject it costs a quarter.
 */
export function seal(key: Buffer | KeyObject, context: readonly string[], plain: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(bind(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` made. Throws SealBroken when the key, the context or a single bit differs. */
export function unseal(key: Buffer | KeyObject, context: readonly string[], sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength), {
      authTagLength: tagLength,
    });
    decipher.setAAD(bind(context));
    decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
    return Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]);
  } catch {
    throw new SealBroken(context);
  }
}

/** A sealed value that does not belong where it was found, or was changed. Names the place, never the content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor(readonly context: readonly string[]) {
    super(`A sealed value does not open in its place: ${context.join(' | ')}`);
  }
}

// Each part carries its length, so that no two different lists read the same.
function bind(context: readonly string[]): Buffer {
  return Buffer.from(context.map((part) => `${Buffer.byteLength(part)}:${part}`).join('|'));
}
