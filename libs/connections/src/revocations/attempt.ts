import type { Provider } from '@hub/kit';
import { SealBroken } from '@hub/platform';

import type { ProviderClients } from '../provider-clients/provider-clients.js';
import type { ClientCredentials, TokenEndpoint } from '../token-endpoint/token-endpoint.js';
import type { ConnectionRef } from '../vault/connection-ref.js';
import type { Vault } from '../vault/vault.js';
import type { OpenRevocation } from './statements.js';
import type { RevocationProblem, RevocationState } from './states.js';

/** How one attempt ended: settled for good, or to be tried again (`after` in seconds, where the provider said so). */
export type Ending =
  | { readonly state: Exclude<RevocationState, 'open' | 'dismissed'> }
  | { readonly problem: RevocationProblem; readonly after?: number | undefined };

/** Keeps what a renewal gives: `sent` before it leaves, `kept` before its token is used. */
export interface Renewal {
  sent(): Promise<void>;
  kept(sealed: { access: Buffer; refresh: Buffer | null }, expiresIn: number | undefined): Promise<void>;
}

export interface AttemptParts {
  readonly vault: Vault;
  readonly clients: ProviderClients;
  readonly endpoint: TokenEndpoint;
}

/** Asks the provider once to end what a connection has left behind. A token that it does not know is as good as ended. */
export async function attempt(
  parts: AttemptParts,
  provider: Provider | undefined,
  row: OpenRevocation,
  renewal: Renewal,
): Promise<Ending> {
  if (!provider?.oauth.revoke) return { state: 'impossible' };
  if (row.is_shared) return { state: 'shared' };
  const client = await parts.clients.credentials(row.company_id, provider.id).catch(() => undefined);
  if (!client) return { problem: 'no_registration' };
  try {
    const token = await tokenFor(parts, provider, client, { row, renewal });
    return typeof token === 'string' ? await end(parts, provider, client, token) : token;
  } catch (cause) {
    // Its key is gone, and with it the token: nobody can use it, and nobody can end it from here.
    if (cause instanceof SealBroken) return { state: 'lost' };
    throw cause;
  }
}

const refOf = (row: OpenRevocation): ConnectionRef => ({
  companyId: row.company_id,
  personId: row.person_id,
  provider: row.provider,
  connectionId: row.connection_id,
});

/** What the provider ends a grant by: GitHub a living access token, the others the refresh token, which outlives it. */
async function tokenFor(
  parts: AttemptParts,
  provider: Provider,
  client: ClientCredentials,
  { row, renewal }: { row: OpenRevocation; renewal: Renewal },
): Promise<string | Ending> {
  const ref = refOf(row);
  if (row.refresh_token === null) return parts.vault.open(ref, 'access_token', row.access_token);
  const refreshToken = await parts.vault.open(ref, 'refresh_token', row.refresh_token);
  if (provider.oauth.revoke?.style !== 'github-grant') return refreshToken;
  const lives = row.expires_in === null || row.expires_in > 30;
  if (lives && !row.is_unsure) return parts.vault.open(ref, 'access_token', row.access_token);
  return renewed(parts, provider, client, { row, renewal, refreshToken });
}

async function renewed(
  { vault, endpoint }: AttemptParts,
  provider: Provider,
  client: ClientCredentials,
  { row, renewal, refreshToken }: { row: OpenRevocation; renewal: Renewal; refreshToken: string },
): Promise<string | Ending> {
  await renewal.sent();
  const answer = await endpoint.refresh(provider, client, refreshToken);
  switch (answer.kind) {
    case 'granted':
      await renewal.kept(await vault.seal(refOf(row), answer.tokens), answer.tokens.expiresIn);
      return answer.tokens.accessToken;
    case 'dead':
      return { state: row.is_unsure && provider.oauth.refresh.rotates ? 'lost' : 'confirmed' };
    case 'client':
      return { problem: 'refused' };
    case 'transient':
      return { problem: 'no_answer', after: answer.retryAfter };
  }
}

async function end(
  { endpoint }: AttemptParts,
  provider: Provider,
  client: ClientCredentials,
  token: string,
): Promise<Ending> {
  const { revocation, retryAfter } = await endpoint.endGrant(provider, client, token);
  switch (revocation) {
    case 'removed':
    case 'already_gone':
      return { state: 'confirmed' };
    case 'impossible':
      return { state: 'impossible' };
    case 'refused':
      return retryAfter === undefined ? { problem: 'refused' } : { problem: 'busy', after: retryAfter };
    case 'failed':
      return retryAfter === undefined ? { problem: 'no_answer' } : { problem: 'busy', after: retryAfter };
  }
}
