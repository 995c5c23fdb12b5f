import { ToolError } from '@hub/kit';
import type { Database, Statement } from '@hub/platform';
import type { EntityManager } from 'typeorm';

import { record } from '../record.js';
import { requireRole, type Person } from '../people/person.js';
import { identify, type KeyHolder } from './identify.js';
import { newKey } from './key-text.js';

/** A personal key acts as its owner, a service key as whoever granted it that. */
export type KeyKind = 'personal' | 'service';

/** A key to be made. `skills` are ids, null for all; `expiresAt` absent means that it lives until it is revoked. */
export interface NewKey {
  readonly name: string;
  readonly kind: KeyKind;
  readonly skills: readonly string[] | null;
  readonly expiresAt?: Date | undefined;
}

/** A key as it may be shown. `granted`: whether the reader lets this service key act for them. */
export interface ApiKey {
  readonly id: string;
  readonly kind: KeyKind;
  readonly name: string;
  readonly hint: string;
  readonly skills: readonly string[] | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly granted: boolean;
}

const listed = `SELECT k.id, k.kind, k.name, k.hint, k.skills, k.created_at AS "createdAt", k.expires_at AS "expiresAt",
    EXISTS (SELECT FROM service_key_grants g WHERE g.company_id = k.company_id AND g.key_id = k.id AND g.person_id = $1)
      AS granted
  FROM api_keys k WHERE k.revoked_at IS NULL AND (k.kind = 'service' OR k.person_id = $1)
  ORDER BY k.created_at DESC, k.id LIMIT 1000`;

const insert = `INSERT INTO api_keys (company_id, kind, person_id, name, hash, hint, skills, created_by, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`;

const grantedTo: Statement = {
  name: 'identity.service_key_granted',
  text: `SELECT 1 AS granted FROM service_key_grants g
    JOIN api_keys k ON k.company_id = g.company_id AND k.id = g.key_id
    WHERE g.company_id = $1 AND g.key_id = $2 AND g.person_id = $3
      AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`,
};

const unknown = (): ToolError => new ToolError('not_found', 'There is no such API key.');

/** Keys by which agents call as a person: a personal one as its owner, a service one as whoever granted it that. */
export class ApiKeys {
  constructor(private readonly database: Database) {}

  /** Makes a key; `key` is the only time its text exists here. Throws Forbidden for a service key unless a company admin asks. */
  async create(person: Person, wanted: NewKey): Promise<{ id: string; key: string }> {
    if (wanted.kind === 'service') requireRole(person, 'company_admin');
    const { companyId } = person;
    const { key, hash, hint } = newKey(companyId);
    const { name, kind, skills, expiresAt = null } = wanted;
    const owner = kind === 'personal' ? person.id : null;
    return this.database.inCompany(companyId, async (manager) => {
      const values = [companyId, kind, owner, name, hash, hint, skills, person.id, expiresAt];
      const [row] = await manager.query<{ id: string }[]>(insert, values);
      const id = row?.id ?? '';
      await record(manager, person, 'api_key.created', `api_key:${id}`, { kind, name, skills });
      return { id, key };
    });
  }

  /** The keys of `person` and the service keys of their company, newest first; revoked ones left out. */
  async list(person: Person): Promise<ApiKey[]> {
    return this.database.inCompany(person.companyId, (manager) =>
      manager.query<ApiKey[]>(listed, [person.id]),
    );
  }

  /** Ends a key at once. Throws ToolError `not_found` for a key that is unknown, revoked or not theirs to revoke. */
  async revoke(person: Person, id: string): Promise<void> {
    const isAdmin = person.roles.includes('company_admin');
    const text = `UPDATE api_keys SET revoked_at = now() WHERE company_id = $1 AND id = $2 AND revoked_at IS NULL
      AND (person_id = $3 OR (kind = 'service' AND $4)) RETURNING id`;
    const values = [person.companyId, id, person.id, isAdmin];
    await this.change(person, id, 'api_key.revoked', { text, values });
  }

  /** Lets a service key act for `person`. May be repeated. Throws ToolError `not_found` unless it is a live service key. */
  async grant(person: Person, id: string): Promise<void> {
    const text = `INSERT INTO service_key_grants (company_id, key_id, person_id)
      SELECT company_id, id, $3 FROM api_keys
      WHERE company_id = $1 AND id = $2 AND kind = 'service' AND revoked_at IS NULL
      ON CONFLICT (company_id, key_id, person_id) DO UPDATE SET granted_at = service_key_grants.granted_at
      RETURNING key_id`;
    await this.change(person, id, 'api_key.granted', { text, values: [person.companyId, id, person.id] });
  }

  /** Takes the grant back. Throws ToolError `not_found` when there was none. */
  async withdraw(person: Person, id: string): Promise<void> {
    const text = `DELETE FROM service_key_grants WHERE company_id = $1 AND key_id = $2 AND person_id = $3 RETURNING key_id`;
    await this.change(person, id, 'api_key.withdrawn', { text, values: [person.companyId, id, person.id] });
  }

  /** Whether a person lets a service key, which must be alive, act for them. */
  async isGranted(
    key: { readonly companyId: string; readonly id: string },
    personId: string,
  ): Promise<boolean> {
    const rows = await this.database.execute(grantedTo, [key.companyId, key.id, personId]);
    return rows.length > 0;
  }

  /** Who stands behind a key; see KeyHolder. Throws Unauthenticated for every key that may not act. */
  async identify(key: string, actFor?: string): Promise<KeyHolder> {
    return identify(this.database, key, actFor);
  }

  private async change(
    person: Person,
    id: string,
    action: string,
    { text, values }: { text: string; values: unknown[] },
  ): Promise<void> {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw unknown();
    await this.database.inCompany(person.companyId, async (manager) => {
      if ((await changed(manager, text, values)) === 0) throw unknown();
      await record(manager, person, action, `api_key:${id}`);
    });
  }
}

// TypeORM answers [rows, count] to UPDATE and DELETE, and rows to INSERT.
async function changed(manager: EntityManager, text: string, values: unknown[]): Promise<number> {
  const result = await manager.query<unknown[]>(text, values);
  return Array.isArray(result[0]) ? result[0].length : result.length;
}
