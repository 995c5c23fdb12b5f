import type { IncomingMessage } from 'node:http';

import { type AgentGrants, nameOf, parseName, type Person } from '@hub/identity';
import { type Context, errors, type Grant, type Provider } from 'oidc-provider';

import type { Resources } from './resources.js';

const visitors = new WeakMap<IncomingMessage, Person>();

/** Notes who is signed in to the hub on the browser that sends this request. */
export function noteVisitor(request: IncomingMessage, person: Person | undefined): void {
  if (person) visitors.set(request, person);
}

/**
 * Makes oidc-provider's session a mirror of the hub's: whoever is signed in here is signed in there, and nobody else. So a
 * sign-out counts at once, and what one person has begun another cannot end.
 */
export function mirrorSession(provider: Provider): void {
  const find = provider.Session.get.bind(provider.Session);
  provider.Session.get = async (context) => {
    const session = await find(context);
    const person = visitors.get(context.req);
    const account = person && nameOf(person);
    if (session.accountId === account) return session;
    if (account === undefined) delete session.accountId;
    else session.accountId = account;
    // Stored, for a sign-in under way must find the same session again.
    Object.defineProperty(session, 'touched', { value: true, writable: true, configurable: true });
    return session;
  };
}

/** What the person lets this client do at this address: as said on the page just now, else as remembered. */
export async function loadGrant(context: Context, parts: GrantParts): Promise<Grant | undefined> {
  const { account, client, params, provider, result } = context.oidc;
  const resource = String(params.resource);
  const audience = parts.resources.audienceOf(resource);
  if (audience === undefined) throw new errors.InvalidTarget('name one resource at a time');
  if (!account) return undefined;
  const { accountId } = account;
  const name =
    result?.consent?.grantId ?? (await remembered(parts.grants, accountId, client.clientId, audience));
  const grant = await provider.Grant.find(name);
  const isTheirs = grant?.accountId === accountId && grant.clientId === client.clientId;
  return isTheirs && grant.getResourceScope(resource) !== '' ? grant : undefined;
}

interface GrantParts {
  readonly grants: AgentGrants;
  readonly resources: Resources;
}

async function remembered(
  grants: AgentGrants,
  accountId: string,
  clientId: string,
  audience: string,
): Promise<string> {
  const person = parseName(accountId);
  const grant = person && (await grants.findOf(person, clientId, audience));
  return grant ? nameOf(grant) : '';
}
