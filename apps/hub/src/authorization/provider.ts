import {
  type ApiKeys,
  type AuthorizationKeySet,
  everyToolScope,
  newAccessToken,
  parseKey,
  parseName,
  parseServiceClient,
  type People,
  tokenExchange,
} from '@hub/identity';
import { type AccessToken, type Client, type Configuration, errors, Provider } from 'oidc-provider';

import { adapterFor, type Stores } from './adapter.js';
import { applyClientRules } from './client-rules.js';
import { loadGrant, mirrorSession } from './people-at-the-door.js';
import { prompts } from './policy.js';
import { showProblem } from './problem-page.js';
import { issuerOf } from './resources.js';
import { actorOf, clientCredentials, infoOf, tokenExchangeGrant } from './service-tokens.js';

/** What the authorization server is made from. */
export interface ProviderParts extends Stores {
  readonly people: People;
  readonly keys: ApiKeys;
  readonly publicUrl: string;
  readonly own: AuthorizationKeySet;
  /** How metadata documents of clients are fetched; absent: over https, never from a private address. */
  readonly fetch?: Configuration['fetch'];
}

const minute = 60;
const day = 24 * 60 * minute;

/** Cookies of the authorization server: to itself, and each step of a sign-in only to its own address. */
const cookies = ({ own }: ProviderParts) => ({
  names: {
    session: '__Secure-skillhub-agents',
    interaction: '__Secure-skillhub-allow',
    resume: '__Secure-skillhub-resume',
  },
  long: { httpOnly: true, secure: true, sameSite: 'lax', signed: true, path: '/oidc' },
  short: { httpOnly: true, secure: true, sameSite: 'lax', signed: true },
  keys: own.cookies,
});

const features = ({ resources }: ProviderParts) => ({
  clientCredentials: { enabled: true },
  clientIdMetadataDocument: {
    enabled: true,
    ack: 'draft-02',
    cacheDuration: { min: minute, max: 60 * minute },
  },
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  introspection: { enabled: true, allowedPolicy: isOwn },
  pushedAuthorizationRequests: { enabled: false },
  registration: { enabled: true, issueRegistrationAccessToken: false },
  resourceIndicators: {
    enabled: true,
    defaultResource: async () => resources.urlOf('/mcp'),
    useGrantedResource: async () => true,
    getResourceServerInfo: async (_context: unknown, resource: string) => {
      if (resources.audienceOf(resource) === undefined) throw new errors.InvalidTarget();
      return infoOf(resource);
    },
  },
  revocation: { enabled: true, allowedPolicy: isOwn },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
});

const isOwn = async (_context: unknown, client: Client, token: AccessToken): Promise<boolean> =>
  token.clientId === client.clientId;

const clientSettings = {
  clientAuthMethods: ['none', 'private_key_jwt', 'client_secret_basic', 'client_secret_post'],
  clientDefaults: {
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: 'ES256',
  },
  enabledJWA: {
    idTokenSigningAlgValues: ['ES256'],
    clientAuthSigningAlgValues: ['ES256', 'EdDSA', 'PS256', 'RS256'],
  },
  extraClientMetadata: {
    properties: ['skillhub'],
    validator: (_context: unknown, _key: string, _value: unknown, metadata: Record<string, unknown>) =>
      applyClientRules(metadata),
  },
  fetchResponseBodyLimits: {
    'client_id metadata document': 5 * 1024,
    jwks_uri: 64 * 1024,
    sector_identifier_uri: 64 * 1024,
  },
};

const tokenSettings = {
  ttl: {
    AccessToken: 15 * minute,
    AuthorizationCode: minute,
    ClientCredentials: 15 * minute,
    Grant: 365 * day,
    IdToken: 60 * minute,
    Interaction: 10 * minute,
    RefreshToken: 30 * day,
    Session: 10 * minute,
  },
  issueRefreshToken: async (_context: unknown, client: Client) => client.grantTypeAllowed('refresh_token'),
  expiresWithSession: async () => false,
  rotateRefreshToken: () => true,
  extraTokenClaims: actorOf,
};

/**
 * The authorization server (OAuth 2.1): codes with PKCE only, tokens for the hub's own resources only, refresh tokens that
 * change with each use. Access tokens are opaque and looked up with every call, so nothing that is taken back lives on.
 */
export function makeProvider(parts: ProviderParts): Provider {
  const { publicUrl, people, own } = parts;
  const provider = new Provider(issuerOf(publicUrl), {
    ...clientSettings,
    ...tokenSettings,
    adapter: adapterFor(parts),
    features: features(parts),
    cookies: cookies(parts),
    jwks: { keys: own.signing },
    scopes: ['openid', 'offline_access', ...everyToolScope],
    responseTypes: ['code'],
    pkce: { required: () => true },
    interactions: { policy: prompts, url: (_context, { uid }) => `/allow/${uid}` },
    allowOmittingSingleRegisteredRedirectUri: false,
    enableHttpPostMethods: false,
    routes: { introspection: '/introspect', revocation: '/revoke', registration: '/register' },
    findAccount: async (_context, sub) => {
      const name = parseName(sub);
      const person = name && (await people.findById(name.companyId, name.id));
      return person && { accountId: sub, claims: async () => ({ sub }) };
    },
    loadExistingGrant: (context) => loadGrant(context, parts),
    renderError: showProblem,
    ...(parts.fetch && { fetch: parts.fetch }),
  });
  adjust(provider, parts);
  return provider;
}

// What oidc-provider has no setting for: the form of tokens, secrets that are kept as hashes, whose session counts.
function adjust(provider: Provider, parts: ProviderParts): void {
  provider.proxy = true;
  const create = provider.createContext.bind(provider);
  provider.createContext = (request, response) => {
    const context = create(request, response);
    // Also where the hub listens in plain text: browsers count http on loopback as secure.
    context.cookies.secure = true;
    return context;
  };
  for (const model of [provider.AccessToken, provider.ClientCredentials])
    model.prototype.generateTokenId = function (this: AccessToken) {
      const company = parseName(this.accountId) ?? parseServiceClient(this.clientId);
      this.format = 'opaque';
      return newAccessToken(company?.companyId ?? '');
    };
  provider.Client.needsSecret = ({ client_id: id }) => parseServiceClient(String(id)) !== undefined;
  provider.Client.prototype.compareClientSecret = function (this: Client, actual: string) {
    return parseKey(actual)?.hash.toString('hex') === this.clientSecret;
  };
  mirrorSession(provider);
  // A client that names no scope is taken to ask for all: the person decides what it gets.
  provider.use(async (context, next) => {
    if (context.path === '/auth' && !context.query['scope'])
      context.query = { ...context.query, scope: everyToolScope.join(' ') };
    await next();
  });
  const exchangeParams = ['subject_token', 'subject_token_type', 'requested_token_type', 'actor_token'];
  provider.registerGrantType('client_credentials', clientCredentials(provider, parts), ['scope', 'resource']);
  provider.registerGrantType(tokenExchange, tokenExchangeGrant(provider, parts), [
    ...exchangeParams,
    'audience',
    'resource',
    'scope',
  ]);
}
