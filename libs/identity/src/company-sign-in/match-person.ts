import type { Database } from '@hub/platform';
import type { EntityManager } from 'typeorm';

import { SignInRefused } from '../errors.js';
import { personColumns, personOf, type PersonRow } from '../people/person-row.js';
import type { Person, Role } from '../people/person.js';
import { record } from '../record.js';
import type { Claims } from './claims.js';
import type { Directory } from './directory.js';

type Known = PersonRow & { subject: string | null; status: string };

const select = `SELECT ${personColumns}, p.subject, p.status FROM people p`;

/**
 * Finds or creates the person of these claims, within the one company: by subject; else by an e-mail address that the
 * issuer vouches for, which then takes the subject. Gives the roles of their groups and takes those that groups give and
 * theirs no longer do.
 */
export async function matchPerson(database: Database, directory: Directory, claims: Claims): Promise<Person> {
  return database.inCompany(directory.companyId, async (manager) => {
    const known =
      (await bySubject(manager, claims)) ??
      (await byEmail(manager, claims)) ??
      (await create(manager, directory, claims));
    if (known.status !== 'active') throw new SignInRefused();
    const person = personOf(known);
    return { ...person, roles: await followGroups(manager, person, directory, claims) };
  });
}

async function bySubject(manager: EntityManager, { subject }: Claims): Promise<Known | undefined> {
  const [row] = await manager.query<Known[]>(`${select} WHERE p.subject = $1`, [subject]);
  return row;
}

async function byEmail(
  manager: EntityManager,
  { subject, email, emailIsVerified }: Claims,
): Promise<Known | undefined> {
  if (email === undefined || !emailIsVerified) throw new SignInRefused('not_verified');
  const [row] = await manager.query<Known[]>(`${select} WHERE p.email = $1 FOR UPDATE`, [email]);
  if (!row) return undefined;
  // The address belongs to somebody whom the issuer knows by another subject: a reused address, not the same person.
  if (row.subject !== null) throw new SignInRefused();
  const values = [row.company_id, row.id, subject];
  await manager.query(
    'UPDATE people SET subject = $3, updated_at = now() WHERE company_id = $1 AND id = $2',
    values,
  );
  await record(manager, personOf(row), 'person.linked', `person:${row.id}`);
  return row;
}

async function create(
  manager: EntityManager,
  { companyId }: Directory,
  { subject, email, name }: Claims,
): Promise<Known> {
  const [made] = await manager.query<{ id: string }[]>(
    `INSERT INTO people (company_id, email, name, subject) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING id`,
    [companyId, email, name ?? email, subject],
  );
  const [row] = await manager.query<Known[]>(`${select} WHERE p.subject = $1`, [subject]);
  if (!row) throw new SignInRefused();
  if (made) await record(manager, personOf(row), 'person.created', `person:${row.id}`);
  return row;
}

async function followGroups(
  manager: EntityManager,
  person: Person,
  { roleOfGroup }: Directory,
  { groups }: Claims,
): Promise<Role[]> {
  const given = new Set(
    (groups ?? []).flatMap((group) => (Object.hasOwn(roleOfGroup, group) ? [roleOfGroup[group]] : [])),
  );
  const governed = new Set(Object.values(roleOfGroup));
  const kept = person.roles.filter((role) => !governed.has(role) || given.has(role));
  const added = [...given].filter((role): role is Role => role !== undefined && !person.roles.includes(role));
  const removed = person.roles.filter((role) => !kept.includes(role));
  if (added.length === 0 && removed.length === 0) return kept;
  const where = [person.companyId, person.id];
  await manager.query(
    'DELETE FROM person_roles WHERE company_id = $1 AND person_id = $2 AND role = ANY($3)',
    [...where, removed],
  );
  await manager.query(
    `INSERT INTO person_roles (company_id, person_id, role) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
    [...where, added],
  );
  await record(manager, person, 'person.roles_changed', `person:${person.id}`, { added, removed });
  return [...kept, ...added].toSorted();
}
