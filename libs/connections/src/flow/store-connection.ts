import { randomUUID } from 'node:crypto';

import type { Account, Provider } from '@hub/kit';
import type { Person } from '@hub/identity';
import type { Database } from '@hub/platform';

import type { Tokens } from '../token-endpoint/token-answer.js';
import { settleNotices } from '../notices/statements.js';
import { scheduleConnected } from '../refresh/schedule.js';
import type { Vault } from '../vault/vault.js';
import {
  type ConnectionRow,
  findByAccount,
  keepConnection,
  keepTokens,
  lockPerson,
  noteConnected,
} from './statements.js';

/** A connection as it was just made or renewed. */
export interface StoredConnection {
  readonly id: string;
  readonly provider: string;
  readonly account: string;
  readonly scopes: readonly string[];
  readonly isDefault: boolean;
}

interface Parts {
  readonly database: Database;
  readonly vault: Vault;
}

/** What the provider gave, and whose login it is. */
export interface Granted {
  readonly account: Account;
  readonly tokens: Tokens;
  readonly scopes: readonly string[];
}

/** Makes the connection and its tokens durable together, with the event. The first one at a provider becomes the default. */
export async function storeConnection(
  parts: Parts,
  person: Person,
  provider: Provider,
  granted: Granted,
): Promise<StoredConnection> {
  for (;;) {
    const id = await findId(parts, person, provider, granted.account);
    const stored = await storeAs(parts, person, provider, { ...granted, id });
    if (stored) return stored;
  }
}

async function findId(
  { database }: Parts,
  person: Person,
  provider: Provider,
  account: Account,
): Promise<string> {
  const values = [person.companyId, person.id, provider.id, account.id];
  const [row] = await database.execute<ConnectionRow>(findByAccount, values);
  return row?.id ?? randomUUID();
}

class AnotherId extends Error {
  override readonly name = 'AnotherId';
}

// The tokens are sealed to the connection's id, so if a parallel connect decided on another one, this starts over.
async function storeAs(
  { database, vault }: Parts,
  person: Person,
  provider: Provider,
  { id, account, tokens, scopes }: Granted & { readonly id: string },
): Promise<StoredConnection | undefined> {
  const { companyId, id: personId } = person;
  const ref = { companyId, personId, provider: provider.id, connectionId: id };
  const { access, refresh } = await vault.seal(ref, tokens);
  const work = database.executeTogether(async (client) => {
    await client.query(lockPerson, [companyId, personId, provider.id]);
    const sites = JSON.stringify(account.sites ?? []);
    const values = [companyId, id, personId, provider.id, account.id, account.label, scopes, sites];
    const { rows } = await client.query<{ id: string; is_default: boolean }>(keepConnection, values);
    if (rows[0]?.id !== id) throw new AnotherId();
    await client.query(keepTokens, [companyId, id, access, refresh, tokens.expiresIn ?? null]);
    await client.query(scheduleConnected, [companyId, id, ...lifeOf(provider, tokens)]);
    await client.query(settleNotices, [companyId, id]);
    const detail = { provider: provider.id, account: account.label, scopes };
    await client.query(noteConnected, [companyId, personId, `connection:${id}`, detail]);
    return { id, provider: provider.id, account: account.label, scopes, isDefault: rows[0].is_default };
  });
  return work.catch((cause: unknown) => {
    if (cause instanceof AnotherId) return undefined;
    throw cause;
  });
}

// Where using a refresh token does not replace it, the end that the provider names is the end of the sign-in.
function lifeOf({ oauth }: Provider, { refreshExpiresIn }: Tokens): [number | null, number | null] {
  const { rotates, ends } = oauth.refresh;
  return [
    refreshExpiresIn ?? ends?.unused ?? null,
    ends?.always ?? (rotates ? null : (refreshExpiresIn ?? null)),
  ];
}
