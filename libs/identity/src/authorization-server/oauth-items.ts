import { createHash, createHmac } from 'node:crypto';

import { type Database, seal, type Statement, unseal } from '@hub/platform';

import { type OfCompany, parseName } from './subject.js';

/** Something short-lived of the authorization server, as oidc-provider hands it over. */
export interface OauthItem {
  readonly [name: string]: unknown;
  /** The name of the grant that it belongs to. */
  readonly grantId?: string | undefined;
}

const upsert: Statement = {
  name: 'identity.keep_oauth_item',
  text: `INSERT INTO oauth_items (id_hash, kind, company_id, grant_id, sealed, expires_at)
    VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
    ON CONFLICT (id_hash) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at`,
};

const select: Statement = {
  name: 'identity.oauth_item',
  text: `SELECT sealed, extract(epoch FROM consumed_at)::float8 AS consumed FROM oauth_items
    WHERE id_hash = $1 AND kind = $2 AND expires_at > now()`,
};

const consume: Statement = {
  name: 'identity.consume_oauth_item',
  text: `UPDATE oauth_items SET consumed_at = now() WHERE id_hash = $1 AND kind = $2 AND consumed_at IS NULL
    RETURNING 1 AS done`,
};

const remove: Statement = {
  name: 'identity.end_oauth_item',
  text: 'DELETE FROM oauth_items WHERE id_hash = $1 AND kind = $2',
};

const removeOfGrant: Statement = {
  name: 'identity.end_oauth_items_of_grant',
  text: 'DELETE FROM oauth_items WHERE company_id = $1 AND grant_id = $2 AND kind = $3',
};

/**
 * Codes, refresh tokens, sessions and sign-ins under way, each found and opened only by its id: the table has the id's hash,
 * and the content is encrypted with a key made from the id. Whoever reads the table can use none of it.
 */
export class OauthItems {
  constructor(private readonly database: Database) {}

  /** Stores or replaces an item for `expiresIn` seconds. */
  async keep(kind: string, id: string, item: OauthItem, expiresIn: number): Promise<void> {
    const { jti: _id, ...rest } = item;
    const grant: OfCompany | undefined = parseName(item.grantId);
    const sealed = seal(keyFor(kind, id), [kind], Buffer.from(JSON.stringify(rest)));
    const values = [hashOf(kind, id), kind, grant?.companyId ?? null, grant?.id ?? null, sealed, expiresIn];
    await this.database.execute(upsert, values);
  }

  /** An item that has not expired; `consumed` (seconds since 1970) when it was used once already. */
  async find(kind: string, id: string): Promise<OauthItem | undefined> {
    type Row = { sealed: Buffer; consumed: number | null };
    const [row] = await this.database.execute<Row>(select, [hashOf(kind, id), kind]);
    if (!row) return undefined;
    const item = JSON.parse(unseal(keyFor(kind, id), [kind], row.sealed).toString()) as OauthItem;
    return { ...item, jti: id, ...(row.consumed !== null && { consumed: row.consumed }) };
  }

  /** Marks an item as used. False when somebody was faster: of two at once one wins. */
  async consume(kind: string, id: string): Promise<boolean> {
    const rows = await this.database.execute(consume, [hashOf(kind, id), kind]);
    return rows.length > 0;
  }

  /** Ends one item; an unknown one is no error. */
  async end(kind: string, id: string): Promise<void> {
    await this.database.execute(remove, [hashOf(kind, id), kind]);
  }

  /** Ends every item of a kind under a grant. */
  async endOfGrant(kind: string, grant: OfCompany): Promise<void> {
    await this.database.execute(removeOfGrant, [grant.companyId, grant.id, kind]);
  }
}

const hashOf = (kind: string, id: string): Buffer => createHash('sha256').update(`${kind} ${id}`).digest();

const keyFor = (kind: string, id: string): Buffer =>
  createHmac('sha256', id).update(`skillhub oauth item ${kind}`).digest();
