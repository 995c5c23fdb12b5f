import type { Database, Statement } from '@hub/platform';

import { SignInRefused } from '../errors.js';
import { isPassword } from './password.js';
import { activePerson, personColumns, personOf, type PersonRow } from './person-row.js';
import type { Person } from './person.js';

/** What a person typed. `company` is a slug, needed only where one address is in several companies. */
export interface PasswordSignIn {
  readonly email: string;
  readonly password: string;
  readonly company?: string | undefined;
}

/** A team of a company. */
export interface Team {
  readonly id: string;
  readonly name: string;
}

/** The company a person is of and the names of their teams. */
export interface Surroundings {
  readonly company: { readonly id: string; readonly slug: string; readonly name: string };
  readonly teams: readonly Team[];
}

const byId: Statement = {
  name: 'identity.person_by_id',
  text: `SELECT ${personColumns} FROM people p WHERE p.company_id = $1 AND p.id = $2 AND ${activePerson}`,
};

// The one statement that may look across companies: it finds out which of them is meant.
const byEmail: Statement = {
  name: 'identity.people_by_email',
  text: `SELECT ${personColumns}, p.password_hash FROM people p
    JOIN companies c ON c.id = p.company_id AND c.status = 'active'
    WHERE p.email = $1 AND p.status = 'active' AND ($2::text IS NULL OR c.slug = $2)
    ORDER BY p.company_id LIMIT 8`,
};

const around: Statement = {
  name: 'identity.surroundings',
  text: `SELECT c.id, c.slug, c.name, (
      SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name), '[]')
      FROM team_members m JOIN teams t ON t.company_id = m.company_id AND t.id = m.team_id
      WHERE m.company_id = c.id AND m.person_id = $2) AS teams
    FROM companies c WHERE c.id = $1`,
};

/** The people of every company, found one at a time. */
export class People {
  constructor(private readonly database: Database) {}

  /** Somebody who may act now; undefined for an unknown, foreign or disabled id. */
  async findById(companyId: string, personId: string): Promise<Person | undefined> {
    const [row] = await this.database.execute<PersonRow>(byId, [companyId, personId]);
    return row && personOf(row);
  }

  /** As `findById`, for an id that must exist: throws SignInRefused when it does not. */
  async byId(companyId: string, personId: string): Promise<Person> {
    const person = await this.findById(companyId, personId);
    if (!person) throw new SignInRefused();
    return person;
  }

  /**
   * Signs in with a password. Throws SignInRefused in the same words and after the same work for an unknown address and
   * a wrong password; `company_needed` only to whoever knows the password in several companies.
   */
  async signIn({ email, password, company }: PasswordSignIn): Promise<Person> {
    const values = [email.trim().toLowerCase(), company ?? null];
    const rows = await this.database.execute<PersonRow & { password_hash: string | null }>(byEmail, values);
    const hashes = rows.length > 0 ? rows.map((row) => row.password_hash ?? undefined) : [undefined];
    const fits = await Promise.all(hashes.map((hash) => isPassword(password, hash)));
    const [person, ...others] = rows.filter((_, index) => fits[index]);
    if (!person) throw new SignInRefused();
    if (others.length > 0) throw new SignInRefused('company_needed');
    return personOf(person);
  }

  /** The company and the teams of `person`, by name. */
  async surroundingsOf(person: Person): Promise<Surroundings> {
    type Row = Surroundings['company'] & { teams: Team[] };
    const [row] = await this.database.execute<Row>(around, [person.companyId, person.id]);
    if (!row) throw new SignInRefused();
    const { teams, ...company } = row;
    return { company, teams };
  }

  /** Everybody of the reader's company, by name, disabled people left out; at most 1,000. */
  async list(reader: Person): Promise<Person[]> {
    const text = `SELECT ${personColumns} FROM people p WHERE p.status = 'active' ORDER BY p.name, p.id LIMIT 1000`;
    const rows = await this.database.inCompany(reader.companyId, (manager) =>
      manager.query<PersonRow[]>(text),
    );
    return rows.map(personOf);
  }

  /** The teams of the reader's company, by name. */
  async teams(reader: Person): Promise<Team[]> {
    return this.database.inCompany(reader.companyId, (manager) =>
      manager.query<Team[]>('SELECT id, name FROM teams ORDER BY name, id'),
    );
  }
}
