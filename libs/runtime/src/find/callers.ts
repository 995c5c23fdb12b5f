import { tokenHolder } from '@hub/identity';

/**
 * Who calls, as parts of a question: `from` joins the acting person as `p`, `where` picks one; `key`, `mayUse` and `readsOnly`
 * are what the key or token adds. Asked with are `q.company`, `q.who` (the hash of what was shown, or the person; `whoIs` its
 * type), `q.acts_for` and, with a token, `q.audience`.
 */
export interface Caller {
  readonly name: string;
  readonly whoIs: 'bytea' | 'uuid';
  /** What is asked with besides, with SQL types. */
  readonly asks?: Readonly<Record<string, string>>;
  readonly key: string;
  /** Whether it lets a skill be used, by the expression of the skill's id. */
  readonly mayUse: (skill: string) => string;
  readonly readsOnly: string;
  readonly from: string;
  readonly where: string;
}

const company = 'JOIN companies o ON o.id = p.company_id';
const within = (limit: string) => (skill: string) => `(${limit} IS NULL OR ${skill} = ANY (${limit}))`;
const active = `p.status = 'active' AND o.status = 'active'`;
const liveKey = `k.company_id = q.company AND k.hash = q.who AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`;

/** The owner of a personal key. */
export const byKey: Caller = {
  name: 'key',
  whoIs: 'bytea',
  key: 'k.id',
  mayUse: within('k.skills'),
  readsOnly: 'false',
  from: `api_keys k JOIN people p ON p.company_id = k.company_id AND p.id = k.person_id ${company}`,
  where: `${liveKey} AND k.kind = 'personal' AND ${active}`,
};

/** Whoever the key names: for a service key a person who has granted it, for a personal one nobody but its owner. */
export const byActingKey: Caller = {
  name: 'acting_key',
  whoIs: 'bytea',
  key: 'k.id',
  mayUse: within('k.skills'),
  readsOnly: 'false',
  from: `api_keys k JOIN people p ON p.company_id = k.company_id AND q.acts_for IN (p.id::text, p.email) ${company}`,
  where: `${liveKey} AND ${active} AND CASE k.kind WHEN 'personal' THEN p.id = k.person_id ELSE EXISTS (
    SELECT FROM service_key_grants g WHERE g.company_id = k.company_id AND g.key_id = k.id AND g.person_id = p.id) END`,
};

const liveToken = `a.company_id = q.company AND a.hash = q.who AND a.audience = q.audience AND ${tokenHolder.alive}`;
const byAnyToken = {
  whoIs: 'bytea',
  asks: { audience: 'text' },
  key: 'coalesce(a.key_id, a.grant_id)',
  mayUse: (skill: string) => `${within('g.skills')(skill)} AND ${within('k.skills')(skill)}`,
  readsOnly: `NOT (${tokenHolder.writes})`,
} as const;

/** The person under whose grant a token was issued. */
export const byToken: Caller = {
  ...byAnyToken,
  name: 'token',
  from: `access_tokens a JOIN people p ON p.company_id = a.company_id AND p.id = a.person_id ${company} ${tokenHolder.joins}`,
  where: `${liveToken} AND ${active}`,
};

/** Whoever the holder of a token names: with a service's own token a person who has granted it that, else only its own person. */
export const byActingToken: Caller = {
  ...byAnyToken,
  name: 'acting_token',
  from: `access_tokens a JOIN people p ON p.company_id = a.company_id AND q.acts_for IN (p.id::text, p.email)
    AND p.id = coalesce(a.person_id, p.id) ${company} ${tokenHolder.joins}`,
  where: `${liveToken} AND ${active}`,
};

/** Whoever is signed in. */
export const bySession: Caller = {
  name: 'session',
  whoIs: 'uuid',
  key: 'NULL::uuid',
  mayUse: () => 'true',
  readsOnly: 'false',
  from: `people p ${company}`,
  where: `p.company_id = q.company AND p.id = q.who AND ${active}`,
};
