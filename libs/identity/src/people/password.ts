import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

interface Hash extends Cost {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

// OWASP Password Storage Cheat Sheet: the least recommended cost of Argon2id; about 35 ms of one core.
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const phc =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const format = ({ memory, passes, parallelism, salt, hash }: Hash): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;

// Checked when nobody is found, so that an unknown address takes as long as a wrong password. Nothing hashes to it.
const nobody: Hash = { ...cost, salt: Buffer.alloc(16), hash: Buffer.alloc(32) };

const run = (password: string, salt: Buffer, { memory, passes, parallelism }: Cost, tagLength: number) =>
  derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: salt,
    memory,
    passes,
    parallelism,
    tagLength,
  });

/** Hashes with Argon2id (RFC 9106) under a random salt. Returns a PHC string, which carries its own parameters. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return format({ ...cost, salt, hash: await run(password, salt, cost, 32) });
}

/** Whether `password` made this PHC string. Undefined or unreadable costs the same time and is false. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const known = stored === undefined ? undefined : parse(stored);
  const { salt, hash, ...its } = known ?? nobody;
  const same = timingSafeEqual(hash, await run(password, salt, its, hash.length));
  return same && known !== undefined;
}

function parse(stored: string): Hash | undefined {
  const [, memory, passes, parallelism, salt = '', hash = ''] = phc.exec(stored) ?? [];
  if (memory === undefined) return undefined;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}
