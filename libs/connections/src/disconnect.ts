import type { Provider } from '@hub/kit';
import type { Person } from '@hub/identity';
import type { Database, Statement } from '@hub/platform';

import { unknownConnection } from './errors.js';
import type { ProviderClients } from './provider-clients/provider-clients.js';
import type { Refresher } from './refresh/refresher.js';
import type { Revocation, TokenEndpoint } from './token-endpoint/token-endpoint.js';
import type { ConnectionRef } from './vault/connection-ref.js';
import type { Vault } from './vault/vault.js';

interface Parts {
  readonly database: Database;
  readonly vault: Vault;
  readonly refresher: Refresher;
  readonly clients: ProviderClients;
  readonly endpoint: TokenEndpoint;
}

/** The row goes before the provider is asked, so calls are refused at once; the next oldest becomes the default. */
const remove = `WITH gone AS (
    DELETE FROM connections WHERE company_id = $1 AND person_id = $2 AND id = $3
    RETURNING company_id, person_id, id, provider, account_label, is_default)
  SELECT provider, is_default, account_label FROM gone`;

const promote = `UPDATE connections SET is_default = true
  WHERE company_id = $1 AND id = (
    SELECT id FROM connections WHERE company_id = $1 AND person_id = $2 AND provider = $3 ORDER BY connected_at LIMIT 1)`;

const noteRemoval = `INSERT INTO events (company_id, person_id, action, subject, detail)
  VALUES ($1, $2, 'connection.disconnected', $3, $4)`;

const noteRevocation: Statement = {
  name: 'connections.note_revocation',
  text: `INSERT INTO events (company_id, person_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)`,
};

/** Ends a connection here at once and then at the provider. Returns whether the provider has confirmed; never throws for its sake. */
export async function disconnect(
  parts: Parts,
  person: Person,
  provider: Provider,
  connectionId: string,
): Promise<boolean> {
  const { companyId, id: personId } = person;
  const ref = { companyId, personId, provider: provider.id, connectionId };
  const token = await livingToken(parts, provider, ref).catch(() => undefined);
  await removeRow(parts, ref);
  const revocation = token === undefined ? 'failed' : await revoke(parts, provider, companyId, token);
  const confirmed = revocation === 'removed' || revocation === 'already_gone';
  const action = confirmed ? 'connection.removed_at_provider' : 'connection.not_removed_at_provider';
  const detail = { provider: provider.id, revocation };
  await parts.database.execute(noteRevocation, [
    companyId,
    personId,
    action,
    `connection:${connectionId}`,
    detail,
  ]);
  return confirmed;
}

// Providers end a grant by a token that still lives; an expired one is renewed for it when that is possible.
async function livingToken(
  { vault, refresher }: Parts,
  provider: Provider,
  ref: ConnectionRef,
): Promise<string | undefined> {
  const row = await vault.read(ref);
  if (!row) return undefined;
  const lives = row.expires_in === null || row.expires_in > 30;
  if (lives || row.refresh_token === null || row.status !== 'active')
    return vault.open(ref, 'access_token', row.access_token);
  const fresh = await refresher.fresh({ ref, provider, stale: row.version, rejected: false });
  return fresh.accessToken;
}

async function removeRow({ database }: Parts, ref: ConnectionRef): Promise<void> {
  const { companyId, personId, connectionId } = ref;
  await database.executeTogether(async (client) => {
    const { rows } = await client.query<{ is_default: boolean; account_label: string }>(remove, [
      companyId,
      personId,
      connectionId,
    ]);
    const [gone] = rows;
    if (!gone) throw unknownConnection();
    if (gone.is_default) await client.query(promote, [companyId, personId, ref.provider]);
    const detail = { provider: ref.provider, account: gone.account_label };
    await client.query(noteRemoval, [companyId, personId, `connection:${connectionId}`, detail]);
  });
}

async function revoke(
  { clients, endpoint }: Parts,
  provider: Provider,
  companyId: string,
  token: string,
): Promise<Revocation> {
  const client = await clients.credentials(companyId, provider.id).catch(() => undefined);
  if (!client) return 'failed';
  const first = await endpoint.revoke(provider, client, token);
  return first === 'failed' ? endpoint.revoke(provider, client, token) : first;
}
