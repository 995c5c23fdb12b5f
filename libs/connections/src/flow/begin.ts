import { createHash, randomBytes } from 'node:crypto';

import { type Provider, providersOf, scopesFor, type Skill, ToolError } from '@hub/kit';
import type { CompanyKeys, Person } from '@hub/identity';
import type { Database } from '@hub/platform';

import { unknownConnection } from '../errors.js';
import type { ProviderClients } from '../provider-clients/provider-clients.js';
import { endpointUrl, type ProviderUrls, urlsOf } from '../provider-urls.js';
import { type ConnectionRow, findPinned, keepTransaction } from './statements.js';

/** What a person wants to connect. Without `connectionId` the default connection grows; `otherAccount` allows another login. */
export interface BeginRequest {
  readonly provider: string;
  readonly skillIds: readonly string[];
  readonly connectionId?: string | undefined;
  readonly otherAccount?: boolean | undefined;
  /** The page of the hub to come back to, as a path; the skill's own when absent. */
  readonly returnTo?: string | undefined;
  /** Choose single files at the provider on the way, of these kinds (empty: all). */
  readonly pick?: readonly string[] | undefined;
}

export interface FlowParts {
  readonly database: Database;
  readonly keys: CompanyKeys;
  readonly clients: ProviderClients;
  readonly urls: ProviderUrls;
  readonly providers: readonly Provider[];
  readonly skills: readonly Skill[];
}

/** Where the verifier of one transaction is sealed to. */
export const verifierPlace = (personId: string, provider: string, stateHash: Buffer): string[] => [
  'oauth_transaction',
  personId,
  provider,
  stateHash.toString('hex'),
  'verifier',
];

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: unknown): text is string => typeof text === 'string' && uuid.test(text);

/**
 * Prepares one redirect to the provider (RFC 6749 section 4.1.1, RFC 7636, RFC 9700 section 4.7): state of 256 random bits
 * of which only the hash is kept, PKCE, ten minutes, one use, for this person in this session.
 */
export async function begin(
  parts: FlowParts,
  person: Person,
  sessionIdHash: Buffer,
  request: BeginRequest,
): Promise<{ url: string }> {
  const provider = providerOf(parts, request.provider);
  await requireReady(parts, person, provider);
  const pinned = await findTarget(parts, person, request);
  const scopes = scopesOf(parts, provider, request.skillIds, pinned?.scopes ?? []);
  const picking = pickingOf(provider, request.pick);
  const asked = [...new Set([...(provider.oauth.signInScopes ?? []), ...scopes, ...picking.scopes])];
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  const stateHash = sha256(state);
  const { companyId } = person;
  const sealed = await parts.keys.seal(companyId, verifierPlace(person.id, provider.id, stateHash), verifier);
  await parts.database.execute(keepTransaction, [
    companyId,
    stateHash,
    person.id,
    sessionIdHash,
    provider.id,
    request.skillIds[0] ?? null,
    pinned?.id ?? null,
    request.otherAccount ?? false,
    scopes,
    sealed,
    request.returnTo ?? null,
  ]);
  const { id: clientId } = await parts.clients.credentials(companyId, provider.id);
  return { url: authorizeUrl(parts, provider, { ...picking, clientId, scopes: asked, state, verifier }) };
}

/** What choosing files adds to the request. Throws ToolError `invalid_input` where the provider has no page for it. */
function pickingOf(
  provider: Provider,
  kinds: readonly string[] | undefined,
): { scopes: readonly string[]; parameters: Readonly<Record<string, string>> } {
  if (kinds === undefined) return { scopes: [], parameters: {} };
  const { picker } = provider.oauth;
  if (!picker) throw new ToolError('invalid_input', `${provider.title} has no page for choosing files.`);
  return { scopes: [picker.scope], parameters: picker.parameters(kinds) };
}

interface Authorization {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly verifier: string;
  readonly parameters: Readonly<Record<string, string>>;
}

function authorizeUrl({ urls, clients }: FlowParts, provider: Provider, asked: Authorization): string {
  const { oauth } = provider;
  const query = new URLSearchParams({
    ...oauth.extraParameters,
    ...asked.parameters,
    response_type: 'code',
    client_id: asked.clientId,
    redirect_uri: clients.redirectUri(provider.id),
    state: asked.state,
    ...(asked.scopes.length > 0 ? { scope: asked.scopes.join(oauth.scopeSeparator) } : {}),
    ...(oauth.pkce
      ? { code_challenge: sha256(asked.verifier).toString('base64url'), code_challenge_method: 'S256' }
      : {}),
  });
  return `${endpointUrl(urlsOf(provider, urls), oauth.authorize)}?${query}`;
}

export function providerOf({ providers }: Pick<FlowParts, 'providers'>, id: string): Provider {
  const provider = providers.find((one) => one.id === id);
  if (!provider) throw new ToolError('not_found', 'There is no such provider.');
  return provider;
}

async function requireReady(
  { clients }: FlowParts,
  { companyId }: Person,
  provider: Provider,
): Promise<void> {
  const client = (await clients.status(companyId)).find((one) => one.provider === provider.id);
  if (client?.status === 'ready') return;
  throw new ToolError(
    'denied',
    `${provider.title} is not ready in your company. Your administrator must check its registration first.`,
  );
}

async function findTarget(
  { database }: FlowParts,
  person: Person,
  { provider, connectionId }: BeginRequest,
): Promise<ConnectionRow | undefined> {
  if (connectionId !== undefined && !isUuid(connectionId)) throw unknownConnection();
  const values = [person.companyId, person.id, provider, connectionId ?? null];
  const [row] = await database.execute<ConnectionRow>(findPinned, values);
  if (!row && connectionId !== undefined) throw unknownConnection();
  return row;
}

/** What the skills need and what is granted already: providers replace a grant, and nothing may get lost. */
function scopesOf(
  { skills }: FlowParts,
  provider: Provider,
  skillIds: readonly string[],
  granted: readonly string[],
): string[] {
  const needed = skillIds.flatMap((id) => {
    const skill = skills.find((one) => one.id === id);
    if (!skill) throw new ToolError('not_found', 'There is no such skill.');
    if (!providersOf(skill.tools).some((one) => one.id === provider.id))
      throw new ToolError('invalid_input', `This skill does not use ${provider.title}.`, {
        problems: [{ field: 'provider', problem: `The skill ${id} does not use it.` }],
      });
    return scopesFor(provider, skill.tools, skill.prefers);
  });
  const known = granted.filter((scope) => Object.hasOwn(provider.scopes, scope));
  return [...new Set([...needed, ...known])].toSorted();
}
