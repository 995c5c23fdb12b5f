import { createHash, randomBytes, randomUUID } from 'node:crypto';

import type { CompanyKeys } from '@hub/identity';
import type { Pool } from 'pg';

import { Dice } from './dice.js';
import type { Pair, ProviderDoor, ProviderId } from './provider-door.js';

/** What came of one call. `status` 0: no answer, because the hub had gone. Times in milliseconds of the machine's clock. */
export interface Answer {
  readonly hub: number;
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: number | undefined;
  readonly from: number;
  readonly to: number;
}

/** One seed of one row: a company of its own with one person, one key and one connection, and what befell them. */
export interface Seat {
  readonly seed: number;
  readonly dice: Dice;
  readonly provider: ProviderId;
  readonly login: string;
  readonly companyId: string;
  readonly personId: string;
  readonly connectionId: string;
  readonly key: string;
  /** The session cookie of the person's browser. */
  readonly session: string;
  granted: Pair;
  readonly answers: Answer[];
  /** What else a row wants to remember about this seed. */
  readonly notes: Record<string, unknown>;
}

/** What a seat is to be. */
export interface Wanted {
  readonly seed: number;
  readonly providers?: readonly ProviderId[];
  readonly login?: string;
}

interface Parts {
  readonly owner: Pool;
  readonly keys: CompanyKeys;
  readonly door: ProviderDoor;
}

const all: readonly ProviderId[] = ['github', 'google', 'atlassian'];
const scopes: Record<ProviderId, string[]> = {
  github: ['repo'],
  google: ['openid', 'email', 'https://www.googleapis.com/auth/gmail.modify'],
  atlassian: ['read:jira-work', 'read:me', 'offline_access'],
};
/** Seats somebody: consents at the provider and writes everything that a connect flow would have written. */
export async function seat(parts: Parts, wanted: Wanted): Promise<Seat> {
  const dice = new Dice(wanted.seed);
  const provider = dice.pick(wanted.providers ?? all);
  const login = wanted.login ?? 'ana-lopez';
  const granted = await parts.door.agree(provider, login);
  const [companyId, personId, connectionId] = [randomUUID(), randomUUID(), randomUUID()];
  const facts = { companyId, personId, connectionId, provider };
  await addCompany(parts, facts);
  await addConnection(parts, facts, granted, await parts.door.accountOf(provider, login));
  const { key, session } = await addWaysIn(parts.owner, facts);
  return { seed: wanted.seed, dice, ...facts, login, key, session, granted, answers: [], notes: {} };
}

type Facts = Pick<Seat, 'companyId' | 'personId' | 'connectionId' | 'provider'>;

async function addCompany({ owner, keys }: Parts, { companyId, personId, provider }: Facts): Promise<void> {
  await owner.query('INSERT INTO companies (id, slug, name) VALUES ($1, $2, $2)', [
    companyId,
    `seed-${companyId.slice(0, 8)}`,
  ]);
  await owner.query('INSERT INTO people (company_id, id, email, name) VALUES ($1, $2, $3, $3)', [
    companyId,
    personId,
    `${personId}@seed.example`,
  ]);
  const secret = await keys.seal(companyId, ['provider_client', provider, 'secret'], 'skillhub-demo-secret');
  await owner.query(
    `INSERT INTO provider_clients (company_id, provider, client_id, secret, status) VALUES ($1, $2, 'skillhub-demo', $3, 'ready')`,
    [companyId, provider, secret],
  );
}

/** Writes a connection with its tokens, an hour from expiry. `account` is its id at the provider. */
export async function addConnection(
  { owner, keys }: Pick<Parts, 'owner' | 'keys'>,
  { companyId, personId, connectionId, provider }: Facts,
  granted: Pair,
  account: string,
): Promise<void> {
  await owner.query(
    `INSERT INTO connections (company_id, id, person_id, provider, account_id, account_label, scopes, sites, is_default)
     SELECT $1, $2, $3, $4, $5, $5, $6, $7, NOT EXISTS (
       SELECT FROM connections WHERE company_id = $1 AND person_id = $3 AND provider = $4 AND is_default)`,
    [
      companyId,
      connectionId,
      personId,
      provider,
      account,
      scopes[provider],
      JSON.stringify(sitesOf(provider)),
    ],
  );
  await owner.query(
    `INSERT INTO connection_tokens (company_id, connection_id, access_token, refresh_token, expires_at)
     VALUES ($1, $2, $3, $4, now() + interval '1 hour')`,
    [
      companyId,
      connectionId,
      ...(await sealedOf(keys, { companyId, personId, connectionId, provider }, granted)),
    ],
  );
}

/** Gives the connection tokens of another login, as if it had been connected with that one. */
export async function regrant(parts: Parts, seat: Seat, login: string): Promise<void> {
  seat.granted = await parts.door.agree(seat.provider, login);
  await parts.owner.query(
    'UPDATE connection_tokens SET access_token = $2, refresh_token = $3 WHERE connection_id = $1',
    [seat.connectionId, ...(await sealedOf(parts.keys, seat, seat.granted))],
  );
}

async function sealedOf(
  keys: CompanyKeys,
  { companyId, personId, connectionId, provider }: Facts,
  { access, refresh }: Pair,
): Promise<[Buffer, Buffer]> {
  const place = (field: string): string[] => ['connection', personId, provider, connectionId, field];
  return [
    await keys.seal(companyId, place('access_token'), access),
    await keys.seal(companyId, place('refresh_token'), refresh),
  ];
}

async function addWaysIn(
  owner: Pool,
  { companyId, personId }: Facts,
): Promise<{ key: string; session: string }> {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const company = Buffer.from(companyId.replaceAll('-', ''), 'hex').toString('base64url');
  const key = `skh_${company}_${randomBytes(32).toString('base64url')}`;
  await owner.query(
    `INSERT INTO api_keys (company_id, kind, person_id, name, hash, hint, created_by) VALUES ($1, 'personal', $2, 'seed', $3, 'seed', $2)`,
    [companyId, personId, hash(key)],
  );
  const session = randomBytes(32).toString('base64url');
  await owner.query(
    `INSERT INTO sessions (id_hash, company_id, person_id, data, expires_at) VALUES ($1, $2, $3, $4, now() + interval '8 hours')`,
    [hash(session), companyId, personId, JSON.stringify({ companyId, personId })],
  );
  return { key, session };
}

const sitesOf = (provider: ProviderId): object[] =>
  provider === 'atlassian'
    ? [{ id: plantSite, name: 'northwind', url: 'https://northwind.atlassian.net' }]
    : [];
const plantSite = '6f1e0c52-9b7d-4e1f-8a34-5d2c7b90e101';
