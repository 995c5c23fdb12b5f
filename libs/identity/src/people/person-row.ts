import type { Person, Role } from './person.js';

/** A person as the statements below return them. */
export interface PersonRow {
  readonly company_id: string;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: Role[];
  readonly team_ids: string[];
}

/** What is selected from `people p` to make a Person, roles and teams included. */
export const personColumns = `p.company_id, p.id, p.email, p.name,
  ARRAY(SELECT r.role FROM person_roles r
    WHERE r.company_id = p.company_id AND r.person_id = p.id ORDER BY r.role) AS roles,
  ARRAY(SELECT m.team_id::text FROM team_members m
    WHERE m.company_id = p.company_id AND m.person_id = p.id ORDER BY m.team_id) AS team_ids`;

/** Somebody may act while neither they nor their company is switched off. */
export const activePerson = `p.status = 'active' AND EXISTS (
  SELECT FROM companies c WHERE c.id = p.company_id AND c.status = 'active')`;

export const personOf = (row: PersonRow): Person => ({
  companyId: row.company_id,
  id: row.id,
  email: row.email,
  name: row.name,
  roles: row.roles,
  teamIds: row.team_ids,
});
