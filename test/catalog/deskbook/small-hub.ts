import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Catalog, type CatalogValues } from '@hub/catalog';
import { Connections, ProviderClients, type ProviderUrls, TokenEndpoint } from '@hub/connections';
import { ApiKeys, CompanyKeys, type Person } from '@hub/identity';
import { Database, keyFileWrapper, Transport, trustingLoopback } from '@hub/platform';
import { Runtime } from '@hub/runtime';
import { Client } from 'pg';

import { freshDatabase } from '../../support/database.js';

/** The hub's own libraries around a catalogue, put together as the hub does it, without its doors. The caller closes it. */
export async function openSmallHub(values: CatalogValues, urls: ProviderUrls) {
  const fresh = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'small-hub-'));
  const wrapper = await keyFileWrapper({ path: join(folder, 'key'), create: true });
  const database = new Database({ url: fresh.url, pool: 4, entities: [], migrations: [] });
  await database.open();
  const owner = new Client({ connectionString: fresh.url });
  await owner.connect();
  const keys = new CompanyKeys(database, wrapper);
  const catalog = new Catalog(database, values);
  const [endpoint, transport] = [new TokenEndpoint(urls), new Transport(undefined, trustingLoopback)];
  const publicUrl = 'http://localhost:4600';
  const clients = new ProviderClients({ database, keys, endpoint, publicUrl, ...values });
  const connections = new Connections({ database, keys, clients, endpoint, transport, urls, ...values });
  const log = { error: () => {} };
  const runtime = new Runtime({ database, catalog, connections, keys, urls, publicUrl, log });
  const insert = async (table: string, row: Readonly<Record<string, string>>): Promise<void> => {
    const places = Object.keys(row).map((_, index) => `$${index + 1}`);
    const statement = `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`;
    await owner.query(statement, Object.values(row));
  };
  return {
    clients,
    connections,
    runtime,
    /** A company with one person, who may do everything. */
    async person(): Promise<Person> {
      const [companyId, id, name] = [randomUUID(), randomUUID(), `c${randomBytes(6).toString('hex')}`];
      const email = `${name}@northwind.example`;
      await insert('companies', { id: companyId, slug: name, name });
      await insert('people', { company_id: companyId, id, email, name });
      return { companyId, id, email, name, roles: ['company_admin'], teamIds: [] };
    },
    /** That person's key, as a credential. */
    async keyOf(person: Person) {
      const { key } = await new ApiKeys(database).create(person, {
        name: 'test',
        kind: 'personal',
        skills: null,
      });
      return { kind: 'key', key } as const;
    },
    async close(): Promise<void> {
      await runtime.close();
      await endpoint.close();
      await transport.close();
      await database.close();
      await owner.end();
      await fresh.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The browser session that a person connects in. */
export const sessionOf = ({ id }: Person): Buffer => createHash('sha256').update(id).digest();
