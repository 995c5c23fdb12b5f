import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
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

/** Tokens out of the spool, with the file that is to go once they are durable in the database. */
export interface Spooled {
  readonly file: string;
  readonly kept: KeptTokens;
}

/**
 * Renewed tokens on their way into the database, as files that survive `kill -9` and a power cut. A provider gives them once, so
 * they may be nowhere else. What lies there is sealed under the company's key; the rest are names. One file for each attempt.
 */
export class Spool {
  constructor(private readonly directory: string) {}

  /** Makes them durable; returns the file's name. Throws what the file system says. */
  async put({ ref, attempt, access, refresh, expiresIn, leeway, life }: KeptTokens): Promise<string> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const file = `${attempt.id}.json`;
    const named = { companyId: ref.companyId, personId: ref.personId, provider: ref.provider };
    const text = JSON.stringify({
      ref: { ...named, connectionId: ref.connectionId },
      attempt: { id: attempt.id, version: attempt.version },
      access: access.toString('base64'),
      refresh: refresh?.toString('base64') ?? null,
      expiresIn,
      leeway,
      life,
    });
    const draft = join(this.directory, `${file}.draft`);
    await writeThrough(draft, text);
    await rename(draft, join(this.directory, file));
    await syncFolder(this.directory);
    return file;
  }

  /** What lies there for at least `age` milliseconds. Files that are none of ours are left alone. */
  async list(age = 0): Promise<Spooled[]> {
    const names = await readdir(this.directory).catch(() => []);
    const found: Spooled[] = [];
    for (const file of names.filter((name) => name.endsWith('.json'))) {
      const kept = await this.read(file, age).catch(() => undefined);
      if (kept) found.push({ file, kept });
    }
    return found;
  }

  /** Forgets one that is durable elsewhere, or of no use any more. */
  async remove(file: string): Promise<void> {
    await rm(join(this.directory, file), { force: true });
  }

  private async read(file: string, age: number): Promise<KeptTokens | undefined> {
    const path = join(this.directory, file);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs < age) return undefined;
    return record.parse(JSON.parse(await readFile(path, 'utf8')));
  }
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

// A new name is durable only with its folder.
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
