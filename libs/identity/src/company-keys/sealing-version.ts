/** How often one version may seal, how that is counted, and what stays in memory for how long. */
export interface KeyLimits {
  /** Seals after which a version is replaced: far below 2^32, where random 96-bit IVs become likely to meet (NIST SP 800-38D section 8.3). */
  readonly bound: number;
  /** Seals counted at once, ahead. */
  readonly block: number;
  /** Milliseconds until a process looks whether there is a newer version. */
  readonly lookAfter: number;
  /** Milliseconds that an unwrapped key stays in memory. */
  readonly keepFor: number;
}

export const keyLimits: KeyLimits = { bound: 2 ** 30, block: 4_096, lookAfter: 60_000, keepFor: 300_000 };

/** What `SealingVersions` asks the database. */
export interface VersionSource {
  /** The newest version of a company; makes the first one. */
  newest(companyId: string): Promise<number>;
  /** Counts `block` seals on a version; answers how many were counted before, undefined when its key is gone. */
  reserve(companyId: string, version: number, block: number): Promise<number | undefined>;
  /** Makes the version after this one. */
  next(companyId: string, version: number): Promise<void>;
}

interface Allowance {
  readonly version: number;
  readonly until: number;
  left: number;
}

/** Which version of each company's key seals now. Asks the database once a minute, and once in some thousand seals. */
export class SealingVersions {
  private readonly known = new Map<string, Allowance>();
  private readonly asking = new Map<string, Promise<void>>();

  constructor(
    private readonly source: VersionSource,
    private readonly limits: KeyLimits,
  ) {}

  /** The version to seal with, counted. */
  async take(companyId: string): Promise<number> {
    for (;;) {
      const known = this.known.get(companyId);
      if (known && known.left > 0 && known.until > performance.now()) {
        known.left -= 1;
        return known.version;
      }
      await this.ask(companyId);
    }
  }

  /** Something sealed with `version` was seen: when that is news, an older version seals no more. */
  noticed(companyId: string, version: number): void {
    const known = this.known.get(companyId);
    if (known && known.version < version) this.known.delete(companyId);
  }

  /** Looks anew before the next seal. */
  forget(companyId: string): void {
    this.known.delete(companyId);
  }

  private ask(companyId: string): Promise<void> {
    const running = this.asking.get(companyId);
    if (running) return running;
    const asked = this.learn(companyId).finally(() => this.asking.delete(companyId));
    this.asking.set(companyId, asked);
    return asked;
  }

  private async learn(companyId: string): Promise<void> {
    for (;;) {
      const version = await this.source.newest(companyId);
      const known = this.known.get(companyId);
      const until = performance.now() + this.limits.lookAfter;
      if (known && known.version === version && known.left > 0) {
        this.keep(companyId, { version, until, left: known.left });
        return;
      }
      const before = await this.source.reserve(companyId, version, this.limits.block);
      if (before !== undefined && before < this.limits.bound) {
        this.keep(companyId, { version, until, left: this.limits.block });
        return;
      }
      if (before !== undefined) await this.source.next(companyId, version);
    }
  }

  private keep(companyId: string, allowance: Allowance): void {
    if (this.known.size >= 1_000) this.known.clear();
    this.known.set(companyId, allowance);
  }
}
