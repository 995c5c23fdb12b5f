import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The versions of one key-encryption key, as a key service keeps them: the newest encrypts, those that are not destroyed decrypt. */
export class KeyVersions {
  private readonly keys = new Map<number, Buffer>([[1, randomBytes(32)]]);
  newest = 1;

  /** Makes a new version; older ones go on opening. */
  rotate(): void {
    this.newest += 1;
    this.keys.set(this.newest, randomBytes(32));
  }

  /** Destroys every version but the newest. */
  destroyOld(): void {
    for (const version of this.keys.keys()) if (version !== this.newest) this.keys.delete(version);
  }

  has(version: number): boolean {
    return this.keys.has(version);
  }

  encrypt(plain: Buffer, aad: Buffer): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.newest) ?? '', iv);
    cipher.setAAD(aad);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** Undefined when the bytes, the version or the associated data are not those of `encrypt`. */
  decrypt(version: number, sealed: Buffer, aad: Buffer): Buffer | undefined {
    try {
      const iv = sealed.subarray(0, 12);
      const decipher = createDecipheriv('aes-256-gcm', this.keys.get(version) ?? '', iv, {
        authTagLength: 16,
      });
      decipher.setAAD(aad);
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    } catch {
      return undefined;
    }
  }
}
