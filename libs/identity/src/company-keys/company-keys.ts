import { type KeyObject, randomBytes } from 'node:crypto';

import { ToolError } from '@hub/kit';
import { type Database, KeyUnavailable, type KeyWrapper, seal, SealBroken, unseal } from '@hub/platform';

import { KeyCache } from './key-cache.js';
import { createKey, keyOfVersion, type KeyRow, newestKey, reserveSeals } from './key-rows.js';
import { type KeyLimits, keyLimits, SealingVersions } from './sealing-version.js';

const versionLength = 4;

/** What a company's data key is wrapped for. */
export const contextOf = (companyId: string, version: number) => ({
  purpose: 'company-key',
  owner: companyId,
  version,
});

const checkContext = (companyId: string, version: number): string[] => [
  'company-key-check',
  companyId,
  String(version),
];

/** Encrypts a text for one place, at once. */
export type Sealer = (context: readonly string[], text: string) => Buffer;

/**
 * Seals what a company keeps secret under a data key of its own, which the key-encryption key wraps.
 * Unwrapped keys stay in memory for five minutes.
 */
export class CompanyKeys {
  private readonly cache: KeyCache;
  private readonly opening = new Map<string, Promise<KeyObject>>();
  private readonly sealing: SealingVersions;

  constructor(
    private readonly database: Database,
    private readonly wrapper: KeyWrapper,
    limits: KeyLimits = keyLimits,
  ) {
    this.cache = new KeyCache(limits.keepFor, 1_000);
    this.sealing = new SealingVersions(
      {
        newest: (companyId) => this.newest(companyId),
        reserve: (companyId, version, block) => this.reserve(companyId, version, block),
        next: (companyId, version) => this.create(companyId, version + 1),
      },
      limits,
    );
  }

  /**
   * Encrypts `text` for one place: opening needs the same company and `context`. The first 4 bytes are the key's version.
   * Throws ToolError `unavailable` while the key service does not answer.
   */
  async seal(companyId: string, context: readonly string[], text: string): Promise<Buffer> {
    return (await this.sealer(companyId))(context, text);
  }

  /**
   * Takes up what sealing needs, so that it goes on to work while database and key service are away: for what is given only once.
   * To be used within a minute, and asked for again for what comes later. Throws as `seal` does.
   */
  async sealer(companyId: string): Promise<Sealer> {
    const version = await this.sealing.take(companyId);
    const key = await this.keyOf(companyId, version);
    const head = Buffer.alloc(versionLength);
    head.writeUInt32BE(version);
    return (context, text) =>
      Buffer.concat([head, seal(key, bound(companyId, context, version), Buffer.from(text))]);
  }

  /**
   * Decrypts what `seal` made. Throws SealBroken when it was changed, or belongs to another place, company or lost key, and
   * ToolError `unavailable` while the key service does not answer.
   */
  async open(companyId: string, context: readonly string[], sealed: Buffer): Promise<string> {
    if (sealed.length < versionLength) throw new SealBroken([companyId, ...context]);
    const version = sealed.readUInt32BE();
    const key = await this.keyOf(companyId, version);
    const plain = unseal(key, bound(companyId, context, version), sealed.subarray(versionLength)).toString();
    this.sealing.noticed(companyId, version);
    return plain;
  }

  /** The version that seals from now on in this process: the one after `version`, made unless somebody else was faster. */
  async advance(companyId: string, version: number): Promise<number> {
    await this.create(companyId, version + 1);
    this.sealing.forget(companyId);
    return this.newest(companyId);
  }

  /** The newest version of a company's key; makes the first one. */
  async newest(companyId: string): Promise<number> {
    const [row] = await this.database.execute<KeyRow>(newestKey, [companyId]);
    if (row?.wrapped === null) throw new SealBroken([companyId, 'its keys were destroyed']);
    if (row) return row.version;
    await this.create(companyId, 1);
    return this.newest(companyId);
  }

  private async reserve(companyId: string, version: number, block: number): Promise<number | undefined> {
    const [row] = await this.database.execute<{ before: string }>(reserveSeals, [companyId, version, block]);
    return row && Number(row.before);
  }

  private async create(companyId: string, version: number): Promise<void> {
    const key = randomBytes(32);
    const check = seal(key, checkContext(companyId, version), Buffer.alloc(0));
    const wrapped = await this.wrapper.wrap(contextOf(companyId, version), key).catch(asRefusal);
    key.fill(0);
    await this.database.execute(createKey, [companyId, version, wrapped.bytes, wrapped.by, check]);
  }

  // A key service is asked once, however many wait for the same key.
  private keyOf(companyId: string, version: number): Promise<KeyObject> | KeyObject {
    const name = `${companyId}:${version}`;
    const cached = this.cache.get(name);
    if (cached) return cached;
    const running = this.opening.get(name);
    if (running) return running;
    const opened = this.unwrap(companyId, version).finally(() => this.opening.delete(name));
    this.opening.set(name, opened);
    return opened;
  }

  private async unwrap(companyId: string, version: number): Promise<KeyObject> {
    const context = contextOf(companyId, version);
    const [row] = await this.database.execute<KeyRow>(keyOfVersion, [companyId, version]);
    if (!row?.wrapped) throw new SealBroken(['company-key', companyId, String(version)]);
    const wrapped = { by: row.wrapped_by, bytes: row.wrapped };
    const key = await this.wrapper.unwrap(context, wrapped).catch(asRefusal);
    if (!isRight(key, checkContext(companyId, version), row.check_value))
      asRefusal(new KeyUnavailable(row.wrapped_by, 'its service gave another key back than it was given'));
    return this.cache.put(`${companyId}:${version}`, key);
  }
}

// With a wrong key everything would look broken, and what is sealed with it would be.
function isRight(key: Buffer, context: readonly string[], check: Buffer | null): boolean {
  try {
    if (check !== null) unseal(key, context, check);
    return key.length === 32;
  } catch {
    return false;
  }
}

function asRefusal(cause: unknown): never {
  if (!(cause instanceof KeyUnavailable)) throw cause;
  const words = 'The hub cannot reach the service that keeps its keys, so nothing was done. Try again soon.';
  throw new ToolError('unavailable', words, { cause, retryAfter: 5 });
}

const bound = (companyId: string, context: readonly string[], version: number): string[] => [
  'v1',
  companyId,
  ...context,
  String(version),
];
