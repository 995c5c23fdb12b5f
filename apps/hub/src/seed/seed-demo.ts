import { ProviderClients, TokenEndpoint } from '@hub/connections';
import { CompanyKeys, openKeys, People } from '@hub/identity';
import { providers } from '@hub/integrations';
import { Database, type Env, loginsOf, ownerUrlOf } from '@hub/platform';
import pg from 'pg';

import { addCompany } from './add-company.js';
import { addDemoAgents } from './demo-agents.js';
import { demoClient, demoCompanies, demoPassword } from './demo-companies.js';
import { providerUrls } from '../core/provider-urls.js';

/**
 * Adds the demo companies to an empty database, registers the sandbox's client with each, checked for real, and makes their agents.
 * Returns who may sign in, as text. Throws when the check is not green: then the sandbox is not there.
 */
export async function seedDemo(env: Env): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrlOf(env) });
  await owner.connect();
  const { rows } = await owner.query('SELECT FROM companies LIMIT 1');
  if (rows.length > 0) throw new Error('The demo is only for an empty database.');
  await owner.query('BEGIN');
  const added = [];
  for (const company of demoCompanies) added.push({ company, ...(await addCompany(owner, company)) });
  await owner.query('COMMIT');
  await owner.end();
  for (const { company, companyId, people } of added) {
    const admin = company.people.find(({ roles }) => roles.includes('company_admin'));
    await fillCompany(env, companyId, people.get(admin?.email ?? '') ?? '');
  }
  return `${demoCompanies.flatMap(({ name, people }) => people.map((person) => line(name, person))).join('\n')}\n`;
}

async function fillCompany(env: Env, companyId: string, adminId: string): Promise<void> {
  const database = new Database({ ...loginsOf(env), pool: 2, entities: [], migrations: [] });
  await database.open();
  const endpoint = new TokenEndpoint(providerUrls(env));
  try {
    const admin = await new People(database).byId(companyId, adminId);
    const keys = new CompanyKeys(database, await openKeys(database, env));
    const clients = new ProviderClients({ database, keys, endpoint, publicUrl: env.PUBLIC_URL, providers });
    for (const { id } of providers) {
      await clients.set(admin, id, { clientId: demoClient.id, secret: demoClient.secret });
      const bad = (await clients.check(admin, id)).filter(({ ok }) => !ok);
      if (bad.length > 0) throw new Error(`The sandbox refuses the demo's client: ${JSON.stringify(bad)}`);
    }
    await addDemoAgents(env, { database, keys }, admin);
  } finally {
    await endpoint.close();
    await database.close();
  }
}

const line = (
  company: string,
  { name, email, roles }: (typeof demoCompanies)[number]['people'][number],
): string => {
  const role = roles.length > 0 ? ` (${roles.join(', ').replaceAll('_', ' ')})` : '';
  return `${email.padEnd(26)} ${demoPassword}   ${name}, ${company}${role}`;
};
