import { Forbidden } from '../errors.js';

/** Every role there is. Whoever has none is an employee; no role includes another. */
export const roles = [
  'catalogue_editor',
  'company_admin',
  'analytics_viewer',
  'auditor',
  'group_admin',
] as const;

/** What somebody may do beyond an employee. */
export type Role = (typeof roles)[number];

/** Somebody of one company, as the database knows them at this moment. `email` is in lower case. */
export interface Person {
  readonly companyId: string;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly teamIds: readonly string[];
}

const titles: Record<Role, string> = {
  catalogue_editor: 'a catalogue editor',
  company_admin: 'a company admin',
  analytics_viewer: 'an analytics viewer',
  auditor: 'an auditor',
  group_admin: 'a group admin',
};

/** Throws Forbidden unless `person` has `role`. */
export function requireRole(person: Person, role: Role): void {
  if (!person.roles.includes(role)) throw new Forbidden(`Only ${titles[role]} may do this.`);
}
