import { ToolError } from '@hub/kit';
import type { Database, Statement } from '@hub/platform';
import type { EntityManager } from 'typeorm';

import { Forbidden } from '../errors.js';
import { requireRole, type Person } from '../people/person.js';
import { record } from '../record.js';

/** What a person lets one client do at one address. `skills` are ids, null for all, later ones included. */
export interface Allowed {
  readonly clientId: string;
  readonly clientName: string;
  /** Where the client is answered: a host, or a scheme with its colon for a program on the person's own device. */
  readonly redirectHost: string;
  /** The path of the protected resource, as `/mcp`. */
  readonly audience: string;
  readonly skills: readonly string[] | null;
  /** Whether tools that change or send something may be used. */
  readonly writes: boolean;
}

/** A grant that is alive. `lastUsedAt` is when the client last fetched a token: minutes, not calls. */
export interface AgentGrant extends Allowed {
  readonly companyId: string;
  readonly id: string;
  readonly personId: string;
  readonly grantedAt: Date;
  readonly lastUsedAt: Date | null;
}

/** A grant as an admin sees it: whose it is by name. */
export interface CompanyGrant extends AgentGrant {
  readonly personName: string;
}

/** A client that nobody of the company may use. */
export interface BlockedClient {
  readonly clientId: string;
  readonly clientName: string;
  readonly blockedAt: Date;
}

const columns = `g.company_id AS "companyId", g.id, g.person_id AS "personId", g.client_id AS "clientId",
  g.client_name AS "clientName", g.redirect_host AS "redirectHost", g.audience, g.skills, g.writes,
  g.granted_at AS "grantedAt", g.last_used_at AS "lastUsedAt"`;

const byId: Statement = {
  name: 'identity.agent_grant',
  text: `SELECT ${columns} FROM agent_grants g WHERE g.company_id = $1 AND g.id = $2 AND g.ended_at IS NULL`,
};

const ofClient: Statement = {
  name: 'identity.agent_grant_of_client',
  text: `SELECT ${columns} FROM agent_grants g WHERE g.company_id = $1 AND g.person_id = $2 AND g.client_id = $3
    AND g.audience = $4 AND g.ended_at IS NULL ORDER BY g.granted_at DESC, g.id LIMIT 1`,
};

const used: Statement = {
  name: 'identity.agent_grant_used',
  text: 'UPDATE agent_grants SET last_used_at = now() WHERE company_id = $1 AND id = $2',
};

const endById: Statement = {
  name: 'identity.end_agent_grant',
  text: 'UPDATE agent_grants SET ended_at = now() WHERE company_id = $1 AND id = $2 AND ended_at IS NULL',
};

const listed = `SELECT ${columns}, p.name AS "personName" FROM agent_grants g
  JOIN people p ON p.company_id = g.company_id AND p.id = g.person_id
  WHERE g.company_id = $1 AND g.ended_at IS NULL`;

const unknown = (): ToolError => new ToolError('not_found', 'There is no such agent.');
const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** Which clients may act as whom. Ending a grant ends every token under it with the next call. */
export class AgentGrants {
  constructor(private readonly database: Database) {}

