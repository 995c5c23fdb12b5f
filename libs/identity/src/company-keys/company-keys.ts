import { type KeyObject, randomBytes } from 'node:crypto';

import { type Database, type KeyWrapper, seal, SealBroken, type Statement, unseal } from '@hub/platform';

import { KeyCache } from './key-cache.js';

interface WrappedKey {
  readonly version: number;
  readonly wrapped: Buffer;
}

const newest: Statement = {
  name: 'identity.newest_company_key',
  text: 'SELECT version, wrapped FROM company_keys WHERE company_id = $1 ORDER BY version DESC LIMIT 1',
};

const ofVersion: Statement = {
  name: 'identity.company_key',
  text: 'SELECT version, wrapped FROM company_keys WHERE company_id = $1 AND version = $2::bigint',
};

// Two processes may both find no key: one row wins, and both read that one.
const create: Statement = {
  name: 'identity.create_company_key',
  text: `WITH made AS (
      INSERT INTO company_keys (company_id, version, wrapped, wrapped_by) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING RETURNING company_id, version)
    INSERT INTO events (company_id, action, subject)
    SELECT company_id, 'company_key.created', 'company_key:' || version FROM made`,
};

const versionLength = 4;
const fiveMinutes = 300_000;

const contextOf = (companyId: string, version: number): string[] => [
  'company-key',
  companyId,
  String(version),
];

/**
 * Seals what a company keeps secret under a data key of its own, which the key-encryption key wraps.
 * Unwrapped keys stay in memory for five minutes.
 */
export class CompanyKeys {
  private readonly cache = new KeyCache(fiveMinutes, 1_000);
  private readonly newestVersion = new Map<string, { version: number; until: number }>();

  constructor(
    private readonly database: Database,
    private readonly wrapper: KeyWrapper,
  ) {}

  /** Encrypts `text` for one place: opening needs the same company and `context`. The first 4 bytes are the key's version. */
  async seal(companyId: string, context: readonly string[], text: string): Promise<Buffer> {
    const version = await this.versionFor(companyId);
    const key = await this.keyOf(companyId, version);
    const head = Buffer.alloc(versionLength);
    head.writeUInt32BE(version);
    return Buffer.concat([head, seal(key, bound(companyId, context, version), Buffer.from(text))]);
  }

  /** Decrypts what `seal` made. Throws SealBroken when it was changed, or belongs to another place, company or lost key. */
  async open(companyId: string, context: readonly string[], sealed: Buffer): Promise<string> {
    if (sealed.length < versionLength) throw new SealBroken([companyId, ...context]);
    const version = sealed.readUInt32BE();
    const key = await this.keyOf(companyId, version);
    return unseal(key, bound(companyId, context, version), sealed.subarray(versionLength)).toString();
  }

  private async versionFor(companyId: string): Promise<number> {
    const known = this.newestVersion.get(companyId);
    if (known && known.until > performance.now()) return known.version;
    const { version } = (await this.findNewest(companyId)) ?? (await this.createFirst(companyId));
    if (this.newestVersion.size >= 1_000) this.newestVersion.clear();
    this.newestVersion.set(companyId, { version, until: performance.now() + fiveMinutes });
    return version;
  }

  private async findNewest(companyId: string): Promise<WrappedKey | undefined> {
    const [row] = await this.database.execute<WrappedKey>(newest, [companyId]);
    return row;
  }

  private async createFirst(companyId: string): Promise<WrappedKey> {
    const key = randomBytes(32);
    const wrapped = await this.wrapper.wrap(contextOf(companyId, 1), key);
    key.fill(0);
    await this.database.execute(create, [companyId, 1, wrapped, this.wrapper.id]);
    const made = await this.findNewest(companyId);
    if (!made) throw new SealBroken(contextOf(companyId, 1));
    return made;
  }

  private async keyOf(companyId: string, version: number): Promise<KeyObject> {
    const name = `${companyId}:${version}`;
    const cached = this.cache.get(name);
    if (cached) return cached;
    const context = contextOf(companyId, version);
    const [row] = await this.database.execute<WrappedKey>(ofVersion, [companyId, version]);
    if (!row) throw new SealBroken(context);
    return this.cache.put(name, await this.wrapper.unwrap(context, row.wrapped));
  }
}

const bound = (companyId: string, context: readonly string[], version: number): string[] => [
  'v1',
  companyId,
  ...context,
  String(version),
];
