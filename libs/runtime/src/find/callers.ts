/**
 * Who calls, as parts of a question: `from` joins the acting person as `p`, `where` picks one; `key` and `skills` are what the
 * key adds. Asked with are `q.company`, `q.who` (the key's hash or the person, `whoIs` its type) and `q.acts_for`.
 */
export interface Caller {
  readonly name: string;
  readonly whoIs: 'bytea' | 'uuid';
  readonly key: string;
  readonly skills: string;
  readonly from: string;
  readonly where: string;
}

const company = 'JOIN companies o ON o.id = p.company_id';
const active = `p.status = 'active' AND o.status = 'active'`;
const liveKey = `k.company_id = q.company AND k.hash = q.who AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`;

/** The owner of a personal key. */
export const byKey: Caller = {
  name: 'key',
  whoIs: 'bytea',
  key: 'k.id',
  skills: 'k.skills',
  from: `api_keys k JOIN people p ON p.company_id = k.company_id AND p.id = k.person_id ${company}`,
  where: `${liveKey} AND k.kind = 'personal' AND ${active}`,
};

/** Whoever the key names: for a service key a person who has granted it, for a personal one nobody but its owner. */
export const byActingKey: Caller = {
  name: 'acting_key',
  whoIs: 'bytea',
  key: 'k.id',
  skills: 'k.skills',
  from: `api_keys k JOIN people p ON p.company_id = k.company_id AND q.acts_for IN (p.id::text, p.email) ${company}`,
  where: `${liveKey} AND ${active} AND CASE k.kind WHEN 'personal' THEN p.id = k.person_id ELSE EXISTS (
    SELECT FROM service_key_grants g WHERE g.company_id = k.company_id AND g.key_id = k.id AND g.person_id = p.id) END`,
};

/** Whoever is signed in. */
export const bySession: Caller = {
  name: 'session',
  whoIs: 'uuid',
  key: 'NULL::uuid',
  skills: 'NULL::text[]',
  from: `people p ${company}`,
  where: `p.company_id = q.company AND p.id = q.who AND ${active}`,
};
