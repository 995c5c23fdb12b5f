import { createHash, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CompanyKeys, type Person } from '@hub/identity';
import { defineProvider } from '@hub/kit';
import { Database, keyFileWrapper, Transport, trustingLoopback } from '@hub/platform';
import { Client } from 'pg';
import * as z from 'zod';

import { Connections, type ConnectionsParts } from '../connections.js';
import { ProviderClients } from '../provider-clients/provider-clients.js';
import type { HoldableConnection } from '../send/held.js';
import { TokenEndpoint } from '../token-endpoint/token-endpoint.js';
import { Vault } from '../vault/vault.js';
import { StandIn } from './stand-in.js';

const mail = defineProvider({
  id: 'mail',
  title: 'Mail',
  urls: { web: 'https://mail.example', api: 'https://api.mail.example' },
  oauth: {
    authorize: { base: 'web', path: '/authorize' },
    token: { base: 'web', path: '/token' },
    revoke: { base: 'api', path: '/applications/{client_id}/grant', style: 'github-grant' },
    scopeSeparator: ' ',
    pkce: true,
    refresh: { rotates: true, reuseLeeway: 0, killsAccessToken: true },
    deadGrantErrors: ['bad_refresh_token'],
  },
  scopes: { read: { label: 'Read your mail' }, send: { label: 'Send mail as you' } },
  accessPage: { base: 'web', path: '/apps' },
  accountRequests: ['GET /user'],
  client: ({ urls, send }) => ({ urls, send }),
  async account({ urls, send }) {
    const { body } = await send({ method: 'GET', url: `${urls.api}/user`, headers: {} });
    const { id, login } = JSON.parse(body.toString()) as { id: number; login: string };
    return { id: `${id}-${login}`, label: login };
  },
  toError: () => undefined,
});

const facts = { input: z.object({}), output: z.object({}), run: async () => ({}) };
const readMail = mail.tool({
  ...facts,
  name: 'mail_get_user',
  title: 'Get user',
  description: 'Reads.',
  effect: 'read',
  scopes: ['read'],
  requests: ['GET /user', 'GET /mails/{id}'],
});
const sendMail = mail.tool({
  ...facts,
  name: 'mail_send_mail',
  title: 'Send mail',
  description: 'Sends.',
  effect: 'send',
  scopes: ['send'],
  requests: ['POST /mails'],
});
const skill = (id: string, tools: Record<string, typeof readMail>) =>
  mail.skill({
    id,
    title: id,
    summary: 'Mail.',
    instructions: 'Read.',
    tools,
    examples: [{ question: 'Who am I?', tool: readMail, input: {} }],
  });

export const tools = { readMail, sendMail };
export const skills = [skill('read-mail', { readMail }), skill('send-mail', { readMail, sendMail })];
export const sessionOf = (name: string): Buffer => createHash('sha256').update(name).digest();

/** One process's libraries over a database that others share. */
export interface Process {
  readonly connections: Connections;
  readonly clients: ProviderClients;
  readonly vault: Vault;
  readonly database: Database;
  /** What else can be made from. */
  readonly parts: Pick<ConnectionsParts, 'database' | 'keys' | 'transport' | 'providers'>;
  close(): Promise<void>;
}

interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database, a provider and as many processes as asked for. */
export async function openWorld(fresh: FreshDatabase) {
  const provider = new StandIn();
  await provider.open();
  const owner = new Client({ connectionString: fresh.url });
  await owner.connect();
  const keyFile = join(tmpdir(), `connections-key-${randomBytes(6).toString('hex')}`);
  const running: Process[] = [];
  const query: Query = async (text, values = []) => (await owner.query(text, [...values])).rows;
  const process = async (settings: Settings = {}): Promise<Process> => {
    const made = await startProcess({ databaseUrl: fresh.url, keyFile, provider, settings });
    running.push(made);
    return made;
  };
  const close = async (): Promise<void> => {
    for (const one of running) await one.close();
    await owner.end();
    await provider.close();
    await fresh.drop();
    await rm(keyFile, { force: true });
  };
  return { provider, mail, process, query, ...rowsOf(query), close };
}

