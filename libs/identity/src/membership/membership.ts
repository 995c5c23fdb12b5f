import { ToolError } from '@hub/kit';
import type { Database, Statement } from '@hub/platform';
import type { EntityManager } from 'typeorm';

import { requireRole, type Person } from '../people/person.js';
import { record } from '../record.js';
import { countMembers, findMember, listMembers, type Member } from './members.js';

/** Who decides that somebody goes: an administrator of their company, or whoever operates the hub. */
export type Decider = Person | 'operator';

/** What a person could act with, and can no longer. */
export interface EndedMembership {
  readonly sessions: number;
  readonly keys: number;
  readonly grants: number;
  /** Agents that had leave to act as them. */
  readonly agents: number;
}

/** What an erasure did to one table. */
export interface ErasedRows {
  readonly place: string;
  readonly what: 'removed' | 'kept without a name';
  readonly rows: number;
}

const unknown = (): ToolError => new ToolError('not_found', 'There is no such person in this company.');

const erase: Statement = {
  name: 'identity.erase_person',
  text: 'SELECT place, what, affected::integer AS rows FROM erase_person($1, $2, $3)',
};

/** Who belongs to a company, who no longer does, and what is forgotten about them. */
export class Membership {
  constructor(private readonly database: Database) {}

  /** The people of the admin's company by name, those who left included. `search` is part of a name or an address. Throws Forbidden. */
  async list(
    admin: Person,
    asked: { search?: string | undefined; after?: string | undefined; limit: number },
  ): Promise<Member[]> {
    requireRole(admin, 'company_admin');
    return this.database.inCompany(admin.companyId, (manager) =>
      listMembers(manager, admin.companyId, asked),
    );
  }

  /** How many people may act and how many have left. Throws Forbidden. */
  async count(admin: Person): Promise<{ active: number; left: number }> {
    requireRole(admin, 'company_admin');
    return this.database.inCompany(admin.companyId, (manager) => countMembers(manager, admin.companyId));
  }

  /** Somebody by id or e-mail address, also when they have left. Throws ToolError `not_found`. */
  async find(companyId: string, who: string): Promise<Member> {
    const member = await this.database.inCompany(companyId, (manager) => findMember(manager, companyId, who));
    if (!member) throw unknown();
    return member;
  }

  /**
   * Ends what somebody can act with, in one transaction: from then on every call is refused. May be repeated. Throws Forbidden,
   * ToolError `not_found`, or `denied` for an admin who would end their own.
   */
  async end(by: Decider, companyId: string, personId: string): Promise<EndedMembership> {
    refuseSelf(by, companyId, personId);
    return this.database.inCompany(companyId, async (manager) => {
      const where = [companyId, personId];
      const people = await changed(
        manager,
        `UPDATE people SET status = 'disabled', updated_at = now() WHERE company_id = $1 AND id = $2 RETURNING id`,
        where,
      );
      if (people === 0) throw unknown();
      const of = 'WHERE company_id = $1 AND person_id = $2';
      const ended = {
        sessions: await changed(manager, `DELETE FROM sessions ${of}`, where),
        keys: await changed(
          manager,
          `UPDATE api_keys SET revoked_at = now() ${of} AND revoked_at IS NULL`,
          where,
        ),
        grants: await changed(manager, `DELETE FROM service_key_grants ${of}`, where),
        agents: await changed(manager, `DELETE FROM agent_grants ${of}`, where),
      };
      await manager.query(`DELETE FROM oauth_transactions ${of}`, where);
      await this.note(manager, by, { companyId, action: 'person.left', personId, detail: ended });
      return ended;
    });
  }

  /** Lets somebody come back who had left. Their keys and connections do not come back. Throws Forbidden, or ToolError `not_found`. */
  async readmit(admin: Person, personId: string): Promise<void> {
    requireRole(admin, 'company_admin');
    const { companyId } = admin;
    await this.database.inCompany(companyId, async (manager) => {
      const text = `UPDATE people SET status = 'active', updated_at = now()
        WHERE company_id = $1 AND id = $2 AND status = 'disabled' RETURNING id`;
      if ((await changed(manager, text, [companyId, personId])) === 0) throw unknown();
      await this.note(manager, admin, { companyId, action: 'person.readmitted', personId });
    });
  }

  /**
   * Takes somebody who has left out of every table (GDPR article 17): what was done stays in the record under `tombstone`, an id that
   * leads to nobody. Their connections must be gone. Returns what happened to which table; empty when they were gone already.
   */
  async erase(
    by: Decider,
    companyId: string,
    { personId, tombstone }: { personId: string; tombstone: string },
  ): Promise<ErasedRows[]> {
    refuseSelf(by, companyId, personId);
    const rows = await this.database.execute<ErasedRows>(erase, [companyId, personId, tombstone]);
    if (rows.length > 0)
      await this.database.inCompany(companyId, (manager) =>
        this.note(manager, by, {
          companyId,
          action: 'person.erased',
          personId: tombstone,
          detail: { rows: rows.length },
        }),
      );
    return rows;
  }

  private async note(
    manager: EntityManager,
    by: Decider,
    { companyId, action, personId, detail = {} }: Noted,
  ): Promise<void> {
    const subject = `person:${personId}`;
    if (by !== 'operator') return record(manager, by, action, subject, { ...detail });
    await manager.query('INSERT INTO events (company_id, action, subject, detail) VALUES ($1, $2, $3, $4)', [
      companyId,
      action,
      subject,
      JSON.stringify({ ...detail, by: 'operator' }),
    ]);
  }
}

interface Noted {
  readonly companyId: string;
  readonly action: string;
  readonly personId: string;
  readonly detail?: object;
}

function refuseSelf(by: Decider, companyId: string, personId: string): void {
  if (by === 'operator') return;
  requireRole(by, 'company_admin');
  if (by.companyId !== companyId) throw unknown();
  if (by.id === personId)
    throw new ToolError('denied', 'Ask another administrator: nobody can end their own access here.');
}

// TypeORM answers [rows, count] to UPDATE and DELETE.
async function changed(manager: EntityManager, text: string, values: unknown[]): Promise<number> {
  const [, count] = await manager.query<[unknown[], number]>(text, values);
  return count;
}
