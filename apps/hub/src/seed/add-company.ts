import { hashPassword } from '@hub/identity';
import type pg from 'pg';

import { type DemoCompany, demoPassword } from './demo-companies.js';

/** Adds a company with its people, roles and teams. `client` is the tables' owner. Returns the ids by e-mail. */
export async function addCompany(client: pg.Client, company: DemoCompany) {
  const companyId = await idOf(client, 'INSERT INTO companies (slug, name) VALUES ($1, $2) RETURNING id', [
    company.slug,
    company.name,
  ]);
  const people = new Map<string, string>();
  for (const { email, name, roles, team } of company.people) {
    const personId = await idOf(
      client,
      'INSERT INTO people (company_id, email, name, password_hash) VALUES ($1, $2, $3, $4) RETURNING id',
      [companyId, email, name, await hashPassword(demoPassword)],
    );
    people.set(email, personId);
    for (const role of roles) {
      const values = [companyId, personId, role];
      await client.query(
        'INSERT INTO person_roles (company_id, person_id, role) VALUES ($1, $2, $3)',
        values,
      );
    }
    if (team !== undefined) await joinTeam(client, { companyId, personId, team });
  }
  return { companyId, people };
}

async function joinTeam(
  client: pg.Client,
  facts: { companyId: string; personId: string; team: string },
): Promise<void> {
  const teamId = await idOf(
    client,
    `INSERT INTO teams (company_id, name) VALUES ($1, $2)
     ON CONFLICT (company_id, name) DO UPDATE SET name = excluded.name RETURNING id`,
    [facts.companyId, facts.team],
  );
  await client.query('INSERT INTO team_members (company_id, team_id, person_id) VALUES ($1, $2, $3)', [
    facts.companyId,
    teamId,
    facts.personId,
  ]);
}

async function idOf(client: pg.Client, text: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await client.query<{ id: string }>(text, [...values]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('The row was not written');
  return id;
}