type Settings = Pick<ConnectionsParts, 'spoolFolder' | 'refreshRate'>;

interface Start {
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly provider: StandIn;
  readonly settings: Settings;
}

async function startProcess({ databaseUrl, keyFile, provider, settings }: Start): Promise<Process> {
  const wrapper = await keyFileWrapper({ path: keyFile, create: true });
  const database = new Database({ url: databaseUrl, pool: 10, entities: [], migrations: [] });
  await database.open();
  const urls = { mail: { web: provider.url, api: provider.url } };
  const keys = new CompanyKeys(database, wrapper);
  const [endpoint, transport] = [new TokenEndpoint(urls), new Transport(undefined, trustingLoopback)];
  const providers = [mail];
  const publicUrl = 'http://localhost:4600';
  const clients = new ProviderClients({ database, keys, endpoint, publicUrl, providers });
  const parts = { database, keys, clients, endpoint, transport, urls, providers, skills, ...settings };
  const connections = new Connections(parts);
  const close = async (): Promise<void> => {
    await endpoint.close();
    await transport.close();
    await database.close();
  };
  return { connections, clients, vault: new Vault(database, keys), database, parts, close };
}

type Query = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

function rowsOf(query: Query) {
  const idOf = async (text: string, values: readonly unknown[]): Promise<string> => {
    const [row] = await query<{ id: string }>(`${text} RETURNING id`, values);
    return row?.id ?? '';
  };
  const company = async (slug: string): Promise<string> =>
    idOf('INSERT INTO companies (slug, name) VALUES ($1, $1)', [slug]);
  const person = async (companyId: string, name: string, roles: Person['roles'] = []): Promise<Person> => {
    const email = `${name}@company.example`;
    const values = [companyId, email, name];
    const id = await idOf('INSERT INTO people (company_id, email, name) VALUES ($1, $2, $3)', values);
    return { companyId, id, email, name, roles, teamIds: [] };
  };
  /** A connection as a call's lookup would find it. */
  const held = async (connectionId: string): Promise<HoldableConnection> => {
    const [row] = await query<HoldableConnection>(
      `SELECT c.company_id AS "companyId", c.person_id AS "personId", c.provider, c.id AS "connectionId", t.version,
         t.access_token AS "accessToken", extract(epoch FROM t.expires_at - clock_timestamp())::float8 AS "expiresIn"
       FROM connections c JOIN connection_tokens t ON t.company_id = c.company_id AND t.connection_id = c.id
       WHERE c.id = $1`,
      [connectionId],
    );
    if (!row) throw new Error('No such connection');
    return row;
  };
  return { company, person, held };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A company whose registration is entered and checked. Returns its administrator. */
export async function readyCompany(world: World, { clients }: Process, slug: string): Promise<Person> {
  const admin = await world.person(await world.company(slug), `admin-${slug}`, ['company_admin']);
  await clients.set(admin, 'mail', { clientId: 'hub-client', secret: 'hub-secret' });
  await clients.check(admin, 'mail');
  return admin;
}

/** Connects `login` for `person` the way a browser does; returns the connection's id. */
export async function connect(
  world: World,
  { connections }: Process,
  person: Person,
  login: string,
): Promise<string> {
  const session = sessionOf(person.id);
  const request = { provider: 'mail', skillIds: ['read-mail'], otherAccount: true };
  const { url } = await connections.begin(person, session, request);
  const query = world.provider.consent(url, login);
  const finished = await connections.finish({ provider: 'mail', query, sessionIdHash: session, person });
  return finished.connection.id;
}

/** Sends `GET /user` as the connection, once. */
export async function ask(world: World, { connections }: Process, id: string, row?: HoldableConnection) {
  const send = connections
    .hold(row ?? (await world.held(id)), world.mail)
    .send(readMail, AbortSignal.timeout(30_000));
  return send({ method: 'GET', url: `${world.provider.url}/user`, headers: {} });
}
