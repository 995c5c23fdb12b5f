/**
 * Who calls, as parts of a statement: `from` joins the acting person as `p`, `where` picks one; `key` and `skills` are what the
 * key adds. $1 is the company, $6 the key's hash or the person, $7 for whom a key acts.
 */
export interface Caller {
  readonly name: string;
  readonly key: string;
  readonly skills: string;
  readonly from: string;
  readonly where: string;
}

const company = 'JOIN companies o ON o.id = p.company_id';
const active = `p.status = 'active' AND o.status = 'active'`;
const liveKey = `k.company_id = $1 AND k.hash = $6 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`;

/** The owner of a personal key. */
export const byKey: Caller = {
  name: 'key',
  key: 'k.id',
  skills: 'k.skills',
  from: `api_keys k JOIN people p ON p.company_id = k.company_id AND p.id = k.person_id ${company}`,
  where: `${liveKey} AND k.kind = 'personal' AND ${active}`,
};

/** Whoever the key names: for a service key a person who has granted it, for a personal one nobody but its owner. */
export const byActingKey: Caller = {
  name: 'acting_key',
  key: 'k.id',
  skills: 'k.skills',
  from: `api_keys k JOIN people p ON p.company_id = k.company_id AND $7 IN (p.id::text, p.email) ${company}`,
  where: `${liveKey} AND ${active} AND CASE k.kind WHEN 'personal' THEN p.id = k.person_id ELSE EXISTS (
    SELECT FROM service_key_grants g WHERE g.company_id = k.company_id AND g.key_id = k.id AND g.person_id = p.id) END`,
};

/** Whoever is signed in. */
export const bySession: Caller = {
  name: 'session',
  key: 'NULL::uuid',
  skills: 'NULL::text[]',
  from: `people p ${company}`,
  where: `p.company_id = $1 AND p.id = $6 AND ${active}`,
};
