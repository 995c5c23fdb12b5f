import type { Database, Statement } from '@hub/platform';

/** A company, closed ones included. */
export interface Company {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: 'active' | 'closed';
}

const find: Statement = {
  name: 'identity.company',
  text: 'SELECT id, slug, name, status FROM companies WHERE slug = $1 OR id::text = $1',
};

/** Companies as whoever operates the hub handles them. */
export class Companies {
  constructor(private readonly database: Database) {}

  /** By id or short name. */
  async find(idOrSlug: string): Promise<Company | undefined> {
    const [row] = await this.database.execute<Company>(find, [idOrSlug]);
    return row;
  }

  /** From the end of this transaction on nobody of the company can sign in or call. May be repeated. Returns whether it was open. */
  async close({ id }: Pick<Company, 'id'>): Promise<boolean> {
    return this.database.inCompany(id, async (manager) => {
      const [, count] = await manager.query<[unknown[], number]>(
        `UPDATE companies SET status = 'closed' WHERE id = $1 AND status = 'active' RETURNING id`,
        [id],
      );
      await manager.query('DELETE FROM sessions WHERE company_id = $1', [id]);
      await manager.query('DELETE FROM agent_grants WHERE company_id = $1', [id]);
      await manager.query(
        'UPDATE api_keys SET revoked_at = now() WHERE company_id = $1 AND revoked_at IS NULL',
        [id],
      );
      if (count > 0)
        await manager.query(
          `INSERT INTO events (company_id, action, subject, detail) VALUES ($1, 'company.closed', $2, '{"by": "operator"}')`,
          [id, `company:${id}`],
        );
      return count > 0;
    });
  }
}
