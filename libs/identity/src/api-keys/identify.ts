import type { Database, Statement } from '@hub/platform';

import { Unauthenticated } from '../errors.js';
import { activePerson, personColumns, personOf, type PersonRow } from '../people/person-row.js';
import type { Person } from '../people/person.js';
import { parseKey } from './key-text.js';

/** Whom a key acts for. `skills` limits it; null means every skill of the person. */
export interface KeyHolder {
  readonly keyId: string;
  readonly skills: readonly string[] | null;
  readonly person: Person;
}

// A service key acts for whoever granted it; naming yourself on a personal key changes nothing.
const holder: Statement = {
  name: 'identity.key_holder',
  text: `SELECT k.id AS key_id, k.skills, ${personColumns} FROM api_keys k
    JOIN people p ON p.company_id = k.company_id AND ${activePerson} AND (
      (k.kind = 'personal' AND p.id = k.person_id AND ($3::text IS NULL OR $3 IN (p.id::text, p.email)))
      OR (k.kind = 'service' AND $3 IN (p.id::text, p.email) AND EXISTS (
        SELECT FROM service_key_grants g
        WHERE g.company_id = k.company_id AND g.key_id = k.id AND g.person_id = p.id)))
    WHERE k.company_id = $1 AND k.hash = $2 AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > now())`,
};

/**
 * Who stands behind a key. `actFor` is the person's e-mail address or id, which a service key must name.
 * Throws Unauthenticated for every key that may not act, without saying why.
 */
export async function identify(database: Database, key: string, actFor?: string): Promise<KeyHolder> {
  const parsed = parseKey(key);
  if (!parsed) throw new Unauthenticated();
  type Row = PersonRow & { key_id: string; skills: string[] | null };
  const values = [parsed.companyId, parsed.hash, actFor?.trim().toLowerCase() ?? null];
  const [row] = await database.execute<Row>(holder, values);
  if (!row) throw new Unauthenticated();
  return { keyId: row.key_id, skills: row.skills, person: personOf(row) };
}
