import {
  type AccessTokens,
  type AgentGrants,
  mayWrite,
  nameOf,
  type OauthClients,
  type OauthItems,
  parseName,
  parseServiceClient,
  toolScopes,
} from '@hub/identity';
import { type Adapter, errors, type Stored } from 'oidc-provider';

import type { Resources } from './resources.js';

/** Where oidc-provider's models are kept. */
export interface Stores {
  readonly clients: OauthClients;
  readonly grants: AgentGrants;
  readonly tokens: AccessTokens;
  readonly items: OauthItems;
  readonly resources: Resources;
}

const never = async (): Promise<never> => {
  throw new Error('This is never asked for.');
};
const nothing = async (): Promise<undefined> => undefined;
const rest = { findByUserCode: nothing, findByUid: nothing, consume: never };

/** Keeps each of oidc-provider's models where the hub has it: grants and tokens as its own, the rest under lock. */
export function adapterFor(stores: Stores): (name: string) => Adapter {
  return (name) => {
    if (name === 'Client') return clientAdapter(stores);
    if (name === 'Grant') return grantAdapter(stores);
    if (name === 'AccessToken' || name === 'ClientCredentials') return tokenAdapter(name, stores);
    return itemAdapter(name, stores);
  };
}

const clientAdapter = ({ clients }: Stores): Adapter => ({
  ...rest,
  upsert: (id, metadata) => clients.keep(id, metadata),
  find: async (id) => clients.find(id),
  destroy: never,
  revokeByGrantId: never,
});

const yearInSeconds = 365 * 24 * 60 * 60;

// A grant is what the person has allowed on the hub's own page; oidc-provider only reads it, and may end it.
const grantAdapter = ({ grants, resources }: Stores): Adapter => ({
  ...rest,
  upsert: never,
  find: async (name) => {
    const { companyId, id } = parseName(name) ?? {};
    const grant = companyId === undefined || id === undefined ? undefined : await grants.find(companyId, id);
    if (!grant) return undefined;
    const scope = grant.writes ? `${toolScopes.read} ${toolScopes.write}` : toolScopes.read;
    const since = Math.floor(grant.grantedAt.getTime() / 1_000);
    return {
      jti: name,
      kind: 'Grant',
      accountId: nameOf({ companyId: grant.companyId, id: grant.personId }),
      clientId: grant.clientId,
      openid: { scope: 'openid offline_access' },
      resources: { [resources.urlOf(grant.audience)]: scope },
      iat: since,
      exp: since + yearInSeconds,
    };
  },
  destroy: async (name) => {
    const grant = parseName(name);
    if (grant) await grants.end(grant.companyId, grant.id);
  },
  revokeByGrantId: never,
});

interface TokenPayload extends Stored {
  readonly clientId?: string;
  readonly accountId?: string;
  readonly grantId?: string;
  readonly aud?: string;
  readonly scope?: string;
}

const tokenAdapter = (kind: string, { tokens, grants, resources }: Stores): Adapter => ({
  ...rest,
  upsert: async (text, { jti: _text, ...payload }, expiresIn) => {
    const { clientId, accountId, grantId, aud, scope } = payload as TokenPayload;
    const audience = resources.audienceOf(aud ?? '');
    if (audience === undefined) throw new errors.InvalidTarget();
    const grant = parseName(grantId);
    await tokens.keep({
      text,
      grantId: grant?.id ?? null,
      keyId: parseServiceClient(clientId)?.id ?? null,
      personId: parseName(accountId)?.id ?? null,
      audience,
      writes: mayWrite(scope),
      payload,
      expiresIn,
    });
    if (grant) await grants.noteUse(grant.companyId, grant.id);
  },
  find: async (text) => {
    const found = await tokens.find(text);
    if (found?.payload['kind'] !== kind) return undefined;
    // An exchanged token is another client's than its grant; whether the grant is alive has just been looked up.
    const { grantId, ...payload } = found.payload;
    return { ...payload, ...(found.keyId === null && { grantId }), jti: text };
  },
  destroy: (text) => tokens.end(text),
  revokeByGrantId: async (name) => {
    const grant = parseName(name);
    if (grant) await tokens.endOfGrant(grant.companyId, grant.id);
  },
});

const itemAdapter = (kind: string, { items }: Stores): Adapter => ({
  ...rest,
  upsert: (id, payload, expiresIn) => items.keep(kind, id, payload, expiresIn),
  find: (id) => items.find(kind, id),
  consume: async (id) => {
    // Of two that come at once only one may go on.
    if (!(await items.consume(kind, id))) throw new errors.InvalidGrant(`${kind} was used already`);
  },
  destroy: (id) => items.end(kind, id),
  revokeByGrantId: async (name) => {
    const grant = parseName(name);
    if (grant) await items.endOfGrant(kind, grant);
  },
});
