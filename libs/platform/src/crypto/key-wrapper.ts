import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { seal, unseal } from './seal.js';

/** Wraps data keys under a key-encryption key that never leaves its place. `context` must be the same on both ways. */
export interface KeyWrapper {
  /** Names the key-encryption key, without revealing it; stored beside what it wrapped. */
  readonly id: string;
  wrap(context: readonly string[], key: Buffer): Promise<Buffer>;
  unwrap(context: readonly string[], wrapped: Buffer): Promise<Buffer>;
}

interface KeyFileOptions {
  readonly path: string;
  /** Makes the file when it is missing. Otherwise a missing file is an error: a new key would lock out every old token. */
  readonly create: boolean;
}

/** A key-encryption key in a local file of mode 0600: 32 random bytes as hex. Throws when it is missing, readable by others, or known. */
export async function keyFileWrapper({ path, create }: KeyFileOptions): Promise<KeyWrapper> {
  if (create) await createKeyFile(path);
  const key = await readKeyFile(path);
  return {
    id: `file:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`,
    wrap: async (context, plain) => seal(key, context, plain),
    unwrap: async (context, wrapped) => unseal(key, context, wrapped),
  };
}

async function createKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(randomBytes(32).toString('hex'));
    await file.sync();
    await file.close();
    await chmod(path, 0o600);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
}

async function readKeyFile(path: string): Promise<Buffer> {
  const facts = await stat(path).catch(() => {
    throw new Error(
      `There is no key file at ${path}. Restore it, or set KEY_FILE_CREATE=true on the very first start.`,
    );
  });
  if ((facts.mode & 0o077) !== 0)
    throw new Error(`The key file ${path} can be read by others. Run: chmod 600 ${path}`);
  const text = (await readFile(path, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(`The key file ${path} must hold 64 hexadecimal digits (32 random bytes).`);
  const key = Buffer.from(text, 'hex');
  if (new Set(key).size < 8)
    throw new Error(`The key in ${path} is not random. Make a real one: openssl rand -hex 32`);
  return key;
}
