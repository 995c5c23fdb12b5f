import type { OwnerQuery } from './key-rotation.js';

/** One version of a company's key, and whether it may go. */
export interface KeyVersion {
  readonly company: string;
  readonly companyId: string;
  readonly version: number;
  /** The key-encryption key that wraps it; null when it was destroyed. */
  readonly wrappedBy: string | null;
  readonly seals: number;
  readonly createdAt: Date;
  readonly emptiedAt: Date | null;
  readonly destroyedAt: Date | null;
}

const list = `SELECT c.slug AS company, c.id AS "companyId", k.version, k.seals::float8 AS seals, k.created_at AS "createdAt",
    CASE WHEN k.wrapped IS NOT NULL THEN k.wrapped_by END AS "wrappedBy", k.emptied_at AS "emptiedAt", k.destroyed_at AS "destroyedAt"
  FROM company_keys k JOIN companies c ON c.id = k.company_id
  WHERE $1::uuid IS NULL OR c.id = $1 ORDER BY c.slug, k.version`;

const drop = `WITH gone AS (
    DELETE FROM company_keys WHERE company_id = $1 AND version = $2 AND emptied_at < clock_timestamp() - make_interval(secs => $3)
    RETURNING company_id, version)
  INSERT INTO events (company_id, action, subject) SELECT company_id, 'company_key.dropped', 'company_key:' || version FROM gone RETURNING subject`;

const shred = `WITH gone AS (
    UPDATE company_keys SET wrapped = NULL, check_value = NULL, destroyed_at = clock_timestamp()
    WHERE company_id = $1 AND wrapped IS NOT NULL RETURNING company_id, version),
  closed AS (UPDATE companies SET status = 'closed' WHERE id = $1 AND EXISTS (SELECT FROM gone))
  INSERT INTO events (company_id, action, subject) SELECT company_id, 'company_key.destroyed', 'company_key:' || version FROM gone RETURNING subject`;

/** The ends of company keys: versions that nothing needs any more, and companies whose data is to become unreadable. */
export class KeyEnds {
  constructor(private readonly query: OwnerQuery) {}

  /** Every version there is, of one company or all. */
  async list(companyId?: string): Promise<KeyVersion[]> {
    return this.query<KeyVersion>(list, [companyId ?? null]);
  }

  /** Removes versions that have been empty for so many seconds and are in `counts` no more. Returns how many. */
  async drop(counts: ReadonlyMap<string, number>, olderThan: number): Promise<number> {
    let dropped = 0;
    for (const { companyId, version, emptiedAt } of await this.list()) {
      if (emptiedAt === null || (counts.get(`${companyId}:${version}`) ?? 0) > 0) continue;
      dropped += (await this.query(drop, [companyId, version, olderThan])).length;
    }
    await this.overwrite();
    return dropped;
  }

  /**
   * Destroys every version of a company's key and closes the company: whatever is sealed for it, here or in a backup of the data, opens no
   * more. Running hubs forget the key within five minutes. Returns how many versions.
   */
  async shred(companyId: string): Promise<number> {
    const gone = await this.query(shred, [companyId]);
    await this.overwrite();
    return gone.length;
  }

  // A deleted row stays in its page until somebody else needs the room. The table is small: it is written anew.
  private async overwrite(): Promise<void> {
    await this.query('VACUUM (FULL) company_keys', []);
  }
}
