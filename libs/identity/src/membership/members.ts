import type { EntityManager } from 'typeorm';

import type { Role } from '../people/person.js';

/** Somebody of a company as its administrators see them. `keys` are those that work now. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: 'active' | 'left';
  readonly roles: readonly Role[];
  readonly connections: number;
  readonly keys: number;
}

const columns = `p.id, p.name, p.email, CASE p.status WHEN 'active' THEN 'active' ELSE 'left' END AS status,
  ARRAY(SELECT r.role FROM person_roles r WHERE r.company_id = p.company_id AND r.person_id = p.id ORDER BY r.role) AS roles,
  (SELECT count(*)::integer FROM connections c WHERE c.company_id = p.company_id AND c.person_id = p.id) AS connections,
  (SELECT count(*)::integer FROM api_keys k WHERE k.company_id = p.company_id AND k.person_id = p.id AND k.revoked_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now())) AS keys`;

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A page by name; `after` is the id of the last one of the page before. */
export async function listMembers(
  manager: EntityManager,
  companyId: string,
  { search = '', after, limit }: { search?: string | undefined; after?: string | undefined; limit: number },
): Promise<Member[]> {
  const text = `SELECT ${columns} FROM people p
    WHERE p.company_id = $1 AND ($2 = '' OR strpos(lower(p.name), lower($2)) > 0 OR strpos(p.email, lower($2)) > 0)
      AND ($3::uuid IS NULL OR (lower(p.name), p.id) > (SELECT lower(q.name), q.id FROM people q WHERE q.company_id = $1 AND q.id = $3))
    ORDER BY lower(p.name), p.id LIMIT $4`;
  return manager.query<Member[]>(text, [companyId, search.trim(), after ?? null, limit]);
}

export async function countMembers(
  manager: EntityManager,
  companyId: string,
): Promise<{ active: number; left: number }> {
  const text = `SELECT count(*) FILTER (WHERE status = 'active')::integer AS active,
    count(*) FILTER (WHERE status <> 'active')::integer AS left FROM people WHERE company_id = $1`;
  const [row] = await manager.query<{ active: number; left: number }[]>(text, [companyId]);
  return row ?? { active: 0, left: 0 };
}

export async function findMember(
  manager: EntityManager,
  companyId: string,
  who: string,
): Promise<Member | undefined> {
  const by = isUuid(who) ? 'p.id = $2::uuid' : 'p.email = lower($2)';
  const [row] = await manager.query<Member[]>(
    `SELECT ${columns} FROM people p WHERE p.company_id = $1 AND ${by}`,
    [companyId, who],
  );
  return row;
}
