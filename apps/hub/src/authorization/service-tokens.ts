import {
  type AccessTokens,
  type ApiKeys,
  everyToolScope,
  type FoundToken,
  mayWrite,
  type OfCompany,
  parseName,
  parseServiceClient,
  toolScopes,
} from '@hub/identity';
import { type AccessToken, type Context, errors, type Provider } from 'oidc-provider';

import type { Resources } from './resources.js';

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
const longest = 900;

/** What a service's tokens are made with. */
export interface ServiceParts {
  readonly tokens: AccessTokens;
  readonly keys: ApiKeys;
  readonly resources: Resources;
}

/**
 * A service's own token (RFC 6749 section 4.4): its key for a quarter of an hour, at one address. It acts for nobody by itself;
 * with each call the service names a person, who must have granted it that.
 */
export function clientCredentials(provider: Provider, { resources }: ServiceParts) {
  return async (context: Context): Promise<void> => {
    const scope = scopeOf(context, everyToolScope);
    const token = new provider.ClientCredentials({ client: context.oidc.client });
    await issue(context, token, { audience: audienceIn(context, resources, '/mcp'), scope, resources });
  };
}

/**
 * Trades a person's token for one by which a service acts for that person (RFC 8693). The token must be one that the person
 * gave to a client, still alive; the person must have granted the service that; what comes out reaches no further and lives no
 * longer than what went in, and dies with either grant. Says `invalid_grant` without saying which of these was missing.
 */
export function tokenExchangeGrant(provider: Provider, parts: ServiceParts) {
  return async (context: Context): Promise<void> => {
    const subject = await subjectOf(context, parts);
    const token = new provider.AccessToken({
      client: context.oidc.client,
      accountId: subject.payload['accountId'],
      grantId: subject.payload['grantId'],
      gty: 'token_exchange',
      expiresIn: Math.max(1, Math.min(longest, Math.floor(subject.expiresIn))),
    });
    const audience = audienceIn(context, parts.resources, subject.audience);
    if (!reaches(subject.audience, audience))
      throw new errors.InvalidTarget('the token that was shown does not reach there');
    const scope = scopeOf(context, subject.writes ? everyToolScope : [toolScopes.read]);
    await issue(context, token, { audience, scope, resources: parts.resources });
    Object.assign(context.body as object, { issued_token_type: accessTokenType });
  };
}

async function subjectOf(context: Context, parts: ServiceParts): Promise<FoundToken> {
  const text = subjectIn(context);
  const service = parseServiceClient(context.oidc.client.clientId);
  const subject = await parts.tokens.find(text);
  if (!service || !subject || !(await mayActFor(parts, service, subject)))
    throw new errors.InvalidGrant('no such token, or no grant for this service');
  return subject;
}

const reaches = (held: string, asked: string): boolean =>
  asked === held || (held === '/mcp' && asked.startsWith('/mcp/'));

/** Who acts with an exchanged token (RFC 8693 section 4.1), as introspection shows it. */
export async function actorOf({ oidc }: Context, token: AccessToken): Promise<object | undefined> {
  return token.accountId !== undefined && parseServiceClient(token.clientId)
    ? { act: { sub: oidc.client.clientId } }
    : undefined;
}

function subjectIn({ oidc }: Context): string {
  const { params } = oidc;
  const text = params['subject_token'];
  if (typeof text !== 'string') throw new errors.InvalidRequest('subject_token is missing');
  if (params['subject_token_type'] !== accessTokenType)
    throw new errors.InvalidRequest(`subject_token_type must be ${accessTokenType}`);
  if ((params['requested_token_type'] ?? accessTokenType) !== accessTokenType)
    throw new errors.InvalidRequest(`requested_token_type can only be ${accessTokenType}`);
  if (params['actor_token'] !== undefined)
    throw new errors.InvalidRequest('the actor is the client itself; send no actor_token');
  return text;
}

// A token that was exchanged already is nobody's consent to hand on further.
async function mayActFor({ keys }: ServiceParts, service: OfCompany, subject: FoundToken): Promise<boolean> {
  const person = parseName(subject.payload['accountId'] as string | undefined);
  const isFromPerson = person !== undefined && subject.grantId !== null && subject.keyId === null;
  if (!isFromPerson || subject.companyId !== service.companyId) return false;
  return keys.isGranted(service, person.id);
}

function audienceIn({ oidc }: Context, resources: Resources, usual: string): string {
  const { resource, audience } = oidc.params;
  const asked = resource ?? audience;
  if (asked === undefined) return usual;
  const found = typeof asked === 'string' ? resources.audienceOf(asked) : undefined;
  if (found === undefined) throw new errors.InvalidTarget();
  return found;
}

function scopeOf({ oidc }: Context, held: readonly string[]): string {
  const asked = oidc.params.scope?.split(' ') ?? held;
  const given = held.filter(
    (scope) => asked.includes(scope) || (scope === toolScopes.read && mayWrite(asked.join(' '))),
  );
  if (given.length === 0) throw new errors.InvalidScope('none of these scopes can be given', asked.join(' '));
  return given.join(' ');
}

async function issue(
  context: Context,
  token: AccessToken,
  { audience, scope, resources }: { audience: string; scope: string; resources: Resources },
): Promise<void> {
  const { provider } = context.oidc;
  const resource = resources.urlOf(audience);
  token.resourceServer = new provider.ResourceServer(resource, infoOf(resource));
  token.scope = scope;
  context.oidc.entity(token.kind, token);
  context.body = {
    access_token: await token.save(),
    token_type: 'Bearer',
    expires_in: token.expiration,
    scope,
  };
}

/** How tokens for a resource are made: opaque, for a quarter of an hour. */
export const infoOf = (resource: string) =>
  ({
    scope: everyToolScope.join(' '),
    audience: resource,
    accessTokenTTL: longest,
    accessTokenFormat: 'opaque',
  }) as const;
