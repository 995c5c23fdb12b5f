import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { seal, unseal } from '../seal.js';
import { isKnownKey } from './known-keys.js';
import { type KeyWrapper, partsOf, wrapAnew } from './key-wrapper.js';

interface KeyFileOptions {
  readonly path: string;
  /** Makes the file when it is missing. Otherwise a missing file is an error: a new key would lock out every old token. */
  readonly create: boolean;
}

/** A key-encryption key in a local file of mode 0600: 32 random bytes as hex. Throws when it is missing, readable by others, or known. */
export async function keyFileWrapper({ path, create }: KeyFileOptions): Promise<KeyWrapper> {
  if (create) await createKeyFile(path);
  const key = await readKeyFile(path);
  const id = `file:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const wrapper: Pick<KeyWrapper, 'wrap' | 'unwrap'> = {
    wrap: async (context, plain) => ({ by: id, bytes: seal(key, partsOf(context), plain) }),
    unwrap: async (context, { bytes }) => unseal(key, partsOf(context), bytes),
  };
  return { id, ...wrapper, rewrap: (context, wrapped) => wrapAnew(wrapper, context, wrapped) };
}

// Linked into place when it is whole, so that another process finds all of it or nothing; the first one wins.
async function createKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(32).toString('hex'));
    await file.sync();
    await link(draft, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  } finally {
    await file.close();
    await rm(draft, { force: true });
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
  if (isKnownKey(key))
    throw new Error(`The key in ${path} is not random. Make a real one: openssl rand -hex 32`);
  return key;
}
