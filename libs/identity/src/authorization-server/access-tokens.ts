import type { Database, Statement } from '@hub/platform';

import { Unauthenticated } from '../errors.js';
import { activePerson, personColumns, personOf, type PersonRow } from '../people/person-row.js';
import type { Person } from '../people/person.js';
import { parseAccessToken } from './access-token-text.js';

/** A token as it is stored. `personId` is null for a service's own token, which acts for whoever granted it that. */
export interface IssuedToken {
  readonly text: string;
  readonly grantId: string | null;
  readonly keyId: string | null;
  readonly personId: string | null;
  /** The path of the protected resource. */
  readonly audience: string;
  readonly writes: boolean;
  readonly payload: object;
  /** Seconds from now. */
  readonly expiresIn: number;
}

/** What shows who calls: a token, at which address, and for whom when it is a service's own. */
export interface ShownToken {
  readonly token: string;
  readonly audience: string;
  readonly actFor?: string | undefined;
}

const insert: Statement = {
  name: 'identity.keep_access_token',
  text: `INSERT INTO access_tokens (company_id, hash, grant_id, key_id, person_id, audience, writes, payload, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $9))`,
};

/**
 * The part of a look-up that finds who acts with a token `a`: as parts of FROM and WHERE, where `p` is the acting person.
 * The runtime asks the same in its own look-up.
 */
export const tokenHolder = {
  joins: `LEFT JOIN agent_grants g ON g.company_id = a.company_id AND g.id = a.grant_id
    LEFT JOIN api_keys k ON k.company_id = a.company_id AND k.id = a.key_id`,
  alive: `a.expires_at > now() AND (a.grant_id IS NULL OR g.ended_at IS NULL)
    AND (a.key_id IS NULL OR (k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
      AND EXISTS (SELECT FROM service_key_grants sg
        WHERE sg.company_id = a.company_id AND sg.key_id = a.key_id AND sg.person_id = p.id)))`,
  writes: 'a.writes AND coalesce(g.writes, true)',
} as const;

const select: Statement = {
  name: 'identity.access_token',
  text: `SELECT a.payload, a.grant_id, a.key_id, a.audience, a.writes AND coalesce(g.writes, true) AS writes,
      extract(epoch FROM a.expires_at - now())::float8 AS expires_in
    FROM access_tokens a LEFT JOIN people p ON p.company_id = a.company_id AND p.id = a.person_id
    ${tokenHolder.joins}
    WHERE a.company_id = $1 AND a.hash = $2 AND CASE WHEN a.person_id IS NULL THEN a.expires_at > now()
      AND k.revoked_at IS NULL ELSE ${activePerson} AND ${tokenHolder.alive} END`,
};

const remove: Statement = {
  name: 'identity.end_access_token',
  text: 'DELETE FROM access_tokens WHERE company_id = $1 AND hash = $2',
};

const removeOfGrant: Statement = {
  name: 'identity.end_access_tokens_of_grant',
  text: 'DELETE FROM access_tokens WHERE company_id = $1 AND grant_id = $2',
};

const holder: Statement = {
  name: 'identity.access_token_holder',
  text: `SELECT ${tokenHolder.writes} AS writes, ${personColumns} FROM access_tokens a
    JOIN people p ON p.company_id = a.company_id AND p.id = coalesce(a.person_id, p.id) AND ${activePerson}
      AND CASE WHEN $4::text IS NULL THEN a.person_id IS NOT NULL ELSE $4 IN (p.id::text, p.email) END
    ${tokenHolder.joins}
    WHERE a.company_id = $1 AND a.hash = $2 AND a.audience = $3 AND ${tokenHolder.alive}`,
};

// A refresh token lives 30 days: a grant without one is over.
const sweeps: readonly Statement[] = [
  {
    name: 'identity.sweep_agent_grants',
    text: `UPDATE agent_grants SET ended_at = now()
      WHERE ended_at IS NULL AND greatest(granted_at, last_used_at) < now() - interval '31 days'`,
  },
  { name: 'identity.sweep_access_tokens', text: 'DELETE FROM access_tokens WHERE expires_at < now()' },
  { name: 'identity.sweep_oauth_items', text: 'DELETE FROM oauth_items WHERE expires_at < now()' },
  {
    name: 'identity.sweep_oauth_clients',
    text: `DELETE FROM oauth_clients c WHERE registered_at < now() - interval '30 days'
      AND NOT EXISTS (SELECT FROM agent_grants g WHERE g.client_id = c.id AND g.ended_at IS NULL)`,
  },
];

/** What is found about a token that is alive. `writes` already counts what the person has taken back. */
export interface FoundToken {
  readonly companyId: string;
  readonly payload: Record<string, unknown>;
  readonly grantId: string | null;
  readonly keyId: string | null;
  readonly audience: string;
  readonly writes: boolean;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Access tokens by the hash of their text. Opaque: what a token may do is looked up with every call, so it can be taken back. */
export class AccessTokens {
  constructor(private readonly database: Database) {}

  /** Stores a token that has just been made. */
  async keep({ text, payload, expiresIn, ...token }: IssuedToken): Promise<void> {
    const parsed = parseAccessToken(text);
    if (!parsed) throw new Error('An access token of another form was made.');
    const { grantId, keyId, personId, audience, writes } = token;
    const values = [parsed.companyId, parsed.hash, grantId, keyId, personId, audience, writes];
    await this.database.execute(insert, [...values, JSON.stringify(payload), expiresIn]);
  }

  /** A token that has neither expired nor lost its grant. */
  async find(text: string): Promise<FoundToken | undefined> {
    const parsed = parseAccessToken(text);
    if (!parsed) return undefined;
    type Row = Omit<FoundToken, 'companyId' | 'grantId' | 'keyId' | 'expiresIn'> & {
      grant_id: string | null;
      key_id: string | null;
      expires_in: number;
    };
    const [row] = await this.database.execute<Row>(select, [parsed.companyId, parsed.hash]);
    if (!row) return undefined;
    const { grant_id: grantId, key_id: keyId, expires_in: expiresIn, ...rest } = row;
    return { companyId: parsed.companyId, grantId, keyId, expiresIn, ...rest };
  }

  /** Ends one token; an unknown one is no error. */
  async end(text: string): Promise<void> {
    const parsed = parseAccessToken(text);
    if (parsed) await this.database.execute(remove, [parsed.companyId, parsed.hash]);
  }

  /** Ends every token under a grant. */
  async endOfGrant(companyId: string, grantId: string): Promise<void> {
    await this.database.execute(removeOfGrant, [companyId, grantId]);
  }

  /** Who acts with a token at an address. Throws Unauthenticated for every token that may not act there, without saying why. */
  async identify({ token, audience, actFor }: ShownToken): Promise<{ person: Person; writes: boolean }> {
    const parsed = parseAccessToken(token);
    if (!parsed) throw new Unauthenticated();
    const who = actFor?.trim().toLowerCase() ?? null;
    const values = [parsed.companyId, parsed.hash, audience, who];
    const [row] = await this.database.execute<PersonRow & { writes: boolean }>(holder, values);
    if (!row) throw new Unauthenticated();
    return { person: personOf(row), writes: row.writes };
  }

  /** Removes tokens, codes and sign-ins that have expired, and registered clients that nobody uses. To be called now and then. */
  async sweep(): Promise<void> {
    for (const statement of sweeps) await this.database.execute(statement, []);
  }
}
