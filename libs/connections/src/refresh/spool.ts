import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import type { KeptTokens } from '../vault/vault.js';

const sealed = z.base64().transform((text) => Buffer.from(text, 'base64'));
const record = z.strictObject({
  ref: z.strictObject({
    companyId: z.uuid(),
    personId: z.uuid(),
    provider: z.string(),
    connectionId: z.uuid(),
  }),
  attempt: z.strictObject({ id: z.uuid(), version: z.string().regex(/^\d+$/) }),
  access: sealed,
  refresh: sealed.nullable(),
  expiresIn: z.number().nullable(),
  leeway: z.number(),
  life: z.number().nullable(),
});

/** What lies in one file of the spool. */
export interface Spooled {
  readonly file: string;
  readonly kept: readonly KeptTokens[];
}

interface Waiting {
  readonly line: string;
  readonly resolve: (file: string) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Renewed tokens on their way into the database, as files that survive `kill -9` and a power cut. A provider gives them once, so
 * they may be nowhere else. What lies there is sealed under the company's key; the rest are names. Those that come together share
 * a file and its way to the disk.
 */
export class Spool {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private readonly open = new Map<string, number>();

  constructor(private readonly directory: string) {}

  /** Makes them durable; returns the file that `remove` is to be told. Throws what the file system says. */
  async put(kept: KeptTokens): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ line: lineOf(kept), resolve, reject });
      this.writing ??= this.writeAll();
    });
  }

  /** One of those in `file` is durable elsewhere. With the last one the file goes. */
  async remove(file: string): Promise<void> {
    const left = (this.open.get(file) ?? 1) - 1;
    if (left > 0) return void this.open.set(file, left);
    this.open.delete(file);
    await this.discard(file);
  }

  /** Forgets a whole file. */
  async discard(file: string): Promise<void> {
    await rm(join(this.directory, file), { force: true });
  }

  /** What lies there for at least `age` milliseconds. Files that are none of ours are left alone. */
  async list(age = 0): Promise<Spooled[]> {
    const names = await readdir(this.directory).catch(() => []);
    const found: Spooled[] = [];
    for (const file of names.filter((name) => name.endsWith('.jsonl'))) {
      const kept = await this.read(file, age).catch(() => undefined);
      if (kept) found.push({ file, kept });
    }
    return found;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const together = this.waiting;
      this.waiting = [];
      const file = `${randomUUID()}.jsonl`;
      try {
        await this.write(file, together.map(({ line }) => line).join(''));
        this.open.set(file, together.length);
        for (const { resolve } of together) resolve(file);
      } catch (cause) {
        for (const { reject } of together) reject(cause);
      }
    }
    this.writing = undefined;
  }

  private async write(file: string, text: string): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const path = join(this.directory, file);
    await throughTo(path, 'wx', async (handle) => handle.writeFile(text));
    // A new name is durable only with its folder.
    await throughTo(this.directory, 'r', async () => undefined);
  }

  private async read(file: string, age: number): Promise<KeptTokens[] | undefined> {
    const path = join(this.directory, file);
    const { mtimeMs } = await stat(path);
    // The clock counts whole milliseconds and the disk parts of them, so a new file may be from the future.
    if (Date.now() - Math.floor(mtimeMs) < age) return undefined;
    const lines = (await readFile(path, 'utf8')).split('\n');
    return lines.flatMap((line) => keptOf(line) ?? []);
  }
}

const lineOf = ({ ref, attempt, access, refresh, expiresIn, leeway, life }: KeptTokens): string => {
  const { companyId, personId, provider, connectionId } = ref;
  const written = {
    ref: { companyId, personId, provider, connectionId },
    attempt: { id: attempt.id, version: attempt.version },
    access: access.toString('base64'),
    refresh: refresh?.toString('base64') ?? null,
    expiresIn,
    leeway,
    life,
  };
  return `${JSON.stringify(written)}\n`;
};

// A crash may have cut off the last line; whoever wrote it was never told that it is kept.
function keptOf(line: string): KeptTokens | undefined {
  try {
    return record.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function throughTo(
  path: string,
  flags: string,
  work: (handle: Handle) => Promise<void>,
): Promise<void> {
  const handle = await open(path, flags, 0o600);
  try {
    await work(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
