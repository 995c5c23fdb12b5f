import type { Database, Statement } from '@hub/platform';

import { exportRecords, type Exported, type Range } from './export.js';
import { type Anchor, type AuditReport, verify } from './verify.js';

/** A company and the head of its chain. */
export interface CompanyHead extends Anchor {
  readonly companyId: string;
  readonly slug: string;
}

const heads: Statement = {
  name: 'identity.audit_heads',
  text: `SELECT h.company_id AS "companyId", c.slug, h.seq, encode(h.hash, 'hex') AS hash
    FROM audit_heads h JOIN companies c ON c.id = h.company_id
    WHERE $1::text IS NULL OR $1 IN (c.slug, c.id::text) ORDER BY c.slug`,
};

/** The records of calls and events, each company's bound together by a chain of hashes. It is written by the database itself. */
export class Audit {
  constructor(private readonly database: Pick<Database, 'execute' | 'viewCompany'>) {}

  /** Where each chain ends now: to be kept outside the database. `company` is a slug or an id; absent for all. */
  async heads(company?: string): Promise<CompanyHead[]> {
    return this.database.execute<CompanyHead>(heads, [company ?? null]);
  }

  /** Checks one company's chain against its records and against heads that were noted before. Reads only. */
  async verify(companyId: string, anchors: readonly Anchor[] = []): Promise<AuditReport> {
    return this.database.viewCompany(companyId, (manager) => verify(manager, companyId, anchors));
  }

  /** Hands each record of a company between two times to `write`, by age, and at last the steps that name them and the head. */
  async export(companyId: string, range: Range, write: (one: Exported) => Promise<void>): Promise<void> {
    await this.database.viewCompany(companyId, (manager) =>
      exportRecords(manager, { companyId, range, write }),
    );
  }
}