  /**
   * Lets a client act for `person`; returns the grant's id. A client that registered itself is one installation, so this ends
   * what it was let before; a client known by a URL may run on several devices. Throws Forbidden when the company blocked it.
   */
  async allow(person: Person, allowed: Allowed): Promise<string> {
    const { clientId, clientName, redirectHost, audience, skills, writes } = allowed;
    const key = [person.companyId, person.id, clientId, audience];
    return this.database.inCompany(person.companyId, async (manager) => {
      await refuseBlocked(manager, person.companyId, clientId);
      if (!clientId.startsWith('https://'))
        await manager.query(
          `UPDATE agent_grants SET ended_at = now()
           WHERE company_id = $1 AND person_id = $2 AND client_id = $3 AND audience = $4 AND ended_at IS NULL`,
          key,
        );
      const [row] = await manager.query<{ id: string }[]>(
        `INSERT INTO agent_grants (company_id, person_id, client_id, audience, client_name, redirect_host, skills, writes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [...key, clientName, redirectHost, skills, writes],
      );
      const id = row?.id ?? '';
      await record(manager, person, 'agent.allowed', `agent_grant:${id}`, { ...allowed });
      return id;
    });
  }

  /** A grant that is alive, for whoever holds its id. */
  async find(companyId: string, id: string): Promise<AgentGrant | undefined> {
    const [row] = await this.database.execute<AgentGrant>(byId, [companyId, id]);
    return row;
  }

  /** What this person has last let this client do at this address. */
  async findOf(
    person: Pick<Person, 'companyId' | 'id'>,
    clientId: string,
    audience: string,
  ): Promise<AgentGrant | undefined> {
    const values = [person.companyId, person.id, clientId, audience];
    const [row] = await this.database.execute<AgentGrant>(ofClient, values);
    return row;
  }

  /** Notes that the client has just fetched a token. */
  async noteUse(companyId: string, id: string): Promise<void> {
    await this.database.execute(used, [companyId, id]);
  }

  /** Ends a grant whose refresh token was used twice, or that its own client gave back. */
  async end(companyId: string, id: string): Promise<void> {
    await this.database.execute(endById, [companyId, id]);
  }

  /** The clients that may act as `person`, newest first. */
  async listOf(person: Person): Promise<AgentGrant[]> {
    const text = `${listed} AND g.person_id = $2 ORDER BY g.granted_at DESC, g.id LIMIT 1000`;
    return this.database.inCompany(person.companyId, (manager) =>
      manager.query<AgentGrant[]>(text, [person.companyId, person.id]),
    );
  }

  /** Takes a client's grant back. Throws ToolError `not_found` for one that is unknown, ended or somebody else's. */
  async withdraw(person: Person, id: string): Promise<void> {
    await this.change(
      person,
      id,
      'agent.withdrawn',
      `UPDATE agent_grants SET ended_at = now()
       WHERE company_id = $1 AND id = $2 AND person_id = $3 AND ended_at IS NULL RETURNING id`,
      [person.id],
    );
  }

  /** Changes what a client may do, from the next call on. Throws ToolError `not_found` as `withdraw` does. */
  async adjust(
    person: Person,
    id: string,
    { skills, writes }: Pick<Allowed, 'skills' | 'writes'>,
  ): Promise<void> {
    await this.change(
      person,
      id,
      'agent.adjusted',
      `UPDATE agent_grants SET skills = $4, writes = $5
       WHERE company_id = $1 AND id = $2 AND person_id = $3 AND ended_at IS NULL RETURNING id`,
      [person.id, skills, writes],
    );
  }

  /** Every grant of the admin's company, newest first; at most 1,000. Throws Forbidden unless a company admin asks. */
  async listAll(admin: Person): Promise<CompanyGrant[]> {
    requireRole(admin, 'company_admin');
    return this.database.inCompany(admin.companyId, (manager) =>
      manager.query<CompanyGrant[]>(`${listed} ORDER BY g.client_name, g.client_id, p.name LIMIT 1000`, [
        admin.companyId,
      ]),
    );
  }

  /** The clients that nobody of the admin's company may use. Throws Forbidden unless a company admin asks. */
  async listBlocked(admin: Person): Promise<BlockedClient[]> {
    requireRole(admin, 'company_admin');
    return this.database.inCompany(admin.companyId, (manager) =>
      manager.query<BlockedClient[]>(
        `SELECT client_id AS "clientId", client_name AS "clientName", blocked_at AS "blockedAt"
         FROM client_blocks WHERE company_id = $1 ORDER BY client_name, client_id`,
        [admin.companyId],
      ),
    );
  }

  /** Keeps a client out of the company and ends what it holds there, at once. Throws Forbidden unless a company admin asks. */
  async block(admin: Person, client: Pick<Allowed, 'clientId' | 'clientName'>): Promise<void> {
    requireRole(admin, 'company_admin');
    const { companyId, id } = admin;
    await this.database.inCompany(companyId, async (manager) => {
      await manager.query(
        `INSERT INTO client_blocks (company_id, client_id, client_name, blocked_by) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [companyId, client.clientId, client.clientName, id],
      );
      await manager.query(
        'UPDATE agent_grants SET ended_at = now() WHERE company_id = $1 AND client_id = $2 AND ended_at IS NULL',
        [companyId, client.clientId],
      );
      await record(manager, admin, 'agent.blocked', 'client', { ...client });
    });
  }

  /** Lets a blocked client be asked for again; nobody's grant comes back. Throws Forbidden unless a company admin asks. */
  async unblock(admin: Person, clientId: string): Promise<void> {
    requireRole(admin, 'company_admin');
    await this.database.inCompany(admin.companyId, async (manager) => {
      await manager.query('DELETE FROM client_blocks WHERE company_id = $1 AND client_id = $2', [
        admin.companyId,
        clientId,
      ]);
      await record(manager, admin, 'agent.unblocked', 'client', { clientId });
    });
  }

  /** Whether the company of `person` has blocked a client. */
  async isBlocked(person: Person, clientId: string): Promise<boolean> {
    return this.database.inCompany(person.companyId, (manager) =>
      blocked(manager, person.companyId, clientId),
    );
  }

  private async change(
    person: Person,
    id: string,
    action: string,
    ...[text, more]: [text: string, more: unknown[]]
  ): Promise<void> {
    if (!isUuid(id)) throw unknown();
    await this.database.inCompany(person.companyId, async (manager) => {
      const [rows] = await manager.query<[unknown[], number]>(text, [person.companyId, id, ...more]);
      if (rows.length === 0) throw unknown();
      await record(manager, person, action, `agent_grant:${id}`);
    });
  }
}

async function blocked(manager: EntityManager, companyId: string, clientId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT 1 FROM client_blocks WHERE company_id = $1 AND client_id = $2',
    [companyId, clientId],
  );
  return rows.length > 0;
}

async function refuseBlocked(manager: EntityManager, companyId: string, clientId: string): Promise<void> {
  if (await blocked(manager, companyId, clientId))
    throw new Forbidden('Your company does not let this agent in.');
}
